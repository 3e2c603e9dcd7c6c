/** Gumbel variates: the taste shocks whose maxima give logit choice probabilities. */

import { exp } from "./exp.ts";
import { log, log1p } from "./log.ts";

/** The standard Gumbel quantile -ln(-ln u) of u in (0, 1): mean 0.5772, variance pi^2/6. */
export function gumbel(u: number): number {
  return -log(-log(u));
}

/**
 * A Gumbel variate of the given location and scale 1, conditional on being below `bound`, from u in (0, 1):
 * v - ln(e^(v - m) - ln u) with v the location and m the bound (inverse of the distribution function divided by its
 * value at the bound; Hazan & Jaakkola 2012 use it to draw all utilities given which is largest).
 * Never above the bound, however far the location lies above it; a bound of Infinity leaves the variate free.
 */
export function truncatedGumbel(location: number, bound: number, u: number): number {
  const excess = location - bound;
  const wait = -log(u);
  if (excess > 0) return bound - log1p(wait * exp(-excess));
  return location - log(exp(excess) + wait);
}
