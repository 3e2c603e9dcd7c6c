import { type AliasTable, aliasTable } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { ChoiceConditions } from "./choice.ts";
import { worthOdds } from "./worth-odds.ts";

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
export interface Anchor {
  /** `types` rows of options. */
  readonly option: Float64Array;
  /** Best option of each alternative; `types` rows of alternatives. */
  readonly alternative: Float64Array;
  /** `ln sum exp(utility)` over the joint alternatives, per type. */
  readonly logsum: Float64Array;
  /** `exp(logsum)`. */
  readonly total: Float64Array;
  /**
   * `exp(utility - logsum)` of each alternative, 0 where it is not on offer: the chance of a joint one if no other is
   * known; `types` rows of alternatives.
   */
  readonly relative: Float64Array;
  /** Chance of each option of a joint alternative for each type, if no other alternative is known; by option. */
  readonly chances: readonly Float64Array[];
  /** Chance of each option of a joint alternative over all types. */
  readonly shares: Float64Array;
  /** The size of the most extreme utility. */
  readonly extreme: number;
  /** Distribution of types among those who chose an option knowing of no rival; undefined where nobody could. */
  readonly types: (option: number) => AliasTable | undefined;
}

/** An anchor before the types of those who chose each option are made ready to be drawn. */
type Weighed = Omit<Anchor, "types">;

/** What a choice is among, as those see it who like the options by so many dollars per month. */
export interface Offered {
  readonly conditions: ChoiceConditions;
  readonly liking: Float64Array;
  /** Logit scale, dollars per month. */
  readonly scale: number;
}

/** Sizes of an exponent up to which exponentials are multiplied instead of their exponents added. */
const MOST_EXPONENT = 100;

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
  const weighed = weigh(types, alternatives, offered);
  const tables: (AliasTable | undefined)[] = [];
  return {
    ...weighed,
    types: (option) => {
      if (weighed.shares[option] > 0) tables[option] ??= aliasTable(weighed.chances[option]);
      return tables[option];
    },
  };
}

/** Chance of each option of a joint alternative over all types: `shares` of the anchor that `anchorOf` would build. */
export function anchorShares(types: number, alternatives: Alternatives, offered: Offered): Float64Array {
  const factors = factorsOf(offered);
  return factors ? sharesOfFactors(types, alternatives, factors) : weigh(types, alternatives, offered).shares;
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

function weigh(types: number, { count, of, joint }: Alternatives, offered: Offered): Weighed {
  const { conditions, liking, scale } = offered;
  const { available, worth, price, burden } = conditions;
  const options = available.length;
  const option = new Float64Array(types * options).fill(Number.NEGATIVE_INFINITY);
  const alternative = new Float64Array(types * count).fill(Number.NEGATIVE_INFINITY);
  const relative = new Float64Array(types * count);
  const logsum = new Float64Array(types);
  const total = new Float64Array(types);
  const shares = new Float64Array(options);
  const sold = Array.from(available.keys()).filter((index) => available[index]);
  const chosen = sold.filter((index) => joint[of[index]]);
  const chances = Array.from(of, (_, index) => new Float64Array(chosen.includes(index) ? types : 0));
  const rest = price.map((dollars, index) => liking[index] - dollars - burden[index]);
  const factors = factorsOf(offered);
  /** Of one type: odds of each option and sum over the tiers of each alternative. */
  const odds = new Float64Array(options);
  const tiers = new Float64Array(count);
  let extreme = 0;
  for (let type = 0; type < types; type++) {
    const row = type * options;
    const cell = type * count;
    let top = 0;
    if (!factors) {
      top = Number.NEGATIVE_INFINITY;
      for (const index of chosen) top = Math.max(top, (worth[row + index] + rest[index]) / scale);
    }
    tiers.fill(0);
    for (const index of sold) {
      const own = cell + of[index];
      const value = (worth[row + index] + rest[index]) / scale;
      option[row + index] = value;
      extreme = Math.max(extreme, Math.abs(value));
      odds[index] = factors ? factors.worth[row + index] * factors.rest[index] : exp(value - top);
      tiers[of[index]] += odds[index];
      if (value > alternative[own]) {
        alternative[own] = value;
        relative[own] = odds[index];
      }
    }
    let sum = 0;
    for (let index = 0; index < count; index++) if (joint[index]) sum += relative[cell + index];
    logsum[type] = top + log(sum);
    total[type] = factors ? sum : exp(logsum[type]);
    for (let index = 0; index < count; index++) relative[cell + index] /= sum;
    for (const index of chosen) {
      const chance = (relative[cell + of[index]] * odds[index]) / tiers[of[index]];
      chances[index][type] = chance;
      shares[index] += chance / types;
    }
  }
  return { option, alternative, logsum, total, relative, chances, shares, extreme };
}

/** Two factors of the odds of each option: of its worth to each type, and of all else. */
interface Factors {
  readonly worth: Float64Array;
  readonly rest: Float64Array;
}

/** Undefined where an exponent is so large that a product could leave the floating range. */
function factorsOf({ conditions, liking, scale }: Offered): Factors | undefined {
  const { available, price, burden } = conditions;
  const worth = worthOdds(conditions.worth, scale, MOST_EXPONENT);
  const exponents = price.map((dollars, index) => (liking[index] - dollars - burden[index]) / scale);
  const isUsable = exponents.every((size, index) => !available[index] || Math.abs(size) <= MOST_EXPONENT);
  if (!worth || !isUsable) return undefined;
  return { worth, rest: exponents.map((size, index) => (available[index] ? exp(size) : 0)) };
}
