import type { Draw } from "../market/draw.ts";
import {
  asStored,
  type BankFigures,
  inputsHash,
  readBankCache,
  UnfinishedDraws,
  writeBankCache,
} from "../node/bank/bank-cache.ts";
import { drawBank } from "../node/bank/draw-bank.ts";
import { engineVersion } from "../node/engine-version.ts";
import { type BankInputs, unservedWindows } from "../validation/bank-draw.ts";
import { progressBar } from "./progress-bar.ts";
import { INTERRUPTED, stopOnInterrupt } from "./stop-on-interrupt.ts";

/** Most windows that a message names. */
const NAMED = 5;

/** How the figures are come by. */
export interface BankFiguresOptions {
  readonly workers: number;
  readonly recompute?: boolean;
  readonly write?: boolean;
  /** Number of draws, the first of the posterior; as many as are shipped, else all, if absent. */
  readonly draws?: number;
  /** Where unfinished draws are kept. */
  readonly folder?: string;
}

/**
 * What the draws say of every window: the shipped figures if they are of these inputs, else simulated, going on from what
 * an earlier run left; `recompute` passes over the shipped figures, not over what stopped work left.
 *
 * @returns Nothing if Ctrl-C stopped it; what was done is kept.
 */
export async function bankFigures(
  inputs: BankInputs,
  posterior: readonly Draw[],
  options: BankFiguresOptions,
): Promise<BankFigures | undefined> {
  const hash = inputsHash(inputs, posterior);
  const shipped = readBankCache(inputs);
  const isOfThese = shipped?.record.hash === hash;
  const count = options.draws ?? (isOfThese ? shipped.record.draws : posterior.length);
  const isFresh = isOfThese && shipped.record.draws >= count;
  if (shipped && isFresh && !options.recompute) return firstOf(shipped.figures, count);
  say(
    options.recompute
      ? "Simulating the bank anew."
      : shipped && isOfThese
        ? `Fewer draws are shipped, ${shipped.record.draws}. Simulating.`
        : shipped
          ? "The shipped draws are of other inputs: a coding, a rule, a parameter, the posterior or the number of agents is another. Simulating anew."
          : "No draws are shipped. Simulating.",
  );
  const missing = unservedWindows(inputs);
  if (missing.length > 0) {
    const more = missing.length > NAMED ? `; and ${missing.length - NAMED} more` : "";
    say(`No coding serves these windows that count: ${missing.slice(0, NAMED).join("; ")}${more}.`);
  }
  const unfinished = new UnfinishedDraws(hash, inputs.windows, options.folder);
  const kept = unfinished.read();
  // All of them are no interrupted work, but what was asked to be done anew.
  const isWhole = Array.from({ length: count }, (_, number) => number).every((number) => kept.has(number));
  if (options.recompute && isWhole) {
    unfinished.forget();
    kept.clear();
  }
  const figures = kept;
  if (figures.size > 0)
    say(`Going on from ${figures.size} draw${figures.size === 1 ? "" : "s"} done before.`);
  const draws = posterior.slice(0, count);
  const before = [...figures.keys()].filter((number) => number < count).length;
  const bar = progressBar("draws");
  const signal = stopOnInterrupt();
  let isComplete: boolean;
  let done = 0;
  try {
    isComplete = await drawBank(inputs, draws, {
      workers: options.workers,
      known: new Set(figures.keys()),
      onDraw(number, row) {
        unfinished.add(number, row);
        figures.set(number, asStored(row, inputs.windows));
        done++;
        bar.update(done, count - before);
      },
      shouldStop: () => signal.stopped,
    });
  } finally {
    bar.stop();
    signal.forget();
  }
  if (!isComplete) {
    say(
      `Stopped: ${figures.size} of ${count} draws are kept in ${unfinished.path}; the same command goes on from there.`,
    );
    process.exitCode = INTERRUPTED;
    return undefined;
  }
  if (options.recompute) unfinished.forget();
  const all = firstOf(figures, count);
  if (options.write) {
    const { subscribers } = inputs;
    writeBankCache({ hash, draws: count, subscribers, engine: engineVersion }, inputs, all);
  }
  return all;
}

/** The draws with the lowest numbers. */
function firstOf(figures: BankFigures, count: number): BankFigures {
  const numbers = [...figures.keys()].sort((a, b) => a - b).slice(0, count);
  return new Map(numbers.map((number) => [number, figures.get(number) as Float64Array]));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
