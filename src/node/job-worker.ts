import { figuresOfJob, type Job, outcomeOfJob, runJob } from "../experiment/job.ts";
import type { RunFigures } from "../experiment/run-figures.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { agentsOf } from "../simulation/simulate.ts";
import { checkMemory } from "./memory-limit.ts";

/** A job for a worker thread, and where it writes how much of it is done. */
export interface WorkerTask {
  readonly job: Job;
  /** Shared between threads: a share 0..1 for each job. */
  readonly done: Float64Array;
  readonly index: number;
  /** Bytes that the job may take. */
  readonly limit: number;
}

/** Piscina calls this on a worker thread. */
export function periods(task: WorkerTask): Period[] {
  return runJob(task.job, hooksOf(task));
}

/** As `periods`, for what an ensemble keeps of a run. */
export function figures(task: WorkerTask): RunFigures {
  return figuresOfJob(task.job, hooksOf(task));
}

/** As `periods`, for every day. */
export function outcome(task: WorkerTask): Outcome {
  return outcomeOfJob(task.job, hooksOf(task));
}

function hooksOf({ job, done, index, limit }: WorkerTask) {
  return {
    onMemory: (bytes: number) => checkMemory(bytes, agentsOf(job.scenario, job.subscribers), limit, 1),
    onDay: (day: number, days: number) => {
      done[index] = day / days;
    },
  };
}
