import type { Scenario } from "../scenario/scenario.ts";
import { periodsWithMoney } from "../simulation/accounts.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { type SimulateOptions, simulate } from "../simulation/simulate.ts";
import { type RunFigures, runFigures } from "./run-figures.ts";

/** One run to be done somewhere: plain data, so that it can be sent to another thread. */
export interface Job {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly subscribers: number | "full";
  readonly until: string;
  /** Whether the run's `outcome` tells who everybody was at the end. */
  readonly keepPersons?: boolean;
}

/** How a run is followed from within. */
export type RunHooks = Pick<SimulateOptions, "onDay" | "onMemory" | "shouldStop">;

/** Do a job here, for its quarters. */
export function runJob(job: Job, hooks: RunHooks = {}): Period[] {
  return periodsWithMoney(outcomeOfJob(job, hooks), job.scenario);
}

/** Do a job here, for every day of it. */
export function outcomeOfJob(job: Job, hooks: RunHooks = {}): Outcome {
  const { scenario, seed, subscribers, until, keepPersons = false } = job;
  return simulate(scenario, { seed, subscribers, until, keepPersons, ...hooks });
}

/** Do a job here, for what an ensemble keeps of it. */
export function figuresOfJob(job: Job, hooks: RunHooks = {}): RunFigures {
  return runFigures(outcomeOfJob(job, hooks), job.scenario);
}

/** How jobs are followed and stopped. */
export interface ExecutorOptions {
  /** Called as jobs advance, with the share of all work that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
  /** Asked now and then; true stops the work with a `StoppedError`. */
  readonly shouldStop?: () => boolean;
  /**
   * Told before a run how many bytes its subscribers take; what it throws stops the work. Only for runs on this thread and
   * those that are shared out over several; runs side by side on worker threads tell nobody.
   */
  readonly onMemory?: (bytes: number, job: Job) => void;
}

/** As {@link ExecutorOptions}, with a look at every result. */
export interface ResultOptions<Result> extends ExecutorOptions {
  /** Told what a job gave as soon as it ends, in the order in which they end, with the job's place among the jobs. */
  readonly onResult?: (result: Result, index: number) => void;
}

/** Does jobs, here or on other threads; the results come in the jobs' order whatever order they end in. */
export type Executor<Result = Period[]> = (
  jobs: readonly Job[],
  options?: ResultOptions<Result>,
) => Promise<Result[]>;

/** Do jobs one after the other on this thread. */
export const inlineExecutor: Executor = inline(runJob);

/** As `inlineExecutor`, for every day of the runs instead of their quarters. */
export const inlineOutcomes: Executor<Outcome> = inline(outcomeOfJob);

/** As `inlineExecutor`, for what an ensemble keeps of a run. */
export const inlineFigures: Executor<RunFigures> = inline(figuresOfJob);

function inline<Result>(run: (job: Job, hooks: RunHooks) => Result): Executor<Result> {
  return async (jobs, { onProgress, shouldStop, onMemory, onResult } = {}) =>
    jobs.map((job, index) => {
      const result = run(job, {
        onDay: (done, days) => onProgress?.((index + done / days) / jobs.length),
        onMemory: (bytes) => onMemory?.(bytes, job),
        ...(shouldStop ? { shouldStop } : {}),
      });
      onResult?.(result, index);
      return result;
    });
}
