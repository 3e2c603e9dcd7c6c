import { exp } from "../random/exp.ts";

/**
 * Share of former subscribers whom an offer makes think again; the reasons for which the others left still hold:
 * `most x (1 - 2^(-worth / half))`. An offer of nothing makes nobody think.
 *
 * @param worth Of the offer, dollars per month, at least 0.
 * @param most Share whom the best offer makes think, 0..1. Not all of them accept: see `winBack.open`.
 * @param half Worth that makes half of them think, above 0.
 */
export function openness(worth: number, most: number, half: number): number {
  return most * (1 - exp((-worth * Math.LN2) / half));
}
