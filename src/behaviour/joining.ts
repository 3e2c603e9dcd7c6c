import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";

/** What the market offers newcomers, by taste type: sums of `exp(utility / scale)`. */
export interface NewcomersView {
  /** Over the service's families; length = types. */
  readonly focal: Float64Array;
  /** Per rival; rivals x types. */
  readonly rivals: Float64Array;
}

/**
 * What the focal plans are worth to newcomers, in dollars per month: the mean over taste types of
 * `scale x ln(focal sum)`.
 */
export function inclusiveValue(view: NewcomersView, scale: number): number {
  const { focal } = view;
  let total = 0;
  for (let type = 0; type < focal.length; type++) total += scale * log(focal[type]);
  return total / focal.length;
}

/** How newcomers who want the service at all divide between it and its rivals; together they are 1. */
export interface NewcomersShares {
  readonly kept: number;
  /** Per rival. */
  readonly toRivals: Float64Array;
}

/**
 * How newcomers divide: over taste types, weighted by their chance to want the service at all, `F / (F + R)` stay with F
 * the focal sum and R that of the rivals' plans, each counted by the share of newcomers who know of it and can use it;
 * each rival takes its part of R.
 *
 * @param known Share who know of and can use each rival, 0..1; length = rivals.
 */
export function newcomersShares(view: NewcomersView, known: Float64Array): NewcomersShares {
  const { focal, rivals } = view;
  const types = focal.length;
  const { wanting, interested } = interestIn(view);
  const pairs = pairsOf(known);
  const beside = new Float64Array(types);
  for (const { first, second, share, shareOfSecond } of pairs) {
    const a = first * types;
    const b = second * types;
    for (let type = 0; type < types; type++) {
      beside[type] = beside[type] + share * rivals[a + type] + shareOfSecond * rivals[b + type];
    }
  }
  // In place of the sum: those interested per unit of what they choose among.
  let kept = 0;
  for (let type = 0; type < types; type++) {
    const perUnit = wanting[type] / (focal[type] + beside[type]);
    beside[type] = perUnit;
    kept += perUnit * focal[type];
  }
  const toRivals = new Float64Array(known.length);
  for (const { first, second, share, shareOfSecond } of pairs) {
    const a = first * types;
    const b = second * types;
    let going = 0;
    let goingToSecond = 0;
    for (let type = 0; type < types; type++) {
      going += beside[type] * rivals[a + type];
      goingToSecond += beside[type] * rivals[b + type];
    }
    toRivals[first] = (share * going) / interested;
    if (second !== first) toRivals[second] = (shareOfSecond * goingToSecond) / interested;
  }
  return { kept: kept / interested, toRivals };
}

/** Two rivals that somebody knows of and the share who do; the last one may stand beside itself with nobody. */
interface Pair {
  readonly first: number;
  readonly second: number;
  readonly share: number;
  readonly shareOfSecond: number;
}

/** The rivals that somebody knows of, two by two: two sums at a time do not wait for each other. */
function pairsOf(known: Float64Array): Pair[] {
  const pairs: Pair[] = [];
  let single = -1;
  for (let rival = 0; rival < known.length; rival++) {
    if (known[rival] === 0) continue;
    if (single < 0) single = rival;
    else {
      pairs.push({ first: single, second: rival, share: known[single], shareOfSecond: known[rival] });
      single = -1;
    }
  }
  if (single >= 0) pairs.push({ first: single, second: single, share: known[single], shareOfSecond: 0 });
  return pairs;
}

/** Chance of each type to want the service at all, and their sum. */
function interestIn(view: NewcomersView): { wanting: Float64Array; interested: number } {
  let interest = interests.get(view);
  if (!interest) {
    const { focal } = view;
    const wanting = new Float64Array(focal.length);
    let interested = 0;
    for (let type = 0; type < focal.length; type++) {
      wanting[type] = focal[type] / (1 + focal[type]);
      interested += wanting[type];
    }
    interest = { wanting, interested };
    interests.set(view, interest);
  }
  return interest;
}

/** Views ask this anew for every day. */
const interests = new WeakMap<NewcomersView, { wanting: Float64Array; interested: number }>();

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
