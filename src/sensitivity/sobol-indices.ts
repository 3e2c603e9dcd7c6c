import { type BootstrapOptions, bootstrapIntervals, type Interval } from "../statistics/bootstrap.ts";

/** What a factor contributes to the variance of a figure. */
export interface SobolIndex {
  /** Share of the variance that would go if only this factor were known: its effect alone. */
  readonly first: number;
  /** Share that would stay if all but this factor were known: its effect with all in which it takes part. */
  readonly total: number;
  readonly firstInterval: Interval;
  readonly totalInterval: Interval;
}

/**
 * First-order and total indices of each factor from values at the points of a `sobolDesign`, with bootstrap intervals over
 * the rows:
 *
 *     first_i = mean of f(B) (f(A_B^i) - f(A)) / V          (Saltelli et al. 2010)
 *     total_i = mean of (f(A) - f(A_B^i))^2 / (2 V)         (Jansen 1999)
 *
 * with V the variance of f(A) and f(B) together, and f less its mean, which does not change what is estimated but makes the
 * error smaller. Estimates may be a little below 0 or above 1. If nothing varies, all are 0.
 *
 * @param rows Values, `rows x (factors + 2)`, in the order of the design; at least two rows.
 * @throws RangeError If there are fewer.
 */
export function sobolIndices(
  rows: readonly (readonly number[])[],
  bootstrap: BootstrapOptions = {},
): SobolIndex[] {
  if (rows.length < 2) throw new RangeError(`rows: expected at least 2, found ${rows.length}`);
  const factors = rows[0].length - 2;
  const all = Int32Array.from(rows, (_, index) => index);
  const found = estimates(rows, factors, all);
  const intervals = bootstrapIntervals(rows.length, (units) => estimates(rows, factors, units), bootstrap);
  return Array.from({ length: factors }, (_, factor) => ({
    first: found[factor],
    total: found[factors + factor],
    firstInterval: intervals[factor],
    totalInterval: intervals[factors + factor],
  }));
}

/** First-order indices, then total ones, of some rows. */
function estimates(rows: readonly (readonly number[])[], factors: number, units: Int32Array): Float64Array {
  const found = new Float64Array(2 * factors);
  let mean = 0;
  for (const unit of units) mean += (rows[unit][0] + rows[unit][1]) / (2 * units.length);
  let variance = 0;
  for (const unit of units) {
    const a = rows[unit][0] - mean;
    const b = rows[unit][1] - mean;
    variance += a * a + b * b;
    for (let factor = 0; factor < factors; factor++) {
      const step = rows[unit][factor + 2] - rows[unit][0];
      found[factor] += 2 * b * step;
      found[factors + factor] += step * step;
    }
  }
  if (variance === 0) return found.fill(0);
  for (let index = 0; index < found.length; index++) found[index] /= variance;
  return found;
}
