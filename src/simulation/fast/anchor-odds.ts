import type { Alternatives } from "../../behaviour/anchor.ts";
import { exp } from "../../random/exp.ts";
import type { AnchorGroup } from "../anchors.ts";

/** Exponents beyond this are left to the readable choice, so that no product of the tables leaves the floating range. */
export const MOST_EXPONENT = 100;
/** As in `choice.ts`: settles what would be a tie between the tier once chosen and an equally good one. */
const LOYALTY = 1e-9;

/**
 * An anchor with its exponentials taken, so that a choice is made of products: utilities become odds. Rows of types.
 * Where a name says "relative", the odds are divided by the exponential of the type's log-sum.
 */
export interface AnchorOdds {
  /** False where an exponent is out of range: then the tables are not to be used. */
  readonly usable: boolean;
  /** Relative odds of each alternative then, the chances of the joint ones; 0: not on offer. */
  readonly share: Float64Array;
  /** Chance of the other joint alternatives. */
  readonly others: Float64Array;
  /** One over the odds of each alternative then; 0: not on offer. */
  readonly inverse: Float64Array;
  /** One over the exponential of the log-sum; by type. */
  readonly scale: Float64Array;
  /** By which the odds of an option are multiplied for those who once chose it; types x options. */
  readonly loyalty: Float64Array;
  /** Alternatives that were not drawn together with the one chosen: rivals, and families that were not on offer. */
  readonly separate: Uint8Array;
  /** 1 for the alternatives that were drawn together with the one chosen. */
  readonly isTogether: Uint8Array;
}

/** Take the exponentials of an anchor. */
export function anchorOdds(
  { anchor }: AnchorGroup,
  { count, of, joint }: Alternatives,
  options: number,
): AnchorOdds {
  const { alternative, option, logsum } = anchor;
  const types = logsum.length;
  let usable = true;
  const exponential = (x: number): number => {
    if (!(x <= MOST_EXPONENT && x >= -MOST_EXPONENT)) usable = false;
    return exp(x);
  };
  const share = new Float64Array(types * count);
  const others = new Float64Array(types * count);
  const inverse = new Float64Array(types * count);
  const scale = new Float64Array(types);
  const loyalty = new Float64Array(types * options);
  for (let type = 0; type < types; type++) {
    scale[type] = exponential(-logsum[type]);
    for (let index = 0; index < count; index++) {
      const cell = type * count + index;
      if (alternative[cell] === Number.NEGATIVE_INFINITY) continue;
      share[cell] = exponential(alternative[cell] - logsum[type]);
      others[cell] = 1 - share[cell];
      inverse[cell] = exponential(-alternative[cell]);
    }
    for (let index = 0; index < options; index++) {
      const cell = type * options + index;
      if (option[cell] === Number.NEGATIVE_INFINITY) continue;
      loyalty[cell] = exponential(alternative[type * count + of[index]] - option[cell] + LOYALTY);
    }
  }
  // What is on offer is so for every type.
  const isTogether = Uint8Array.from({ length: count }, (_, index) =>
    joint[index] && share[index] > 0 ? 1 : 0,
  );
  const separate = Uint8Array.from(isTogether.keys()).filter((index) => isTogether[index] === 0);
  return { usable, share, others, inverse, scale, loyalty, separate, isTogether };
}
