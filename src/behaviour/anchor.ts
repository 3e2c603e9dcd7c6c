import { type AlternativeWorth, alternativeWorth, extremeWorth, utilityOf } from "./alternative-worth.ts";
import { type JointChoice, jointChoice } from "./joint-choice.ts";
import { type Factors, factorsOf, type Offered } from "./offered.ts";

/**
 * How options belong together. An alternative is a plan family of the service, a rival, or nothing; its options are
 * its tiers. Epsilon belongs to the alternative: a second tier is not a second reason to like a service.
 */
export interface Alternatives {
  readonly count: number;
  /** Alternative of each option. */
  readonly of: Uint8Array;
  /** 1 for the alternatives among which an anchor chooses: the service's families, and nothing (the last). */
  readonly joint: Uint8Array;
}

/**
 * What the market looked like when a group of subscribers chose their plan, by taste type.
 *
 * A subscriber's tastes are drawn given that choice (see `choice.ts`), so that nobody moves until something changes.
 * Utilities are in units of the logit scale, without epsilon; -Infinity: not on offer.
 */
export interface Anchor extends JointChoice {
  /** Each option, by type. */
  readonly option: readonly Float64Array[];
  /** Best option of each alternative, by type. */
  readonly alternative: readonly Float64Array[];
  /**
   * `exp(utility - logsum)` of each alternative, 0 where it is not on offer: the chance of a joint one if no other is
   * known; `types` rows of alternatives.
   */
  readonly relative: Float64Array;
  /** The size of the most extreme utility. */
  readonly extreme: number;
}

/**
 * Build the anchor of a choice among the options on offer.
 *
 * The chance of a type is `P(alternative | type) x P(tier | type)`, the tiers weighted by
 * `exp(-(best tier - tier))`: those who hold a tier that is not best for their type have a liking for it, see
 * `choose`.
 *
 * @param types Number of equally likely taste types.
 */
export function anchorOf(types: number, alternatives: Alternatives, offered: Offered): Anchor {
  const { count } = alternatives;
  const options = alternatives.of.length;
  const { each, base } = worthOfEach(types, alternatives, offered);
  const joint = jointChoice(
    types,
    options,
    each.filter((_, index) => alternatives.joint[index]),
    base,
  );
  const relative = new Float64Array(types * count);
  for (const [index, { oddsOfBest }] of each.entries()) {
    for (let type = 0; type < types; type++) {
      relative[type * count + index] = oddsOfBest[type] / joint.sum[type];
    }
  }
  const none = new Float64Array(types).fill(Number.NEGATIVE_INFINITY);
  const option: Float64Array[] = Array.from({ length: options }, () => none);
  for (const tier of each.flatMap(({ tiers }) => tiers)) option[tier.option] = tier.utility;
  const alternative = each.map(({ best }) => best);
  const extreme = Math.max(...each.map((own) => own.extreme));
  return { ...joint, option, alternative, relative, extreme };
}

/** What each alternative is worth to each type. Where odds could leave the floating range their base is the best. */
function worthOfEach(
  types: number,
  { count, of, joint }: Alternatives,
  offered: Offered,
): { each: AlternativeWorth[]; base?: Float64Array } {
  const { available } = offered.conditions;
  const tiers = Array.from({ length: count }, (): number[] => []);
  for (let option = 0; option < of.length; option++) {
    if (available[option]) tiers[of[option]].push(option);
  }
  const factors = factorsOf(offered);
  if (factors) return { each: tiers.map((own) => alternativeWorth(types, own, offered, factors)) };
  const base = new Float64Array(types).fill(Number.NEGATIVE_INFINITY);
  for (const option of tiers.flat()) {
    if (!joint[of[option]]) continue;
    utilityOf(types, option, offered).forEach((utility, type) => {
      base[type] = Math.max(base[type], utility);
    });
  }
  return { each: tiers.map((own) => extremeWorth(types, own, offered, base)), base };
}

/** Chance of each option of a joint alternative over all types: `shares` of the anchor that `anchorOf` would build. */
export function anchorShares(types: number, alternatives: Alternatives, offered: Offered): Float64Array {
  const factors = factorsOf(offered);
  return factors
    ? sharesOfFactors(types, alternatives, factors)
    : anchorOf(types, alternatives, offered).shares;
}

/** Without a table of anything, since likings are sought by asking this again and again. */
function sharesOfFactors(types: number, { count, of, joint }: Alternatives, factors: Factors): Float64Array {
  const options = factors.rest.length;
  const shares = new Float64Array(options);
  const chosen = Array.from(shares.keys()).filter((index) => joint[of[index]] && factors.rest[index] > 0);
  const odds = new Float64Array(options);
  const best = new Float64Array(count);
  const tiers = new Float64Array(count);
  for (let type = 0; type < types; type++) {
    best.fill(0);
    tiers.fill(0);
    for (const index of chosen) {
      const value = factors.worth[type * options + index] * factors.rest[index];
      const own = of[index];
      odds[index] = value;
      tiers[own] += value;
      if (value > best[own]) best[own] = value;
    }
    let sum = 0;
    for (let index = 0; index < count; index++) sum += best[index];
    for (const index of chosen) {
      const own = of[index];
      shares[index] += ((best[own] / sum) * odds[index]) / tiers[own] / types;
    }
  }
  return shares;
}
