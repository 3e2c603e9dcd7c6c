import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { TasteTypes } from "./taste.ts";

/**
 * What the plans on offer are worth to newcomers, in dollars per month: the mean over taste types of
 * `scale x ln sum exp(utility / scale)` over the focal plans.
 *
 * @param utility Dollars per month of a focal plan to a type; -Infinity: not on offer.
 */
export function inclusiveValue(
  types: TasteTypes,
  plans: number,
  utility: (type: number, plan: number) => number,
  scale: number,
): number {
  let total = 0;
  for (let type = 0; type < types.count; type++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let plan = 0; plan < plans; plan++) top = Math.max(top, utility(type, plan));
    let sum = 0;
    for (let plan = 0; plan < plans; plan++) sum += exp((utility(type, plan) - top) / scale);
    total += top + scale * log(sum);
  }
  return total / types.count;
}

/**
 * Share of newcomers whom rivals leave to the focal service: over taste types, weighted by their chance to want the
 * service at all, `F / (F + R)` with F the sum of `exp(utility / scale)` of the focal plans and R that of the rivals'
 * plans, each counted by the share of newcomers who know of it and can use it.
 *
 * @param known Share who know of and can use each rival plan, 0..1; length `rivals`.
 */
export function keptShare(
  types: TasteTypes,
  plans: number,
  utility: (type: number, plan: number) => number,
  rivals: number,
  rivalUtility: (type: number, rival: number) => number,
  known: Float64Array,
  scale: number,
): number {
  let kept = 0;
  let interested = 0;
  for (let type = 0; type < types.count; type++) {
    let focal = 0;
    for (let plan = 0; plan < plans; plan++) focal += exp(utility(type, plan) / scale);
    let rival = 0;
    for (let index = 0; index < rivals; index++) {
      if (known[index] > 0) rival += known[index] * exp(rivalUtility(type, index) / scale);
    }
    const interest = focal / (1 + focal);
    kept += (interest * focal) / (focal + rival);
    interested += interest;
  }
  return kept / interested;
}

/**
 * Joining relative to its baseline:
 * `exp(sensitivity x (inclusive value now - then) - goodwill x damage) x kept share now / kept share then`.
 *
 * @param sensitivity Log change of joining per dollar per month: `|elasticity| / mean offered price`.
 * @param gain Change of the inclusive value, dollars per month.
 * @param goodwill Log change of joining at damage 1.
 * @param kept Kept share relative to the baseline's.
 */
export function joiningMultiplier(
  sensitivity: number,
  gain: number,
  goodwill: number,
  damage: number,
  kept: number,
): number {
  return exp(sensitivity * gain - goodwill * damage) * kept;
}

/**
 * Liking of plan families, dollars per month, at which newcomers choose families in given shares at the anchor's
 * prices (contraction of Berry, Levinsohn & Pakes 1995): `liking += scale x ln(wanted / modelled)`.
 *
 * @param wanted Share per family, above 0, summing to 1.
 * @param shares Modelled shares at given likings; same length.
 * @param iterations At most this many; stops when no share is off by more than the tolerance.
 * @returns Liking per family; the family with the largest wanted share has 0.
 */
export function familyLikings(
  wanted: readonly number[],
  shares: (likings: readonly number[]) => readonly number[],
  scale: number,
  iterations = 200,
  tolerance = 1e-9,
): number[] {
  const likings = wanted.map(() => 0);
  const largest = wanted.indexOf(Math.max(...wanted));
  for (let iteration = 0; iteration < iterations; iteration++) {
    const modelled = shares(likings);
    let miss = 0;
    wanted.forEach((share, family) => {
      miss = Math.max(miss, Math.abs(share - modelled[family]));
      likings[family] += scale * log(share / modelled[family]);
    });
    const base = likings[largest];
    for (let family = 0; family < likings.length; family++) likings[family] -= base;
    if (miss < tolerance) break;
  }
  return likings;
}
