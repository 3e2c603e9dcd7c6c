import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import { normalQuantile } from "../random/normal.ts";

/**
 * Two-sided confidence interval of a correlation by Fisher's z (1921): `tanh(atanh r ± q / sqrt(n - 3))`, with `q` the
 * normal quantile of `1 - (1 - level) / (2 pairs)`; an allowance for looking at several pairs (Bonferroni).
 *
 * @param r Sample correlation, -1..1.
 * @param n Independent pairs of values that it was found from; of fewer than 4 nothing is known.
 * @param pairs How many correlations were looked at together.
 * @param level Confidence over all of them, 0..1.
 */
export function correlationInterval(
  r: number,
  n: number,
  pairs = 1,
  level = 0.95,
): readonly [low: number, high: number] {
  if (n < 4) return [-1, 1];
  if (Math.abs(r) >= 1) return [r, r];
  const z = log((1 + r) / (1 - r)) / 2;
  const half = normalQuantile(1 - (1 - level) / (2 * pairs)) / Math.sqrt(n - 3);
  return [tanh(z - half), tanh(z + half)];
}

function tanh(x: number): number {
  const e = exp(-2 * Math.abs(x));
  const size = (1 - e) / (1 + e);
  return x < 0 ? 0 - size : size;
}
