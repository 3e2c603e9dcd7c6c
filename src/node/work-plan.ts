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

/** Whether jobs are done before a thread for them would have started: then they are best done where they are asked for. */
export function isDoneSooner(jobs: readonly Job[]): boolean {
  return jobs.reduce((sum, job) => sum + agents(job), 0) < WORTH_A_THREAD;
}

function agents({ scenario, subscribers }: Job): number {
  return subscribers === "full" ? agentsOf(scenario, subscribers) : subscribers;
}
