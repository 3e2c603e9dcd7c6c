import { keyedUniform, keyOf } from "../random/stream.ts";
import { quantileOfSorted, sorted } from "./quantile.ts";

/** How a sample is drawn again. */
export interface BootstrapOptions {
  /** Samples drawn; 1,000 by default. */
  readonly resamples?: number;
  /** Seed of the drawing; 1 by default. */
  readonly seed?: number;
  /** Share of the samples beyond either end, 0..0.5; 0.05 by default. */
  readonly tail?: number;
}

/** A central interval: its lower and upper end. */
export type Interval = readonly [low: number, high: number];

/**
 * Percentile intervals by the bootstrap (Efron 1979): draw `size` units with replacement, reckon the statistics, again
 * and again, and take the quantiles (type 7) at `tail` and `1 - tail` of each.
 *
 * @param size Number of units, such as rows of a design; with fewer than two there is nothing to draw from, and the
 *   intervals are NaN.
 * @param statistics The statistics of some units, given by their indices; always as many.
 * @returns An interval for each statistic.
 */
export function bootstrapIntervals(
  size: number,
  statistics: (units: Int32Array) => ArrayLike<number>,
  { resamples = 1000, seed = 1, tail = 0.05 }: BootstrapOptions = {},
): Interval[] {
  const units = Int32Array.from({ length: size }, (_, index) => index);
  if (size < 2) return Array.from(statistics(units), (): Interval => [Number.NaN, Number.NaN]);
  const key = keyOf(seed, "bootstrap");
  const found: ArrayLike<number>[] = [];
  for (let sample = 0; sample < resamples; sample++) {
    for (let place = 0; place < size; place++)
      units[place] = Math.floor(keyedUniform(key, sample, place) * size);
    found.push(statistics(units));
  }
  return Array.from(found[0], (_, index): Interval => {
    const ascending = sorted(found.map((values) => values[index]));
    return [quantileOfSorted(ascending, tail), quantileOfSorted(ascending, 1 - tail)];
  });
}
