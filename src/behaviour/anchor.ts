import { type AliasTable, aliasTable } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";

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
  /** `exp(utility - logsum)` of the alternatives that are not joint, else 0; `types` rows of alternatives. */
  readonly beside: Float64Array;
  /** Chance of each option of a joint alternative for each type, if no other alternative is known; by option. */
  readonly chances: readonly Float64Array[];
  /** Chance of each option of a joint alternative over all types. */
  readonly shares: Float64Array;
  /** Distribution of types among those who chose each option knowing of no rival; undefined where nobody could. */
  readonly types: readonly (AliasTable | undefined)[];
}

/** An anchor before the types of those who chose each option are made ready to be drawn. */
type Weighed = Omit<Anchor, "types" | "beside">;

/**
 * Build the anchor of a choice among the options on offer.
 *
 * The chance of a type is `P(alternative | type) x P(tier | type)`, the tiers weighted by
 * `exp(-(best tier - tier))`: those who hold a tier that is not best for their type have a liking for it, see
 * `choose`.
 *
 * @param types Number of equally likely taste types.
 * @param utility Utility in dollars per month of an option to a type; -Infinity: not on offer.
 * @param scale Logit scale, dollars per month.
 */
export function anchorOf(
  types: number,
  options: number,
  alternatives: Alternatives,
  utility: (type: number, option: number) => number,
  scale: number,
): Anchor {
  const weighed = weigh(types, options, alternatives, utility, scale);
  return {
    ...weighed,
    beside: besideOf(weighed, alternatives),
    types: weighed.chances.map((own, index) => (weighed.shares[index] > 0 ? aliasTable(own) : undefined)),
  };
}

function besideOf({ alternative, logsum }: Weighed, { count, joint }: Alternatives): Float64Array {
  const beside = new Float64Array(alternative.length);
  for (let cell = 0; cell < beside.length; cell++) {
    if (joint[cell % count] || alternative[cell] === Number.NEGATIVE_INFINITY) continue;
    beside[cell] = exp(alternative[cell] - logsum[Math.floor(cell / count)]);
  }
  return beside;
}

/** Chance of each option of a joint alternative over all types: `shares` of the anchor that `anchorOf` would build. */
export function anchorShares(...choice: Parameters<typeof anchorOf>): Float64Array {
  return weigh(...choice).shares;
}

function weigh(
  types: number,
  options: number,
  alternatives: Alternatives,
  utility: (type: number, option: number) => number,
  scale: number,
): Weighed {
  const { count, of, joint } = alternatives;
  const option = new Float64Array(types * options);
  const alternative = new Float64Array(types * count).fill(Number.NEGATIVE_INFINITY);
  const logsum = new Float64Array(types);
  const shares = new Float64Array(options);
  const byOption = Array.from({ length: options }, () => new Float64Array(types));
  /** Of one type: weight of each tier, their sums and the chance of each alternative. */
  const weight = new Float64Array(options);
  const tiers = new Float64Array(count);
  const chosen = new Float64Array(count);
  for (let type = 0; type < types; type++) {
    const row = type * options;
    const cell = type * count;
    for (let index = 0; index < options; index++) {
      const value = utility(type, index) / scale;
      option[row + index] = value;
      if (value > alternative[cell + of[index]]) alternative[cell + of[index]] = value;
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < count; index++) {
      if (joint[index] && alternative[cell + index] > top) top = alternative[cell + index];
    }
    let sum = 0;
    for (let index = 0; index < count; index++) {
      if (joint[index]) sum += exp(alternative[cell + index] - top);
    }
    logsum[type] = top + log(sum);
    tiers.fill(0);
    for (let index = 0; index < options; index++) {
      const own = of[index];
      if (!joint[own] || option[row + index] === Number.NEGATIVE_INFINITY) continue;
      const gap = option[row + index] - alternative[cell + own];
      // Most alternatives have one tier, and e^0 is exactly 1.
      weight[index] = gap === 0 ? 1 : exp(gap);
      tiers[own] += weight[index];
    }
    for (let index = 0; index < count; index++) {
      if (tiers[index] > 0) chosen[index] = exp(alternative[cell + index] - logsum[type]);
    }
    for (let index = 0; index < options; index++) {
      const own = of[index];
      if (!joint[own] || option[row + index] === Number.NEGATIVE_INFINITY) continue;
      const chance = (chosen[own] * weight[index]) / tiers[own];
      byOption[index][type] = chance;
      shares[index] += chance / types;
    }
  }
  return { option, alternative, logsum, shares, chances: byOption };
}
