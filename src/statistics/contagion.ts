/** How the recent defection of friends raises a subscriber's hazard (Nitzan & Libai 2011, Ascarza et al. 2017). */

import { exp, pow } from "../random/exp.ts";

/**
 * Exposure to defected friends: the sum of e^(-age/decay), so that a friend who left just now counts 1.
 *
 * @param ages how long ago each left, in the unit of `decay`
 */
export function defectionExposure(ages: readonly number[], decay: number): number {
  return ages.reduce((sum, age) => sum + exp(-age / decay), 0);
}

/** The factor on the hazard at an exposure when friends multiply: ratio^exposure. `ratio` is the factor of one fresh one. */
export function multiplicativeHazardRatio(ratio: number, exposure: number): number {
  return pow(ratio, exposure);
}

/** The factor on the hazard at an exposure when friends add up: 1 + (ratio - 1) exposure. */
export function additiveHazardRatio(ratio: number, exposure: number): number {
  return 1 + (ratio - 1) * exposure;
}

export interface SocialTies {
  /** Effective number of friends a leaver influences. */
  readonly ties: number;
  /** Hazard ratio of one fresh defected friend. */
  readonly ratio: number;
  /** Hazard per month without influence. */
  readonly hazard: number;
  /** Months that the influence lasts (its integral over time). */
  readonly duration: number;
}

/** The number of further leavers that one leaver causes directly: ties (ratio - 1) hazard duration. Below 1 it dies out. */
export function reproductionNumber({ ties, ratio, hazard, duration }: SocialTies): number {
  return ties * (ratio - 1) * hazard * duration;
}

/** The number of ties at which the reproduction number has the given value. */
export function tiesForReproduction(
  reproduction: number,
  { ratio, hazard, duration }: Omit<SocialTies, "ties">,
): number {
  return reproduction / ((ratio - 1) * hazard * duration);
}
