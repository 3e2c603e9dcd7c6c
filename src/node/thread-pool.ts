import { fileURLToPath } from "node:url";
import type { Piscina } from "piscina";
import type { WorkerTask } from "./job-worker.ts";
import { restOfThreads } from "./standstill.ts";

/** Threads without work, all but one, end after this long, milliseconds. */
const IDLE = 5_000;

/** Threads that run a script of this package. */
export interface ThreadsOptions {
  /** Most threads; each is begun when there is work for it. */
  readonly threads: number;
  /** What the script exports, if tasks do not name it. */
  readonly name?: string;
  /** What every thread gets once. */
  readonly workerData?: unknown;
}

/** New threads for a script of this folder, `bank/bank-worker.js`. They do not keep the process from ending. */
export async function newThreads<Task, Result>(
  script: string,
  { threads, ...options }: ThreadsOptions,
): Promise<Piscina<Task, Result>> {
  const { Piscina } = await import("piscina");
  return new Piscina<Task, Result>({
    ...options,
    // Worker threads need built JavaScript, also when this file is run from its source.
    filename: fileURLToPath(new URL(`../../dist/node/${script}`, import.meta.url)),
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

/** Threads for batches of jobs, and how many they are at most. */
export interface Crew {
  readonly pool: Piscina<WorkerTask, unknown>;
  readonly threads: number;
}

/** The threads that were used last, if nobody uses them now: a thread that has run before is several times as fast. */
let idle: Crew | undefined;

/**
 * Threads for one batch of jobs: those of the batch before if they are idle and as many, else new ones. Give them back with
 * `giveBack`, or destroy them if a job failed or was stopped.
 *
 * @param threads Most that the caller ever uses, whatever this batch needs, so that batches of all sizes have the same.
 */
export async function takeThreads(threads: number): Promise<Crew> {
  if (idle?.threads === threads) {
    const known = idle;
    idle = undefined;
    return known;
  }
  return { pool: await newThreads("job-worker.js", { threads }), threads };
}

/** Keep threads, all of which are without work, for the next batch; those that were kept before are ended. */
export async function giveBack(crew: Crew): Promise<void> {
  const before = idle;
  idle = crew;
  if (before === undefined) return;
  await restOfThreads();
  await before.pool.destroy();
}
