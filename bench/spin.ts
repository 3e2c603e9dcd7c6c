import { once } from "node:events";
import { Worker } from "node:worker_threads";

const TURNS = 150_000_000;

/**
 * How much faster two threads are than one at work that shares nothing: what the machine allows at the moment. On
 * processors that share a core, or beside other programs, that is well below 2.
 */
export async function spinSpeedup(): Promise<number> {
  const workers = [1, 2].map(() => new Worker(new URL("./spin-worker.js", import.meta.url)));
  try {
    const spinOn = async (some: readonly Worker[]): Promise<number> => {
      const began = performance.now();
      await Promise.all(
        some.map((worker) => {
          worker.postMessage(TURNS);
          return once(worker, "message");
        }),
      );
      return performance.now() - began;
    };
    await spinOn(workers);
    const one = await spinOn(workers.slice(0, 1));
    const two = await spinOn(workers);
    return (2 * one) / two;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
