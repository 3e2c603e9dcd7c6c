import { grouped } from "../chart/grouped.ts";
import { type ExecutorOptions, inlineExecutor, inlineOutcomes, type Job } from "../experiment/job.ts";
import { checkMemory, megabytes, memoryLimit } from "../node/memory-limit.ts";
import { isDoneSooner } from "../node/work-plan.ts";
import { periodsWithMoney } from "../simulation/accounts.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { agentsOf } from "../simulation/simulate.ts";
import { progressBar } from "./progress-bar.ts";

/** Runs that take less say nothing of it. */
const NOTEWORTHY_BYTES = 100e6;

/** What jobs gave: the quarters of each, and if asked for every day. */
export interface Done {
  readonly runs: readonly (readonly Period[])[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Do jobs, small ones here and others on worker threads, with progress on standard error.
 *
 * @param days Whether every day is wanted, as for a ledger; between threads only quarters travel otherwise.
 * @throws RangeError If there is not enough memory.
 */
export async function doJobs(jobs: readonly Job[], workers: number, days: boolean): Promise<Done> {
  const bar = progressBar("%");
  const options: ExecutorOptions = {
    onProgress: (share) => bar.update(Math.floor(share * 100), 100),
    onMemory: announcing(),
  };
  const { periods, outcomes } = isDoneSooner(jobs) ? here : await onThreads(workers);
  try {
    if (!days) return { runs: await periods(jobs, options), outcomes: [] };
    const done = await outcomes(jobs, options);
    return {
      runs: done.map((outcome, index) => periodsWithMoney(outcome, jobs[index].scenario)),
      outcomes: done,
    };
  } finally {
    bar.stop();
  }
}

const here = { periods: inlineExecutor, outcomes: inlineOutcomes };

async function onThreads(workers: number) {
  const { outcomeExecutor, workerExecutor } = await import("../node/worker-executor.ts");
  return { periods: workerExecutor(workers), outcomes: outcomeExecutor(workers) };
}

/** Checks what a run takes, and says it once if it is much. */
function announcing(): (bytes: number, job: Job) => void {
  const limit = memoryLimit();
  let said = false;
  return (bytes, { scenario, subscribers }) => {
    const agents = agentsOf(scenario, subscribers);
    checkMemory(bytes, agents, limit, 1);
    if (said || bytes < NOTEWORTHY_BYTES) return;
    said = true;
    process.stderr.write(`${grouped(agents)} agents take ${megabytes(bytes)} of memory\n`);
  };
}
