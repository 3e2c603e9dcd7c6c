/** The gamma function's logarithm and its relatives. */

import { exp } from "./exp.ts";
import { log } from "./log.ts";

const HALF_LN_TWO_PI = 0.9189385332046728;
// Stirling's series is summed from here on; below, the recurrence lifts the argument.
const ASYMPTOTIC_FROM = 12;

/** ln Gamma(x) for x > 0, absolute error about 1e-14 max(1, |result|): recurrence, then Stirling's series. */
export function lgamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let lifted = x;
  let product = 1;
  while (lifted < ASYMPTOTIC_FROM) {
    product *= lifted;
    lifted += 1;
  }
  const w = 1 / (lifted * lifted);
  const series =
    (1 / 12 +
      w *
        (-1 / 360 +
          w * (1 / 1260 + w * (-1 / 1680 + w * (1 / 1188 + w * (-691 / 360360 + w * (1 / 156))))))) /
    lifted;
  return (lifted - 0.5) * log(lifted) - lifted + HALF_LN_TWO_PI + series - log(product);
}

/** The digamma function, d ln Gamma(x) / dx, for x > 0; absolute error about 1e-14. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let lifted = x;
  let correction = 0;
  while (lifted < ASYMPTOTIC_FROM) {
    correction += 1 / lifted;
    lifted += 1;
  }
  const w = 1 / (lifted * lifted);
  const series =
    w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - w * (691 / 32760 - w / 12))))));
  return log(lifted) - 0.5 / lifted - series - correction;
}

/**
 * The regularised lower incomplete gamma function P(a, x), a > 0, x >= 0: the distribution function of a gamma
 * variate of shape a and scale 1. Series below x = a + 1, Legendre's continued fraction above (DLMF 8.7.1, 8.9.2).
 */
export function gammaCdf(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  const front = exp(a * log(x) - x - lgamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return front * sum;
  }
  const depth = 60 + Math.floor(10 * Math.sqrt(a));
  let fraction = x + 2 * depth + 1 - a;
  for (let n = depth; n >= 1; n--) fraction = x + 2 * n - 1 - a - (n * (n - a)) / fraction;
  return 1 - front / fraction;
}
