import type { Draw } from "../../market/draw.ts";
import type { BankInputs } from "../../validation/bank-draw.ts";
import { restOfThreads } from "../standstill.ts";
import { newThreads } from "../thread-pool.ts";
import type { BankWorkerData } from "./bank-worker.ts";

/** How the draws of a bank are followed and stopped. */
export interface DrawBankOptions {
  readonly workers: number;
  /** Draws that are known already: their numbers. */
  readonly known?: ReadonlySet<number>;
  /** Called with each draw as it comes, in no particular order. */
  readonly onDraw: (number: number, figures: Float64Array) => void;
  /** Asked now and then; true stops the work. */
  readonly shouldStop?: () => boolean;
}

/** How often it is asked whether to stop, milliseconds. */
const GLANCE = 100;

/**
 * Simulate the bank under each draw, a draw a thread at a time. What a draw gives does not depend on the threads.
 *
 * @throws Error That names the draw, if one cannot be simulated.
 * @returns Whether all draws were done; false if it was stopped.
 */
export async function drawBank(
  inputs: BankInputs,
  draws: readonly Draw[],
  { workers, known = new Set(), onDraw, shouldStop }: DrawBankOptions,
): Promise<boolean> {
  const left = draws.map((_, number) => number).filter((number) => !known.has(number));
  if (left.length === 0) return true;
  const workerData: BankWorkerData = { inputs, draws };
  const threads = Math.min(workers, left.length);
  const pool = await newThreads<number, Float64Array>("bank/bank-worker.js", {
    threads,
    name: "bankFigures",
    workerData,
  });
  let isStopped = false;
  let watch: NodeJS.Timeout | undefined;
  const stopped = new Promise<void>((resolve, reject) => {
    pool.on("error", reject);
    watch = setInterval(() => {
      if (!shouldStop?.()) return;
      isStopped = true;
      resolve();
    }, GLANCE);
  });
  try {
    const runs = left.map((number) =>
      pool.run(number).then(
        (figures) => {
          if (!isStopped) onDraw(number, figures);
        },
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          throw new Error(`draw ${number}: ${message}`, { cause: error });
        },
      ),
    );
    // What is still queued when the pool is destroyed is rejected; it was told to stop.
    for (const run of runs) run.catch(() => {});
    await Promise.race([Promise.all(runs), stopped]);
  } finally {
    clearInterval(watch);
    await restOfThreads();
    await pool.destroy();
  }
  return !isStopped;
}
