import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { type Executor, inlineExecutor } from "../experiment/job.ts";
import { StoppedError } from "../simulation/simulate.ts";

/** Threads that a run uses unless it is told otherwise. */
export function defaultWorkers(): number {
  return availableParallelism();
}

/**
 * An executor that does jobs on worker threads, a job a thread at a time. The results are those of one thread, bit by
 * bit, whatever the number of workers.
 *
 * @param workers Number of threads; with 1 the jobs are done on the calling thread.
 */
export function workerExecutor(workers: number = defaultWorkers()): Executor {
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`invalid workers; must be a whole number from 1: ${workers}`);
  }
  return async (jobs, options = {}) => {
    if (workers === 1 || jobs.length === 1) return inlineExecutor(jobs, options);
    const pool = new Piscina({
      // Worker threads need built JavaScript, also when this file is run from its source.
      filename: fileURLToPath(new URL("../../dist/node/job-worker.js", import.meta.url)),
      name: "work",
      maxThreads: Math.min(workers, jobs.length),
      concurrentTasksPerWorker: 1,
    });
    let done = 0;
    const stop = new AbortController();
    try {
      return await Promise.all(
        jobs.map(async (job) => {
          const periods = await pool.run(job, { signal: stop.signal });
          done++;
          options.onProgress?.(done / jobs.length);
          if (options.shouldStop?.()) stop.abort();
          return periods;
        }),
      );
    } catch (error) {
      throw stop.signal.aborted ? new StoppedError(`stopped after ${done} of ${jobs.length} runs`) : error;
    } finally {
      await pool.destroy();
    }
  };
}
