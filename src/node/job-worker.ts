import { figuresOfJob, type Job, outcomeOfJob, type RunHooks, runJob } from "../experiment/job.ts";
import type { RunFigures } from "../experiment/run-figures.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { agentsOf } from "../simulation/simulate.ts";
import { checkMemory } from "./memory-limit.ts";
import { standStill } from "./standstill.ts";

/** Jobs for a worker thread to do in a row, and where it writes how much of each is done. */
export interface WorkerTask {
  readonly jobs: readonly Job[];
  /** Shared between threads: a share 0..1 for each job. */
  readonly done: Float64Array;
  /** Place of the first of the jobs there. */
  readonly first: number;
  /** Bytes that a job may take. */
  readonly limit: number;
  /** Shared: see `standStill`. */
  readonly standstill: Int32Array;
}

/** Piscina calls this on a worker thread. */
export function periods(task: WorkerTask): Period[][] {
  return inTurn(task, runJob);
}

/** As `periods`, for what an ensemble keeps of a run. */
export function figures(task: WorkerTask): RunFigures[] {
  return inTurn(task, figuresOfJob);
}

/** As `periods`, for every day. */
export function outcome(task: WorkerTask): Outcome[] {
  return inTurn(task, outcomeOfJob);
}

function inTurn<Result>(
  { jobs, done, first, limit, standstill }: WorkerTask,
  run: (job: Job, hooks: RunHooks) => Result,
): Result[] {
  return jobs.map((job, index) =>
    run(job, {
      onMemory: (bytes) => checkMemory(bytes, agentsOf(job.scenario, job.subscribers), limit, 1),
      onDay: (day, days) => {
        done[first + index] = day / days;
        standStill(standstill);
      },
    }),
  );
}
