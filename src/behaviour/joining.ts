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
  const beside = new Float64Array(types);
  known.forEach((share, rival) => {
    for (let type = 0; type < types; type++) beside[type] += share * rivals[rival * types + type];
  });
  // In place of the sum: those interested per unit of what they choose among.
  let kept = 0;
  for (let type = 0; type < types; type++) {
    beside[type] = wanting[type] / (focal[type] + beside[type]);
    kept += beside[type] * focal[type];
  }
  const toRivals = known.map((share, rival) => {
    let going = 0;
    for (let type = 0; type < types; type++) going += beside[type] * rivals[rival * types + type];
    return (share * going) / interested;
  });
  return { kept: kept / interested, toRivals };
}

/** Chance of each type to want the service at all, and their sum. */
export function interestIn(view: NewcomersView): { wanting: Float64Array; interested: number } {
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
