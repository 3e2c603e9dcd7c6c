import type { Job } from "../experiment/job.ts";
import { outcomeExecutor, workerExecutor } from "../node/worker-executor.ts";
import { periodsWithMoney } from "../simulation/accounts.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { progressBar } from "./progress-bar.ts";

/** What jobs gave: the quarters of each, and if asked for every day. */
export interface Done {
  readonly runs: readonly (readonly Period[])[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Do jobs on worker threads, with progress on standard error.
 *
 * @param days Whether every day is wanted, as for a ledger; between threads only quarters travel otherwise.
 */
export async function doJobs(jobs: readonly Job[], workers: number, days: boolean): Promise<Done> {
  const bar = progressBar("%");
  const options = { onProgress: (share: number) => bar.update(Math.floor(share * 100), 100) };
  try {
    if (!days) return { runs: await workerExecutor(workers)(jobs, options), outcomes: [] };
    const outcomes = await outcomeExecutor(workers)(jobs, options);
    return {
      runs: outcomes.map((outcome, index) => periodsWithMoney(outcome, jobs[index].scenario)),
      outcomes,
    };
  } finally {
    bar.stop();
  }
}
