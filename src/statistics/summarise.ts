import { mean } from "simple-statistics";
import { quantileOfSorted, sorted } from "./quantile.ts";

/** What is reported of a quantity over replicates: its mean and its 5, 50 and 95 % quantiles (type 7). */
export interface Summary {
  readonly mean: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

/** A summary with both quartiles, for the inner band of a fan. */
export interface FanSummary extends Summary {
  readonly p25: number;
  readonly p75: number;
}

/**
 * As {@link summarise}, with the quartiles.
 *
 * @throws RangeError if the sample is empty or contains a NaN
 */
export function summariseFan(values: ArrayLike<number>): FanSummary {
  const ascending = sorted(values);
  return {
    ...summarise(ascending),
    p25: quantileOfSorted(ascending, 0.25),
    p75: quantileOfSorted(ascending, 0.75),
  };
}

/**
 * Mean and quantiles of a sample, such as one figure over the replicates of an ensemble.
 *
 * @throws RangeError if the sample is empty or contains a NaN
 */
export function summarise(values: ArrayLike<number>): Summary {
  const ascending = sorted(values);
  return {
    p05: quantileOfSorted(ascending, 0.05),
    p50: quantileOfSorted(ascending, 0.5),
    p95: quantileOfSorted(ascending, 0.95),
    mean: mean(Array.from(ascending)),
  };
}
