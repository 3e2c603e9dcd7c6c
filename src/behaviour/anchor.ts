import { type AliasTable, aliasTable } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";

/**
 * What the market looked like when a group of subscribers chose their plan, by taste type.
 *
 * A subscriber's tastes are drawn given that choice (see `choice.ts`), so that nobody moves until something changes.
 */
export interface Anchor {
  readonly options: number;
  /** Utility in units of the logit scale, without epsilon; `types` rows of `options`; -Infinity: not on offer. */
  readonly utility: Float64Array;
  /** `ln sum exp(utility)` over the joint options, per type. */
  readonly logsum: Float64Array;
  /** Chance of each joint option over all types; sums to 1; 0 for the others. */
  readonly shares: Float64Array;
  /** Distribution of types among those who chose each option; undefined where nobody could. */
  readonly types: readonly (AliasTable | undefined)[];
}

/**
 * Build the anchor of a choice among the options on offer.
 *
 * @param types Number of equally likely taste types.
 * @param options Number of options.
 * @param utility Utility in dollars per month of an option to a type; -Infinity: not on offer.
 * @param scale Logit scale, dollars per month.
 * @param joint 1 for the options chosen among: the focal plans and nothing, which stands for all that lies outside. A
 *   rival's plan only keeps its utility, to which a subscriber who knew of it preferred the plan chosen.
 */
export function anchorOf(
  types: number,
  options: number,
  utility: (type: number, option: number) => number,
  scale: number,
  joint: Uint8Array,
): Anchor {
  const scaled = new Float64Array(types * options);
  const logsum = new Float64Array(types);
  const shares = new Float64Array(options);
  const byOption = Array.from({ length: options }, () => new Float64Array(types));
  for (let type = 0; type < types; type++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let option = 0; option < options; option++) {
      const value = utility(type, option) / scale;
      scaled[type * options + option] = value;
      if (joint[option] && value > top) top = value;
    }
    let sum = 0;
    for (let option = 0; option < options; option++) {
      if (joint[option]) sum += exp(scaled[type * options + option] - top);
    }
    logsum[type] = top + log(sum);
    for (let option = 0; option < options; option++) {
      if (!joint[option]) continue;
      const chance = exp(scaled[type * options + option] - logsum[type]);
      byOption[option][type] = chance;
      shares[option] += chance / types;
    }
  }
  return {
    options,
    utility: scaled,
    logsum,
    shares,
    types: byOption.map((chances, option) => (shares[option] > 0 ? aliasTable(chances) : undefined)),
  };
}
