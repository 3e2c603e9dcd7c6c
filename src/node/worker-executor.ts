import { availableParallelism } from "node:os";
import type { Executor, Job, ResultOptions } from "../experiment/job.ts";
import type { RunFigures } from "../experiment/run-figures.ts";
import { formatIssue, quote } from "../scenario/issue.ts";
import { isKeyed } from "../scenario/json-path.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { agentsOf, StoppedError } from "../simulation/simulate.ts";
import { checkMemory, checkThreads, memoryLimit } from "./memory-limit.ts";
import { PartCrew } from "./part-crew.ts";
import type { ResultKind } from "./part-worker.ts";
import { restOfThreads, standstillFlag, unlessEnding } from "./standstill.ts";
import { giveBack, takeThreads } from "./thread-pool.ts";
import { tasksOf, workPlan } from "./work-plan.ts";

/** Threads that a run uses unless it is told otherwise. */
function defaultWorkers(): number {
  return availableParallelism();
}

/**
 * An executor that does jobs on worker threads: small ones side by side, a job a thread at a time, large ones one after
 * the other, each shared out over all threads. The results are those of one thread, bit by bit, whatever the number of
 * workers, and the calling thread stays free.
 *
 * @param workers Number of threads.
 * @throws RangeError If that is not a whole number from 1.
 */
export function workerExecutor(workers: number = defaultWorkers()): Executor {
  const checked = checkedWorkers(workers);
  return (jobs, options) => onWorkers("periods", jobs, checked, options);
}

/** As `workerExecutor`, for every day of the runs instead of their quarters. */
export function outcomeExecutor(workers: number = defaultWorkers()): Executor<Outcome> {
  const checked = checkedWorkers(workers);
  return (jobs, options) => onWorkers("outcome", jobs, checked, options);
}

/** As `workerExecutor`, for what an ensemble keeps of a run. */
export function figuresExecutor(workers: number = defaultWorkers()): Executor<RunFigures> {
  const checked = checkedWorkers(workers);
  return (jobs, options) => onWorkers("figures", jobs, checked, options);
}

function checkedWorkers(workers: number): number {
  if (Number.isInteger(workers) && workers >= 1) return workers;
  const hint = Array.isArray(workers) ? " (an executor is made first: figuresExecutor(2))" : "";
  throw new RangeError(`invalid workers; must be a whole number from 1: ${quote(workers)}${hint}`);
}

/** @throws TypeError If that is no list of jobs. */
function checkJobs(jobs: unknown): void {
  const all = Array.isArray(jobs) ? jobs : [];
  const wrong = all.findIndex((job) => !isKeyed(job) || !isKeyed(job.scenario));
  if (Array.isArray(jobs) && wrong < 0) return;
  const job = all[wrong];
  const issue = {
    path: wrong < 0 ? "jobs" : `jobs.${wrong}${isKeyed(job) ? ".scenario" : ""}`,
    expected: wrong < 0 ? "a list of jobs" : "a job: { scenario, seed, subscribers, until }",
    found: quote(wrong < 0 ? jobs : isKeyed(job) ? job.scenario : job),
    hint: "simulateOnWorkers(scenario, options) does one run",
  };
  throw new TypeError(formatIssue(issue));
}

/** How often progress is looked at, milliseconds. */
const GLANCE = 100;

async function onWorkers<Result>(
  wants: ResultKind,
  jobs: readonly Job[],
  workers: number,
  options: ResultOptions<Result> = {},
): Promise<Result[]> {
  checkJobs(jobs);
  if (jobs.length === 0) return [];
  const onThreads = workPlan(jobs, workers) === "shared out" ? sharedOut : sideBySide;
  const results = await onThreads(wants, jobs, workers, options);
  await unlessEnding();
  return results;
}

/** One job after the other, each on all threads. */
async function sharedOut<Result>(
  wants: ResultKind,
  jobs: readonly Job[],
  workers: number,
  { onProgress, shouldStop, onMemory, onResult }: ResultOptions<Result>,
): Promise<Result[]> {
  const limit = memoryLimit();
  checkThreads(workers, limit);
  const crew = new PartCrew(workers);
  const results: Result[] = [];
  try {
    for (const job of jobs) {
      const running = crew.run<Result>(job, wants, {
        onProgress: (share) => onProgress?.((results.length + share) / jobs.length),
        onMemory: (bytes) => {
          checkMemory(bytes, agentsOf(job.scenario, job.subscribers), limit, workers);
          onMemory?.(bytes, job);
        },
        ...(shouldStop ? { shouldStop } : {}),
      });
      const result = await running.catch((error: unknown) => {
        throw failureOf(error, job);
      });
      onResult?.(result, results.length);
      results.push(result);
    }
  } finally {
    await crew.end();
  }
  onProgress?.(1);
  return results;
}

/** A job a thread at a time. */
async function sideBySide<Result>(
  wants: ResultKind,
  jobs: readonly Job[],
  workers: number,
  { onProgress, shouldStop, onResult }: ResultOptions<Result>,
): Promise<Result[]> {
  const threads = Math.min(workers, jobs.length);
  const all = memoryLimit();
  checkThreads(threads, all);
  const limit = all / threads;
  const crew = await takeThreads(workers);
  const { pool } = crew;
  const done = new Float64Array(new SharedArrayBuffer(jobs.length * Float64Array.BYTES_PER_ELEMENT));
  const share = (): number => done.reduce((sum, part) => sum + part, 0) / jobs.length;
  let watch: NodeJS.Timeout | undefined;
  let onError = (_: unknown): void => {};
  let isWhole = false;
  const stopped = new Promise<never>((_, reject) => {
    onError = reject;
    pool.on("error", onError);
    watch = setInterval(() => {
      onProgress?.(share());
      if (shouldStop?.())
        reject(new StoppedError(`stopped after ${Math.floor(share() * 100)} % of the work`));
    }, GLANCE);
  });
  try {
    const tasks = tasksOf(jobs, threads).map(async (first, at, firsts) => {
      const some = jobs.slice(first, firsts[at + 1]);
      const results = (await pool
        .run({ jobs: some, done, first, limit, standstill: standstillFlag() }, { name: wants })
        .catch((error: unknown) => {
          const undone = some.findIndex((_, index) => done[first + index] < 1);
          throw failureOf(error, some[Math.max(0, undone)]);
        })) as Result[];
      results.forEach((result, index) => {
        onResult?.(result, first + index);
      });
      return results;
    });
    const results = (await Promise.race([Promise.all(tasks), stopped])).flat(1) as Result[];
    isWhole = true;
    onProgress?.(1);
    return results;
  } finally {
    clearInterval(watch);
    // A run that ends while its pool is destroyed is an error of the pool: somebody must still hear of it.
    if (!isWhole) {
      await restOfThreads();
      await pool.destroy();
    }
    pool.off("error", onError);
    if (isWhole) await giveBack(crew);
  }
}

/** What a job says about its input goes up as it is; any other failure names the run. */
function failureOf(error: unknown, { scenario, seed }: Job): Error {
  if (error instanceof RangeError || error instanceof StoppedError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`${scenario.id} with seed ${seed}: ${message}`, { cause: error });
}
