import type { Job } from "../experiment/job.ts";
import { agentsOf } from "../simulation/simulate.ts";

/** From so many agents on, every run is shared out over all threads: as fast as side by side, with memory for one. */
const LARGE = 1_000_000;
/** With fewer agents a run gains less from a second thread than it takes to start one. */
const WORTH_A_THREAD = 250_000;

/** How jobs use threads: each job on one of them, or one job after the other on all. */
export type WorkPlan = "side by side" | "shared out";

/** The plan for some jobs; their results do not depend on it. */
export function workPlan(jobs: readonly Job[], workers: number): WorkPlan {
  const largest = Math.max(0, ...jobs.map(agents));
  if (largest >= LARGE) return "shared out";
  return jobs.length < workers && largest >= WORTH_A_THREAD ? "shared out" : "side by side";
}

/** Tasks that every thread should have at least, so that none waits long for another at the end. */
const TASKS_A_THREAD = 4;
/** Most jobs of a task: results come, and are kept, when it ends. */
const LONGEST_TASK = 4;

/**
 * Jobs that a thread does in a row: those of one world, so that only one thread must get to know it.
 *
 * @returns Place of the first job of each task. With few worlds a task a job.
 */
export function tasksOf(jobs: readonly Job[], threads: number): number[] {
  const firsts = jobs.flatMap(({ scenario }, index) =>
    scenario === jobs[index - 1]?.scenario ? [] : [index],
  );
  if (firsts.length < TASKS_A_THREAD * threads) return jobs.map((_, index) => index);
  return firsts.flatMap((first, at) => {
    const end = firsts[at + 1] ?? jobs.length;
    return Array.from(
      { length: Math.ceil((end - first) / LONGEST_TASK) },
      (_, k) => first + k * LONGEST_TASK,
    );
  });
}

/** Whether jobs are done before a thread for them would have started: then they are best done where they are asked for. */
export function isDoneSooner(jobs: readonly Job[]): boolean {
  return jobs.reduce((sum, job) => sum + agents(job), 0) < WORTH_A_THREAD;
}

function agents({ scenario, subscribers }: Job): number {
  return subscribers === "full" ? agentsOf(scenario, subscribers) : subscribers;
}
