import { log } from "../../random/log.ts";
import { uniform } from "../../random/stream.ts";

/**
 * A Gumbel number is `-ln(wait)` with a wait of `-ln u`: comparing two of them is comparing waits. Most comparisons are
 * far from even, and bounds of the waits settle them without a logarithm: these tables have the least and the greatest
 * wait of all words with the same first bits, rounded outwards.
 */
const BITS = 11;
/** A word shifted to the right by this (unsigned) is its place in the tables. */
export const WAIT_SHIFT = 32 - BITS;
const CELLS = 2 ** BITS;
/** More than what single precision and the logarithm can err. */
const OUTWARDS = 1e-6;

export const leastWait = new Float32Array(CELLS);
export const greatestWait = new Float32Array(CELLS);

for (let cell = 0; cell < CELLS; cell++) {
  greatestWait[cell] = waitOf(cell << WAIT_SHIFT) * (1 + OUTWARDS);
  leastWait[cell] = waitOf(((cell + 1) << WAIT_SHIFT) - 1) * (1 - OUTWARDS);
}

/** The wait of a word, as the readable choice has it. */
export function waitOf(word: number): number {
  return -log(uniform(word));
}
