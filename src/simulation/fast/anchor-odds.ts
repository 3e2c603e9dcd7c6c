import type { Alternatives, Anchor } from "../../behaviour/anchor.ts";
import { exp } from "../../random/exp.ts";
import { log } from "../../random/log.ts";
import type { AnchorGroup } from "../anchors.ts";

/** Exponents beyond this are left to the readable choice, so that no product of the tables leaves the floating range. */
export const MOST_EXPONENT = 100;

/** An anchor with its exponentials taken, so that a choice is made of products: utilities become odds. */
export interface AnchorOdds {
  /** False where an exponent is out of range: then the odds are not to be used. */
  readonly usable: boolean;
  /** Odds of each option then, apart from what comes with the type; 0: not on offer. */
  readonly earlier: Float64Array;
  /** One over the exponential of the log-sum; by type. */
  readonly scale: Float64Array;
  /** Alternatives that were not drawn together with the one chosen: rivals, and families that were not on offer. */
  readonly separate: Uint8Array;
  /** The alternatives that were drawn together with the one chosen, and 1 for each of them. */
  readonly together: Uint8Array;
  readonly isTogether: Uint8Array;
}

/** Odds found so far: the runs of a scenario share its anchors. */
const known = new WeakMap<Anchor, AnchorOdds>();

/**
 * Take the exponentials of an anchor.
 *
 * @param worth Of each option to each type when the anchor held, in dollars; rows of types.
 * @param unit Dollars of one exponent, the logit scale.
 */
export function anchorOdds(
  { anchor }: AnchorGroup,
  alternatives: Alternatives,
  worth: Float64Array,
  unit: number,
): AnchorOdds {
  let odds = known.get(anchor);
  if (!odds) {
    odds = exponentialsOf(anchor, alternatives, worth, unit);
    known.set(anchor, odds);
  }
  return odds;
}

function exponentialsOf(
  { option, relative, total, extreme }: Anchor,
  { count, of, joint }: Alternatives,
  worth: Float64Array,
  unit: number,
): AnchorOdds {
  // No log-sum is larger either; the product of three such odds and two quotients of them is still within range.
  const most = extreme + log(count);
  // What is on offer is so for every type.
  const isTogether = Uint8Array.from({ length: count }, (_, index) =>
    joint[index] && relative[index] > 0 ? 1 : 0,
  );
  return {
    usable: most <= MOST_EXPONENT,
    // The first type tells it as well as any other.
    earlier: Float64Array.from(of, (_, index) =>
      option[index][0] === Number.NEGATIVE_INFINITY ? 0 : exp(option[index][0] - worth[index] / unit),
    ),
    scale: total.map((sum) => 1 / sum),
    separate: Uint8Array.from(isTogether.keys()).filter((index) => isTogether[index] === 0),
    together: Uint8Array.from(isTogether.keys()).filter((index) => isTogether[index] === 1),
    isTogether,
  };
}
