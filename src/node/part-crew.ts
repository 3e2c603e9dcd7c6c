import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Job } from "../experiment/job.ts";
import type { RunBuffers, RunBytes } from "../simulation/run-memory.ts";
import { StoppedError } from "../simulation/simulate.ts";
import { Barrier } from "./barrier.ts";
import type { PartAnswer, PartOrder, PartSeat, ResultKind } from "./part-worker.ts";
import { restOfThreads, standstillFlag } from "./standstill.ts";

// Worker threads need built JavaScript, also when this file is run from its source.
const PROGRAM = fileURLToPath(new URL("../../dist/node/part-worker.js", import.meta.url));
/** How often progress is looked at, milliseconds. */
const GLANCE = 100;

/** How a run on a crew is followed. */
interface CrewOptions {
  /** Share of the run that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
  readonly shouldStop?: () => boolean;
  /** Told how many bytes are about to be allocated; throws if that is too much. */
  readonly onMemory?: (bytes: number) => void;
}

/**
 * Worker threads that run one population together, a part each, over memory that they share. The calling thread stays
 * free.
 */
export class PartCrew {
  private readonly workers: readonly Worker[];
  private readonly days = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private buffers: Partial<Record<keyof RunBuffers, SharedArrayBuffer>> = {};
  private readonly broken: Promise<never>;
  private isOver = false;

  /**
   * Start the threads.
   *
   * @param onWorker Called with each worker as it starts, e.g. to end it in a test.
   */
  constructor(parts: number, onWorker: (worker: Worker, index: number) => void = () => {}) {
    const barrier = new Int32Array(new SharedArrayBuffer(Barrier.bytes));
    this.workers = Array.from({ length: parts }, (_, index) => {
      const workerData: PartSeat = { index, parts, barrier, days: this.days, standstill: standstillFlag() };
      return new Worker(PROGRAM, { workerData });
    });
    this.broken = Promise.race(
      this.workers.map((worker, index) =>
        failureOf(worker, `worker ${index + 1} of ${parts}`, () => this.isOver),
      ),
    );
    // Whoever waits for a run hears of it; a failure between two runs must not end the program.
    this.broken.catch(() => {});
    this.workers.forEach(onWorker);
  }

  /**
   * Run a population.
   *
   * @throws StoppedError If `shouldStop` asked for it.
   * @throws Error If a worker fails; the message names it.
   */
  async run<Result>(job: Job, wants: ResultKind, options: CrewOptions = {}): Promise<Result> {
    const { onProgress, shouldStop, onMemory } = options;
    let watch: NodeJS.Timeout | undefined;
    let all = Number.POSITIVE_INFINITY;
    const stopped = new Promise<never>((_, reject) => {
      watch = setInterval(() => {
        onProgress?.(Atomics.load(this.days, 0) / all);
        if (shouldStop?.()) reject(new StoppedError(`stopped after ${Atomics.load(this.days, 0)} days`));
      }, GLANCE);
    });
    try {
      Atomics.store(this.days, 0, 0);
      this.tell({ job, wants });
      const need = await Promise.race([
        this.answer<Extract<PartAnswer, { needs: unknown }>>(),
        this.broken,
        stopped,
      ]);
      all = need.days;
      onMemory?.(totalOf(need.needs));
      this.tell({ buffers: this.memoryFor(need.needs) });
      const { result } = await Promise.race([
        this.answer<Extract<PartAnswer, { result: unknown }>>(),
        this.broken,
        stopped,
      ]);
      return result as Result;
    } finally {
      clearInterval(watch);
    }
  }

  /** End the threads, whatever they are doing. */
  async end(): Promise<void> {
    this.isOver = true;
    await restOfThreads();
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private tell(order: PartOrder): void {
    for (const worker of this.workers) worker.postMessage(order);
  }

  /** What the first worker says next. */
  private answer<Answer extends PartAnswer>(): Promise<Answer> {
    return new Promise((resolve) => {
      this.workers[0].once("message", resolve);
    });
  }

  /** Zeroed memory; what an earlier run had is used again where it is large enough. */
  private memoryFor(needs: RunBytes): RunBuffers {
    const one = (name: keyof RunBuffers): SharedArrayBuffer => {
      const before = this.buffers[name];
      if (before && before.byteLength >= needs[name]) {
        new Uint8Array(before).fill(0);
        return before;
      }
      const buffer = new SharedArrayBuffer(needs[name]);
      this.buffers[name] = buffer;
      return buffer;
    };
    return { population: one("population"), mail: one("mail"), tallies: one("tallies") };
  }
}

/** Rejects when a worker fails, or ends and is not expected to; never settles otherwise. */
function failureOf(worker: Worker, name: string, mayEnd: () => boolean): Promise<never> {
  return new Promise((_, reject) => {
    worker.once("error", (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      reject(error instanceof RangeError ? error : new Error(`${name}: ${message}`, { cause: error }));
    });
    worker.once("exit", (code) => {
      if (!mayEnd()) reject(new Error(`${name} ended before its work was done, with exit code ${code}`));
    });
  });
}

/** Bytes of all buffers of a run. */
function totalOf({ population, mail, tallies }: RunBytes): number {
  return population + mail + tallies;
}
