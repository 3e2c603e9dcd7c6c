/** Cascades in which each member causes further ones: branching, epidemic and self-exciting processes. */

import { exp, expm1 } from "../random/exp.ts";
import { lgamma } from "../random/gamma.ts";
import { log } from "../random/log.ts";

/**
 * The share finally reached by an epidemic in a large well-mixed population: the positive root of z = 1 - e^(-R z),
 * 0 if R <= 1 (Kermack & McKendrick 1927). It is also the chance that a cascade with Poisson(R) offspring never ends.
 */
export function finalSize(reproduction: number): number {
  if (!(reproduction > 1)) return Number.isNaN(reproduction) ? NaN : 0;
  let low = 0;
  let high = 1;
  // The difference 1 - e^(-R z) - z is positive below the root and negative above; halving needs no starting value.
  while (high - low > 1e-15) {
    const z = 0.5 * (low + high);
    if (z === low || z === high) break;
    if (-expm1(-reproduction * z) > z) low = z;
    else high = z;
  }
  return 0.5 * (low + high);
}

/** The chance that a cascade with Poisson(mean) offspring ends (Galton & Watson): 1 up to a mean of 1. */
export function extinctionProbability(meanOffspring: number): number {
  return 1 - finalSize(meanOffspring);
}

/** The mean size of a cascade that one leaver starts, the starter included: 1/(1 - R), Infinity from R = 1 on. */
export function meanCascadeSize(reproduction: number): number {
  return reproduction < 1 ? 1 / (1 - reproduction) : Infinity;
}

/** Borel's law: the probability that a cascade with Poisson(mean) offspring, mean in (0, 1], has exactly n >= 1 members. */
export function borelProbability(meanOffspring: number, n: number): number {
  const expected = meanOffspring * n;
  return exp(-expected + (n - 1) * log(expected) - lgamma(n + 1));
}

/** The long-run rate of a self-exciting (Hawkes 1971) process: mu/(1 - n), branching ratio n below 1. */
export function hawkesMeanRate(baseRate: number, branchingRatio: number): number {
  return branchingRatio < 1 ? baseRate / (1 - branchingRatio) : Infinity;
}

/** Variance over mean of a Hawkes process's counts in long windows: 1/(1 - n)^2. */
export function hawkesFanoFactor(branchingRatio: number): number {
  return branchingRatio < 1 ? 1 / ((1 - branchingRatio) * (1 - branchingRatio)) : Infinity;
}
