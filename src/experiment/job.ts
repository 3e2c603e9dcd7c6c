import type { Scenario } from "../scenario/scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { type SimulateOptions, simulate } from "../simulation/simulate.ts";

/** One run to be done somewhere: plain data, so that it can be sent to another thread. */
export interface Job {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly subscribers: number | "full";
  readonly until: string;
}

/** Do a job here. */
export function runJob(job: Job, options: Pick<SimulateOptions, "onDay" | "shouldStop"> = {}): Period[] {
  const { scenario, seed, subscribers, until } = job;
  return periodsOf(simulate(scenario, { seed, subscribers, until, ...options }));
}

/** How jobs are followed and stopped. */
export interface ExecutorOptions {
  /** Called as jobs advance, with the share of all work that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
  readonly shouldStop?: () => boolean;
}

/** Does jobs, here or on other threads; the results come in the jobs' order whatever order they end in. */
export type Executor = (jobs: readonly Job[], options?: ExecutorOptions) => Promise<Period[][]>;

/** Do jobs one after the other on this thread. */
export const inlineExecutor: Executor = async (jobs, options = {}) => {
  const { onProgress, shouldStop } = options;
  return jobs.map((job, index) =>
    runJob(job, {
      onDay: (done, days) => onProgress?.((index + done / days) / jobs.length),
      ...(shouldStop ? { shouldStop } : {}),
    }),
  );
};
