import { uniform } from "../../random/stream.ts";

const WORDS = 2 ** 32;

/**
 * A function of a uniform number that never falls and has few values, as steps over the generator's words: entry n is
 * the first word (unsigned) at which it is above n, or 2^32 where it never is. Made by asking the function itself, so
 * that comparing a word with the steps gives the very values of the function.
 *
 * @param rising Whole numbers from 0 to `highest` of a uniform number, never falling.
 */
export function wordSteps(rising: (u: number) => number, highest: number): Float64Array {
  return Float64Array.from({ length: highest }, (_, level) => {
    let low = 0;
    let high = WORDS;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (rising(uniform(middle)) > level) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}
