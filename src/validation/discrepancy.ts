import { log } from "../random/log.ts";
import { normalQuantile } from "../random/normal.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";

/**
 * What a model misses although its parameters are right: Student's t with four degrees of freedom, whose scale is
 * estimated on windows that are not to be predicted. Four: one window in thirty lies beyond three scales, so that a
 * single miss of an unusual case does not widen all others.
 */
export const DEGREES = 4;

/** ln of the t density with {@link DEGREES} degrees at `miss / scale`, per unit of miss, up to a constant. */
export function logDensity(miss: number, scale: number): number {
  const z = miss / scale;
  return -log(scale) - ((DEGREES + 1) / 2) * log(1 + (z * z) / DEGREES);
}

/** Scales that are tried, in units of a window's factor: 0.02 to 62 in steps of a quarter, so that none is far off. */
export const SCALES: readonly number[] = steps(0.02, 1.25, 37);

function steps(least: number, factor: number, count: number): number[] {
  const scales = [least];
  while (scales.length < count) scales.push(scales[scales.length - 1] * factor);
  return scales;
}

/**
 * The most likely scale.
 *
 * @param logLikelihood For each window a row, for each of {@link SCALES} its log-likelihood.
 * @throws RangeError If there is no window.
 */
export function likeliestScale(logLikelihood: readonly Float64Array[]): number {
  if (logLikelihood.length === 0)
    throw new RangeError("windows: expected at least one to estimate a scale on, found none");
  let best = 0;
  let most = -Infinity;
  for (let step = 0; step < SCALES.length; step++) {
    const sum = logLikelihood.reduce((total, row) => total + row[step], 0);
    if (sum > most) {
      most = sum;
      best = step;
    }
  }
  return SCALES[best];
}

/** Independent draws of the discrepancy at scale 1; the same for the same seed and purpose. */
export function discrepancies(count: number, seed: number, purpose: string): Float64Array {
  const key = keyOf(seed, `discrepancy ${purpose}`);
  const draws = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const normal = normalQuantile(keyedUniform(key, index, 0));
    // A chi-squared variate with four degrees is twice the sum of two exponential ones.
    const chi = -2 * log(keyedUniform(key, index, 1) * keyedUniform(key, index, 2));
    draws[index] = normal * Math.sqrt(DEGREES / chi);
  }
  return draws;
}
