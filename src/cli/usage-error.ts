import { formatIssue, ScenarioError } from "../scenario/issue.ts";

/** Thrown for an argument that the user can mend; the message is one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  /** @param place Option or argument, e.g. `--seed`. */
  constructor(place: string, expected: string, found: string, hint?: string) {
    super(formatIssue({ path: place, expected, found, ...(hint !== undefined && { hint }) }));
  }
}

/**
 * Do something on behalf of an option, and let what is wrong with its value name the option.
 *
 * @param place Option or file.
 * @throws UsageError For a `RangeError` of the form `invalid seed; must be …: -1`.
 */
export function onBehalfOf<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw named(error, place);
  }
}

function named(error: unknown, place: string): unknown {
  if (error instanceof ScenarioError && error.file === undefined) {
    return new ScenarioError(error.issues, place);
  }
  const match = error instanceof RangeError && /^invalid \w+; must be (.+): (.*)$/s.exec(error.message);
  return match ? new UsageError(place, match[1], match[2]) : error;
}
