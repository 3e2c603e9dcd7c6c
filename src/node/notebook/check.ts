import { displayBundle } from "./display.ts";
import { currentSession } from "./session-access.ts";

export interface CheckOptions {
  /** What to look at when the check fails. */
  readonly hint?: string;
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
  let reason = options.hint;
  try {
    passed = (typeof condition === "function" ? condition() : condition) === true;
  } catch (error) {
    const thrown = error instanceof Error ? error.message : String(error);
    reason = options.hint === undefined ? thrown : `${thrown}. ${options.hint}`;
  }
  const verdict = passed ? `✓ ${name}` : `✗ ${name}${reason === undefined ? "" : `: ${reason}`}`;
  if (!passed && process.env.CHURNKIT_STRICT === "1") throw new Error(verdict);
  const rest = passed || reason === undefined ? "" : `  \n${reason}`;
  void displayBundle({
    "text/markdown": `**${passed ? "✓" : "✗"} ${name}**${rest}`,
    "text/plain": verdict,
  });
  currentSession()?.silence(passed);
  return passed;
}
