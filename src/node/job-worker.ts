import type { Job } from "../experiment/job.ts";
import { runJob } from "../experiment/job.ts";
import type { Period } from "../simulation/outcome.ts";

/** Piscina calls this on a worker thread. */
export function work(job: Job): Period[] {
  return runJob(job);
}
