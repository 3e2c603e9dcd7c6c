import { type AliasTable, drawAlias } from "../random/alias.ts";
import { type Key, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Anchor } from "./anchor.ts";

/** Occasion of the first try; those before it belong to `choose`. */
export const FIRST_TRY = 32;
/** Tries after which the types are weighed one by one instead; most choosers need one or two. */
const MOST_TRIES = 32;
const words = new Int32Array(2);

/**
 * How much of the market known rivals were when the anchor held: the sum of `exp(utility)` over them, relative to that
 * over the joint alternatives. Rivals that were not on offer add nothing.
 *
 * @param known A bit per alternative that the chooser knew of and could use.
 * @returns At least 0; the chance of a joint alternative is its chance without rivals over `1 + pull`.
 */
export function pullOfRivals(
  { relative }: Anchor,
  alternatives: number,
  type: number,
  known: number,
): number {
  let pull = 0;
  for (let left = known; left !== 0; ) {
    const other = 31 - Math.clz32(left);
    left ^= 1 << other;
    pull += relative[type * alternatives + other];
  }
  return pull;
}

/**
 * Draw the taste type of somebody who chose an option while knowing some rivals: in proportion to
 * `P(option | type, without rivals) / (1 + pull of the rivals known)`.
 *
 * By refusal: a type of those who chose the option is taken with chance `1 / (1 + pull)`, so that no table is needed for
 * each set of rivals. Who is refused many times gets a type by inversion, which has the same distribution.
 *
 * @param word The word that decides on the first type.
 */
export function typeOfChooser(
  anchor: Anchor,
  alternatives: number,
  anchored: number,
  known: number,
  key: Key,
  subscriber: number,
  word: number,
): number {
  const type = drawAlias(anchor.types(anchored) as AliasTable, uniform(word));
  return typeOnceTried(anchor, alternatives, anchored, known, key, subscriber, type, 0);
}

/** The same for somebody of whom a number of tries were refused and to whom a type came next. */
export function typeOnceTried(
  anchor: Anchor,
  alternatives: number,
  anchored: number,
  known: number,
  key: Key,
  subscriber: number,
  next: number,
  refused: number,
): number {
  const table = anchor.types(anchored) as AliasTable;
  let type = next;
  for (let tries = refused; tries < MOST_TRIES; tries++) {
    const pull = pullOfRivals(anchor, alternatives, type, known);
    if (pull === 0) return type;
    block(key.k0, key.k1, subscriber, FIRST_TRY + tries, words);
    if (uniform(words[0]) * (1 + pull) < 1) return type;
    type = drawAlias(table, uniform(words[1]));
  }
  return typeByInversion(anchor, alternatives, anchored, known, uniform(words[1])) ?? type;
}

/** The same by weighing all types; undefined where rivals leave nobody to any type. */
export function typeByInversion(
  anchor: Anchor,
  alternatives: number,
  anchored: number,
  known: number,
  u: number,
): number | undefined {
  const chances = anchor.chances[anchored];
  const weight = (type: number): number =>
    chances[type] / (1 + pullOfRivals(anchor, alternatives, type, known));
  let total = 0;
  for (let type = 0; type < chances.length; type++) total += weight(type);
  if (!(total > 0)) return undefined;
  let left = u * total;
  let last = 0;
  for (let type = 0; type < chances.length; type++) {
    const own = weight(type);
    if (own === 0) continue;
    last = type;
    left -= own;
    if (left < 0) break;
  }
  return last;
}
