import { exp } from "../random/exp.ts";
import type { Factors, Offered } from "./offered.ts";
import { Recent } from "./recent.ts";

/** An option on offer, by taste type. */
export interface Tier {
  readonly option: number;
  /** In units of the logit scale, without epsilon. */
  readonly utility: Float64Array;
  /** `exp(utility - base)`, the base being that of the type. */
  readonly odds: Float64Array;
}

/** What an alternative is worth to each taste type. */
export interface AlternativeWorth {
  /** Its options on offer. */
  readonly tiers: readonly Tier[];
  /** Utility of the best tier; -Infinity without any. */
  readonly best: Float64Array;
  readonly oddsOfBest: Float64Array;
  /** Sum over the tiers. */
  readonly oddsOfAll: Float64Array;
  /** The size of the most extreme utility. */
  readonly extreme: number;
}

/** Worlds differ in the price of a plan or two: what other alternatives are worth was found for another world. */
const recent = new Recent<AlternativeWorth>(64);

/**
 * What an alternative is worth, from the factors of its options' odds; the base of every type is 0.
 *
 * @param tiers Its options on offer.
 */
export function alternativeWorth(
  types: number,
  tiers: readonly number[],
  offered: Offered,
  factors: Factors,
): AlternativeWorth {
  const { conditions, scale } = offered;
  const options = conditions.available.length;
  const rest = tiers.map((option) => restOf(offered, option));
  return recent.of([rest, tiers, [types, options, scale], conditions.worth], () =>
    worthOfTiers(
      types,
      tiers.map((option) => productTier(types, option, offered, factors)),
    ),
  );
}

/** The same where odds are too extreme to be products. @param base By type. */
export function extremeWorth(
  types: number,
  tiers: readonly number[],
  offered: Offered,
  base: Float64Array,
): AlternativeWorth {
  return worthOfTiers(
    types,
    tiers.map((option) => {
      const utility = utilityOf(types, option, offered);
      return { option, utility, odds: utility.map((own, type) => exp(own - base[type])) };
    }),
  );
}

function productTier(types: number, option: number, offered: Offered, { worth, rest }: Factors): Tier {
  const options = rest.length;
  const odds = new Float64Array(types);
  for (let type = 0; type < types; type++) odds[type] = worth[type * options + option] * rest[option];
  return { option, utility: utilityOf(types, option, offered), odds };
}

function worthOfTiers(types: number, tiers: readonly Tier[]): AlternativeWorth {
  const best = new Float64Array(types).fill(Number.NEGATIVE_INFINITY);
  const oddsOfBest = new Float64Array(types);
  const oddsOfAll = new Float64Array(types);
  let extreme = 0;
  for (const { utility, odds } of tiers) {
    for (let type = 0; type < types; type++) {
      oddsOfAll[type] += odds[type];
      extreme = Math.max(extreme, Math.abs(utility[type]));
      if (utility[type] > best[type]) {
        best[type] = utility[type];
        oddsOfBest[type] = odds[type];
      }
    }
  }
  return { tiers, best, oddsOfBest, oddsOfAll, extreme };
}

/** Utility of an option to each type, in units of the scale, without epsilon. */
export function utilityOf(types: number, option: number, offered: Offered): Float64Array {
  const { conditions, scale } = offered;
  const options = conditions.available.length;
  const rest = restOf(offered, option);
  const utility = new Float64Array(types);
  for (let type = 0; type < types; type++) {
    utility[type] = (conditions.worth[type * options + option] + rest) / scale;
  }
  return utility;
}

/** What an option gives apart from its worth, dollars per month. */
function restOf({ conditions, liking }: Offered, option: number): number {
  return liking[option] - conditions.price[option] - conditions.burden[option];
}
