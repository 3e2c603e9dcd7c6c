import { type AliasTable, aliasTable } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { AlternativeWorth } from "./alternative-worth.ts";
import { Recent } from "./recent.ts";

/** The choice among the joint alternatives alone, as if no rival were known; by taste type. */
export interface JointChoice {
  /** Sum of the odds of the alternatives' best tiers. */
  readonly sum: Float64Array;
  /** `ln sum exp(utility)` over the alternatives. */
  readonly logsum: Float64Array;
  /** `exp(logsum)`. */
  readonly total: Float64Array;
  /** Chance of each option for each type; by option. */
  readonly chances: readonly Float64Array[];
  /** Chance of each option over all types. */
  readonly shares: Float64Array;
  /** Distribution of types among those who chose an option; undefined where nobody could. */
  readonly types: (option: number) => AliasTable | undefined;
}

/** What rivals do changes nothing in it, so that most states of the market have it in common with another. */
const recent = new Recent<JointChoice>(16);

/**
 * The choice among alternatives: `P(alternative | type) x P(tier | type)`, the tiers in proportion to their odds.
 *
 * @param options Number of options in all.
 * @param base Of the alternatives' odds, by type; 0 if absent.
 */
export function jointChoice(
  types: number,
  options: number,
  alternatives: readonly AlternativeWorth[],
  base?: Float64Array,
): JointChoice {
  if (base) return found(types, options, alternatives, base);
  const tiers = alternatives.flatMap((alternative) => alternative.tiers);
  const grounds = [
    ...tiers.map(({ odds }) => odds),
    tiers.map(({ option }) => option),
    alternatives.map((alternative) => alternative.tiers.length),
    [types, options],
  ];
  return recent.of(grounds, () => found(types, options, alternatives));
}

function found(
  types: number,
  options: number,
  alternatives: readonly AlternativeWorth[],
  base?: Float64Array,
): JointChoice {
  const sum = new Float64Array(types);
  for (const { oddsOfBest } of alternatives) {
    for (let type = 0; type < types; type++) sum[type] += oddsOfBest[type];
  }
  const logsum = sum.map((odds, type) => (base ? base[type] : 0) + log(odds));
  const chances = Array.from({ length: options }, () => new Float64Array(0));
  const shares = new Float64Array(options);
  for (const { tiers, oddsOfBest, oddsOfAll } of alternatives) {
    for (const { option, odds } of tiers) {
      const chance = new Float64Array(types);
      let share = 0;
      for (let type = 0; type < types; type++) {
        chance[type] = ((oddsOfBest[type] / sum[type]) * odds[type]) / oddsOfAll[type];
        share += chance[type] / types;
      }
      chances[option] = chance;
      shares[option] = share;
    }
  }
  const tables: (AliasTable | undefined)[] = [];
  return {
    sum,
    logsum,
    total: base ? logsum.map(exp) : sum,
    chances,
    shares,
    types: (option) => {
      if (shares[option] > 0) tables[option] ??= aliasTable(chances[option]);
      return tables[option];
    },
  };
}
