import { exp } from "../random/exp.ts";

/**
 * Weights that sum to 1, from their logarithms up to a constant; -Infinity is a weight of 0.
 *
 * @throws RangeError If there is none above 0.
 */
export function weightsOf(logWeights: ArrayLike<number>): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logWeights.length; i++) most = Math.max(most, logWeights[i]);
  if (most === Number.NEGATIVE_INFINITY) throw new RangeError("weights: expected one above 0, found none");
  const weights = Float64Array.from(logWeights, (log) => exp(log - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** How many equally weighted draws weights that sum to 1 are worth: `1 / sum of squares` (Kish 1965). */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < weights.length; i++) squares += weights[i] * weights[i];
  return 1 / squares;
}

/**
 * Indices of a systematic resample: index i occurs `count x weight` times, rounded up or down.
 *
 * @param weights That sum to 1.
 * @param start Where the comb starts, in (0, 1).
 */
export function systematicResample(weights: ArrayLike<number>, count: number, start: number): number[] {
  const chosen: number[] = [];
  let reached = 0;
  for (let i = 0; i < weights.length; i++) {
    reached += weights[i] * count;
    while (chosen.length < count && chosen.length + start < reached) chosen.push(i);
  }
  // What rounding kept from the last one.
  while (chosen.length < count) chosen.push(weights.length - 1);
  return chosen;
}

/** The weighted covariance matrix of points, row by row. */
export function weightedCovariance(
  points: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
): Float64Array {
  const size = points[0].length;
  const mean = new Float64Array(size);
  for (const [n, point] of points.entries()) {
    for (let i = 0; i < size; i++) mean[i] += weights[n] * point[i];
  }
  const covariance = new Float64Array(size * size);
  for (const [n, point] of points.entries()) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++)
        covariance[i * size + j] += weights[n] * (point[i] - mean[i]) * (point[j] - mean[j]);
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) covariance[j * size + i] = covariance[i * size + j];
  }
  return covariance;
}

/** Mean and standard deviation of weighted values; the weights sum to 1. */
export function weightedMoments(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
): { readonly mean: number; readonly sd: number } {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += weights[i] * values[i];
  let variance = 0;
  for (let i = 0; i < values.length; i++) variance += weights[i] * (values[i] - mean) * (values[i] - mean);
  return { mean, sd: Math.sqrt(variance) };
}

/** The least value at or below which lies a share p of the weights, which sum to 1. */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  const order = Array.from(values, (_, index) => index).sort((a, b) => values[a] - values[b]);
  let reached = 0;
  for (const index of order) {
    reached += weights[index];
    // A rounding error must not lead past the last value.
    if (reached >= p - 1e-12) return values[index];
  }
  return values[order[order.length - 1]];
}

/** The largest distance between the distribution of weighted values and a distribution function (Kolmogorov's). */
export function distributionDistance(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  cdf: (value: number) => number,
): number {
  const order = Array.from(values, (_, index) => index).sort((a, b) => values[a] - values[b]);
  let reached = 0;
  let most = 0;
  for (const index of order) {
    const expected = cdf(values[index]);
    most = Math.max(most, Math.abs(expected - reached));
    reached += weights[index];
    most = Math.max(most, Math.abs(expected - reached));
  }
  return most;
}
