/** The multinomial logit (McFadden 1974) in closed form, which simulated choices are held against. */

/** ln of the sum of e^v, without overflow. */
export function logSumExp(values: readonly number[]): number {
  const largest = Math.max(...values);
  return largest + Math.log(values.reduce((sum, v) => sum + Math.exp(v - largest), 0));
}

/**
 * Choice probabilities e^(v/scale) / sum e^(v/scale). A utility of -Infinity is an option not offered.
 *
 * @param scale Of the Gumbel shocks, in the unit of the utilities, above 0: the larger, the more even the shares.
 */
export function logitShares(utilities: readonly number[], scale = 1): number[] {
  const scaled = utilities.map((v) => v / scale);
  const total = logSumExp(scaled);
  return scaled.map((v) => Math.exp(v - total));
}

/** Mean utilities that give these shares, relative to the outside option's 0: ln s_j - ln s_0 (Berry 1994). */
export function berryInversion(shares: readonly number[], outsideShare: number): number[] {
  return shares.map((s) => Math.log(s) - Math.log(outsideShare));
}
