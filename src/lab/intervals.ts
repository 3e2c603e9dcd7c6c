import { toDay } from "../market/date.ts";
import type { Period } from "../simulation/outcome.ts";
import { summarise } from "../statistics/summarise.ts";

/** What intervals are of, and what is not in them. */
export const LUCK_ALONE = "luck alone; not knowing the parameters is not in it";

/** Where nine of ten runs end, at the end of a day. */
export interface Interval {
  readonly day: number;
  readonly low: number;
  readonly high: number;
}

/** Closings of each quarter under several seeds. */
export function closingIntervals(runs: readonly (readonly Period[])[]): Interval[] {
  if (runs.length === 0) return [];
  return runs[0].map(({ end }, index) => {
    const { p05, p95 } = summarise(runs.map((periods) => periods[index].closing));
    return { day: toDay(end) + 1, low: p05, high: p95 };
  });
}

/** Differences of a figure between two worlds, seed by seed, in a quarter. */
export function differenceInterval(
  world: readonly (readonly Period[])[],
  history: readonly (readonly Period[])[],
  index: number,
  figure: (period: Period) => number,
): { readonly low: number; readonly high: number } {
  const { p05, p95 } = summarise(
    world.map((periods, seed) => figure(periods[index]) - figure(history[seed][index])),
  );
  return { low: p05, high: p95 };
}
