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
