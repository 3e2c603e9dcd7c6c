import type { Alternatives, Anchor } from "../../behaviour/anchor.ts";
import { exp } from "../../random/exp.ts";
import { log } from "../../random/log.ts";
import type { AnchorGroup } from "../anchors.ts";

/** Exponents beyond this are left to the readable choice, so that no product of the tables leaves the floating range. */
export const MOST_EXPONENT = 100;
/** As in `choice.ts`: settles what would be a tie between the tier once chosen and an equally good one. */
const LOYALTY = 1e-9;
const LOYAL = exp(LOYALTY);

/**
 * An anchor with its exponentials taken, so that a choice is made of products: utilities become odds. Rows of types.
 * Where a name says "relative", the odds are divided by the exponential of the type's log-sum.
 */
export interface AnchorOdds extends JointOdds {
  /** False where an exponent is out of range: then the tables are not to be used. */
  readonly usable: boolean;
  /** Relative odds of each alternative then, the chances of the joint ones; 0: not on offer. */
  readonly share: Float64Array;
}

/** What follows from the choice among the joint alternatives alone, whatever the rivals offered. */
interface JointOdds {
  /** One over the exponential of the log-sum; by type. */
  readonly scale: Float64Array;
  /** The same over the relative odds then of each alternative that was drawn together with the one chosen. */
  readonly perShare: Float64Array;
  /** By which the odds of an option are multiplied for those who once chose it; by type. */
  readonly loyalty: (option: number) => Float64Array;
  /** Alternatives that were not drawn together with the one chosen: rivals, and families that were not on offer. */
  readonly separate: Uint8Array;
  /** The alternatives that were drawn together with the one chosen, and 1 for each of them. */
  readonly together: Uint8Array;
  readonly isTogether: Uint8Array;
}

/** Tables made so far: the runs of a scenario share its anchors, and anchors that differ in rivals their log-sums. */
const known = new WeakMap<Anchor, AnchorOdds>();
const knownJoint = new WeakMap<Float64Array, JointOdds>();

/** Take the exponentials of an anchor. */
export function anchorOdds({ anchor }: AnchorGroup, alternatives: Alternatives, options: number): AnchorOdds {
  let odds = known.get(anchor);
  if (!odds) {
    let joint = knownJoint.get(anchor.logsum);
    if (!joint) {
      joint = exponentialsOf(anchor, alternatives, options);
      knownJoint.set(anchor.logsum, joint);
    }
    // No log-sum is larger either; the product of three such odds and two quotients of them is still within range.
    const usable = anchor.extreme + log(alternatives.count) <= MOST_EXPONENT;
    odds = { ...joint, usable, share: anchor.relative };
    known.set(anchor, odds);
  }
  return odds;
}

function exponentialsOf(anchor: Anchor, { count, of, joint }: Alternatives, options: number): JointOdds {
  const { alternative, option, logsum, relative, total } = anchor;
  const types = logsum.length;
  const scale = total.map((sum) => 1 / sum);
  const columns: Float64Array[] = [];
  const loyalty = (index: number): Float64Array => {
    columns[index] ??= Float64Array.from(logsum, (_, type) => {
      const gap = alternative[type * count + of[index]] - option[type * options + index];
      return gap === 0 ? LOYAL : exp(gap + LOYALTY);
    });
    return columns[index];
  };
  // What is on offer is so for every type.
  const isTogether = Uint8Array.from({ length: count }, (_, index) =>
    joint[index] && relative[index] > 0 ? 1 : 0,
  );
  const together = Uint8Array.from(isTogether.keys()).filter((index) => isTogether[index] === 1);
  const separate = Uint8Array.from(isTogether.keys()).filter((index) => isTogether[index] === 0);
  const perShare = new Float64Array(types * count);
  for (let type = 0; type < types; type++) {
    for (const index of together) {
      perShare[type * count + index] = scale[type] / relative[type * count + index];
    }
  }
  return { scale, perShare, loyalty, separate, together, isTogether };
}
