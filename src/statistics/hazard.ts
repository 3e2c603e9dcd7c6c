/** Conversions between probabilities of leaving within a period and rates of leaving per unit of time. */

import { exp, expm1 } from "../random/exp.ts";
import { log1p } from "../random/log.ts";

/** The constant rate per period, -ln(1 - p), that makes p the probability of leaving within one period (0 <= p <= 1). */
export function rateFromProbability(probability: number): number {
  return -log1p(-probability);
}

/** The probability of leaving within one period, 1 - e^-rate, at a constant rate per period. */
export function probabilityFromRate(rate: number): number {
  return -expm1(-rate);
}

/**
 * The probability of leaving within `periods` periods (a whole number or not) when it is `probability` in each:
 * 1 - (1 - p)^periods. A monthly 0.063 is 0.0149 a week with periods = 12/52.
 */
export function probabilityOver(probability: number, periods: number): number {
  return probabilityFromRate(periods * rateFromProbability(probability));
}

/** The share that stays through `periods` periods: (1 - p)^periods. */
export function retentionOver(probability: number, periods: number): number {
  return exp(-periods * rateFromProbability(probability));
}

/** The factor between the rates behind two probabilities of leaving in periods of equal length. */
export function hazardRatio(before: number, after: number): number {
  return rateFromProbability(after) / rateFromProbability(before);
}

/** The factor between the odds of two probabilities. */
export function oddsRatio(before: number, after: number): number {
  return after / (1 - after) / (before / (1 - before));
}
