import { formatIssue, quote } from "../scenario/issue.ts";
import { isKeyed } from "../scenario/json-path.ts";
import type { Period } from "../simulation/outcome.ts";
import type { Executor, Job, ResultOptions } from "./job.ts";
import type { RunFigures } from "./run-figures.ts";

/** What somebody needs of every run, and which executor gives it. */
interface Wanted<Result> {
  readonly expected: string;
  is(result: unknown): result is Result;
}

/** The quarters of a run. */
export const QUARTERS: Wanted<Period[]> = {
  expected: "one that gives quarters, workerExecutor(workers) of churnkit/node",
  is: (result): result is Period[] => Array.isArray(result),
};

/** Quarters and evenings. */
export const FIGURES: Wanted<RunFigures> = {
  expected: "one that gives quarters and evenings, figuresExecutor(workers) of churnkit/node",
  is: (result): result is RunFigures =>
    isKeyed(result) && Array.isArray(result.periods) && isKeyed(result.daily),
};

/**
 * Have an executor do jobs, and look at the first result that it gives, so that one of the wrong kind does no more.
 *
 * @throws TypeError If it is no executor, or one that gives something else.
 */
export async function executed<Result>(
  executor: Executor<Result>,
  jobs: readonly Job[],
  options: ResultOptions<Result>,
  wanted: Wanted<Result>,
): Promise<Result[]> {
  if (typeof executor !== "function") throw problem(wanted, quote(executor));
  const check = (result: unknown): void => {
    if (!wanted.is(result)) throw problem(wanted, `one that gives ${nameOf(result)}`);
  };
  const results: unknown = await executor(jobs, {
    ...options,
    onResult(result, index) {
      check(result);
      options.onResult?.(result, index);
    },
  });
  if (!Array.isArray(results)) throw problem(wanted, `one that gives ${quote(results)}`);
  results.forEach(check);
  return results;
}

function problem({ expected }: Pick<Wanted<unknown>, "expected">, found: string): TypeError {
  return new TypeError(formatIssue({ path: "options.executor", expected, found }));
}

function nameOf(result: unknown): string {
  if (QUARTERS.is(result)) return "quarters (workerExecutor)";
  if (FIGURES.is(result)) return "quarters and evenings (figuresExecutor)";
  return isKeyed(result) && isKeyed(result.ledger) ? "every day (outcomeExecutor)" : quote(result);
}
