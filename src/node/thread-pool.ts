import { fileURLToPath } from "node:url";
import type { Piscina } from "piscina";
import type { WorkerTask } from "./job-worker.ts";
import { restOfThreads } from "./standstill.ts";

/** Threads without work, all but one, end after this long, milliseconds. */
const IDLE = 5_000;

/** Pools that nobody uses at the moment, by number of threads: a thread that has run before is several times as fast. */
const idle = new Map<number, Piscina<WorkerTask, unknown>>();

/**
 * Threads for one batch of jobs: those of the batch before if they are idle, else new ones. They do not keep the process
 * from ending. Give them back with `giveBack`, or destroy them if a job failed or was stopped.
 */
export async function takeThreads(threads: number): Promise<Piscina<WorkerTask, unknown>> {
  const known = idle.get(threads);
  idle.delete(threads);
  if (known) return known;
  const { Piscina } = await import("piscina");
  return new Piscina({
    // Worker threads need built JavaScript, also when this file is run from its source.
    filename: fileURLToPath(new URL("../../dist/node/job-worker.js", import.meta.url)),
    // With none to be kept, a thread that dies at its start would be waited for without end.
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: IDLE,
    // Piscina tries to `require` the file first, and a thread that is ended while it loads a module in that way takes the
    // whole process with it ("IsGraphAsync must be used on an instantiated module"); then it imports it.
    execArgv: ["--no-experimental-require-module"],
    concurrentTasksPerWorker: 1,
  });
}

/** Keep threads, all of which are without work, for the next batch. */
export async function giveBack(pool: Piscina<WorkerTask, unknown>, threads: number): Promise<void> {
  if (!idle.has(threads)) {
    idle.set(threads, pool);
    return;
  }
  await restOfThreads();
  await pool.destroy();
}
