/**
 * The multinomial logit (McFadden 1974) and what follows from it. Utilities are in units of the Gumbel scale unless a
 * scale is given; the option of having nothing is an entry like any other. A utility of -Infinity is an option not offered.
 */

import { exp } from "../random/exp.ts";
import { log, log1p } from "../random/log.ts";
import { normalDensity } from "../random/normal.ts";

/** ln of the sum of e^v, without overflow; -Infinity for no values. */
export function logSumExp(values: readonly number[]): number {
  const largest = values.reduce((most, v) => Math.max(most, v), -Infinity);
  if (largest === -Infinity || largest === Infinity) return largest;
  return largest + log(values.reduce((sum, v) => sum + exp(v - largest), 0));
}

/** ln(1 + e^x) without overflow or cancellation. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** 1/(1 + e^-x). */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}

/**
 * Choice probabilities e^(v/scale) / sum e^(v/scale).
 *
 * @param scale the scale of the Gumbel shocks in the unit of the utilities, above 0: the larger, the more even the shares
 */
export function logitShares(utilities: readonly number[], scale = 1): number[] {
  const scaled = utilities.map((v) => v / scale);
  const total = logSumExp(scaled);
  return scaled.map((v) => exp(v - total));
}

/** The elasticity of an option's share to its own price: -a p (1 - s), a = utility per unit of money, positive. */
export function ownPriceElasticity(priceSensitivity: number, price: number, share: number): number {
  return -priceSensitivity * price * (1 - share);
}

/** The elasticity of every other option's share to the price of an option with that price and share: a p s. */
export function crossPriceElasticity(priceSensitivity: number, price: number, share: number): number {
  return priceSensitivity * price * share;
}

/** Where an option's leavers go: of those who leave `from`, the share that goes to `to`, s_to / (1 - s_from). */
export function diversionRatio(shares: readonly number[], from: number, to: number): number {
  return shares[to] / (1 - shares[from]);
}

/** The change of expected consumer surplus, in money a chooser: difference of log-sums over the price sensitivity. */
export function consumerSurplusChange(
  before: readonly number[],
  after: readonly number[],
  priceSensitivity: number,
): number {
  return (logSumExp(after) - logSumExp(before)) / priceSensitivity;
}

/**
 * The mean utilities that give these shares, relative to the outside option's 0: ln s_j - ln s_0
 * (Berry 1994, RAND Journal of Economics 25, 242-262).
 */
export function berryInversion(shares: readonly number[], outsideShare: number): number[] {
  return shares.map((s) => log(s) - log(outsideShare));
}

/**
 * Berry's inversion for the nested logit: ln s_j - ln s_0 - sigma ln(s_j / share of j's group).
 *
 * @param groups the group of each option, by any label
 * @param sigma correlation of tastes within a group, from 0 (plain logit) to below 1
 */
export function nestedBerryInversion(
  shares: readonly number[],
  outsideShare: number,
  groups: readonly (string | number)[],
  sigma: number,
): number[] {
  const totals = new Map<string | number, number>();
  shares.forEach((s, j) => {
    totals.set(groups[j], (totals.get(groups[j]) ?? 0) + s);
  });
  return shares.map(
    (s, j) => log(s) - log(outsideShare) - sigma * log(s / (totals.get(groups[j]) as number)),
  );
}

/**
 * The mean of logistic(mean + sd Z), Z standard normal: the share of choosers whose tastes differ normally.
 * Summed on an even grid from -10 to 10 standard deviations, which for such a smooth function is exact to about 1e-12
 * while sd <= 5.
 */
export function logisticNormalMean(mean: number, sd: number): number {
  const reach = 10;
  const points = 1000;
  const step = (2 * reach) / points;
  let sum = 0;
  for (let i = 0; i <= points; i++) {
    const z = -reach + i * step;
    sum += logistic(mean + sd * z) * normalDensity(z);
  }
  return sum * step;
}
