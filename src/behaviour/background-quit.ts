import { betaQuantileTable } from "../random/beta.ts";
import { exp } from "../random/exp.ts";
import { log1p } from "../random/log.ts";

/** Shapes of the Beta distribution of individual monthly quit hazards. */
export interface QuitShapes {
  readonly alpha: number;
  readonly beta: number;
}

/** Shapes from the first shape and the mean hazard of a new cohort: `beta = alpha (1 - mean) / mean`. */
export function quitShapes(alpha: number, newMean: number): QuitShapes {
  return { alpha, beta: (alpha * (1 - newMean)) / newMean };
}

/**
 * Levels of individual quit propensity `-ln(1 - theta)` for subscribers who have already survived some
 * renewals: `theta ~ Beta(alpha, beta + survived)` (shifted-beta-geometric; Fader & Hardie 2007).
 *
 * @param survived Renewals survived, not negative.
 * @param levels Number of equally likely levels, the midpoints of equal slices of probability.
 * @returns Ascending; length `levels`, not to be written to; rates, so that a month's quit chance is `1 - exp(-rate)`.
 */
export function quitRates(shapes: QuitShapes, survived: number, levels: number): Float64Array {
  const name = `${shapes.alpha} ${shapes.beta + survived} ${levels}`;
  const known = tables.get(name);
  if (known) return known;
  const rates = betaQuantileTable(shapes.alpha, shapes.beta + survived, levels);
  for (let level = 0; level < levels; level++) rates[level] = -log1p(-rates[level]);
  if (tables.size >= MOST_TABLES) tables.clear();
  tables.set(name, rates);
  return rates;
}

/** Tables made so far: replicates of a scenario need the same ones, and they take longer than a small run. */
const tables = new Map<string, Float64Array>();
const MOST_TABLES = 200;

/**
 * Chance to quit within a month at a multiplied hazard: `1 - (1 - theta)^multiplier = 1 - exp(-multiplier x rate)`.
 * The multiplier acts on the complementary log-log scale, so the chance stays below 1.
 *
 * @param rate `-ln(1 - theta)`, not negative.
 * @param multiplier Word of mouth, onboarding; not negative.
 */
export function quitChance(rate: number, multiplier: number): number {
  return 1 - exp(-multiplier * rate);
}

/** Probability that a subscriber drawn now, `survived` renewals old, quits at the n-th renewal from now (n >= 1). */
export function expectedQuits(shapes: QuitShapes, survived: number, renewals: number): Float64Array {
  const chances = new Float64Array(renewals);
  let alive = 1;
  for (let renewal = 0; renewal < renewals; renewal++) {
    const hazard = shapes.alpha / (shapes.alpha + shapes.beta + survived + renewal);
    chances[renewal] = alive * hazard;
    alive *= 1 - hazard;
  }
  return chances;
}
