/**
 * The continuous ranked probability score of a forecast distribution against what happened, in the unit of the quantity;
 * smaller is better, 0 is a certain and right forecast, and for a single number it is the absolute error
 * (Gneiting & Raftery 2007, JASA 102, 359-378).
 */

import { sorted } from "./quantile.ts";

/** Mean distance of the members to the outcome, and mean distance of ordered pairs of different places. */
function distances(
  members: ArrayLike<number>,
  outcome: number,
): { toOutcome: number; betweenMembers: number } {
  const n = members.length;
  const ascending = sorted(members);
  let toOutcome = 0;
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    toOutcome += Math.abs(ascending[i] - outcome);
    pairs += (2 * i - n + 1) * ascending[i];
  }
  return { toOutcome: toOutcome / n, betweenMembers: (2 * pairs) / (n * n) };
}

/**
 * CRPS of the ensemble's empirical distribution: mean |x_i - y| - (1/2) mean |x_i - x_j|, all pairs, also i = j.
 *
 * @throws RangeError if there are no members
 */
export function ensembleCrps(members: ArrayLike<number>, outcome: number): number {
  if (members.length < 1) throw new RangeError("ensemble: expected at least one member, found none");
  const { toOutcome, betweenMembers } = distances(members, outcome);
  return toOutcome - betweenMembers / 2;
}

/**
 * CRPS of the distribution that the ensemble is a sample of, without bias (Ferro 2014): the pairs i = j are left out, so
 * that ensembles of different sizes can be compared. Can be slightly negative.
 *
 * @throws RangeError if there are fewer than two members
 */
export function fairEnsembleCrps(members: ArrayLike<number>, outcome: number): number {
  const n = members.length;
  if (n < 2) throw new RangeError(`ensemble: expected at least two members, found ${n}`);
  const { toOutcome, betweenMembers } = distances(members, outcome);
  return toOutcome - (betweenMembers * n) / (n - 1) / 2;
}
