import { exp } from "../random/exp.ts";

/** Tables made so far: the anchors and the choices of many worlds share their worth tables. */
const known = new WeakMap<Float64Array, { scale: number; odds: Float64Array | undefined }>();

/**
 * Exponentials of a worth table over the logit scale.
 *
 * @param worth Dollars per month, not changed afterwards.
 * @param scale Dollars per month.
 * @param most Undefined is returned where an exponent is larger than this.
 */
export function worthOdds(worth: Float64Array, scale: number, most: number): Float64Array | undefined {
  let own = known.get(worth);
  if (own?.scale !== scale) {
    const exponents = worth.map((dollars) => dollars / scale);
    const isUsable = exponents.every((exponent) => Math.abs(exponent) <= most);
    own = { scale, odds: isUsable ? exponents.map(exp) : undefined };
    known.set(worth, own);
  }
  return own.odds;
}
