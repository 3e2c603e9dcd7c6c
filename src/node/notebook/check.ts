import { displayBundle } from "./display.ts";
import { currentSession } from "./session-access.ts";

export interface CheckOptions {
  /** What the answer came to: shown under either verdict, so that it can be discussed after it is right, too. */
  readonly result?: string | undefined;
  /** What to look at when the check fails. */
  readonly hint?: string | undefined;
}

/**
 * Tell a student whether an answer is right.
 *
 * A wrong answer does not throw: the cells below still run. With CHURNKIT_STRICT=1 in the environment it does, for
 * automatic runs.
 *
 * @param name What is checked.
 * @param condition Truth of the answer, or a function that returns it; one that throws has failed.
 * @returns Whether the check passed. Not shown again when it is the cell's last value.
 * @throws Error If the check failed and CHURNKIT_STRICT is 1.
 */
export function check(
  name: string,
  condition: boolean | (() => boolean),
  options: CheckOptions = {},
): boolean {
  let passed = false;
  let thrown: string | undefined;
  try {
    passed = (typeof condition === "function" ? condition() : condition) === true;
  } catch (error) {
    thrown = error instanceof Error ? error.message : String(error);
  }
  const hint = passed ? undefined : options.hint;
  const advice = thrown !== undefined && hint !== undefined ? `${thrown}. ${hint}` : (thrown ?? hint);
  const below = [options.result, advice].filter((part) => part !== undefined);
  const mark = `${passed ? "✓" : "✗"} ${name}`;
  const verdict = below.length === 0 ? mark : `${mark}: ${below.join("; ")}`;
  if (!passed && process.env.CHURNKIT_STRICT === "1") throw new Error(verdict);
  void displayBundle({
    "text/markdown": [`**${mark}**`, ...below].join("  \n"),
    "text/plain": verdict,
  });
  currentSession()?.silence(passed);
  return passed;
}
