import { uniform } from "../../random/stream.ts";

const WORDS = 2 ** 32;

/** How many words have a uniform number below a limit: those from 0 on. */
export function wordsBelow(limit: number): number {
  let count = Math.min(WORDS, Math.max(0, Math.ceil(limit * WORDS)));
  while (count > 0 && !(uniform(count - 1) < limit)) count--;
  while (count < WORDS && uniform(count) < limit) count++;
  return count;
}

/** How many words have a uniform number for which something is not yet so; from some number on it is. */
export function wordsUntil(isSo: (u: number) => boolean): number {
  let [from, to] = [0, WORDS];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isSo(uniform(middle))) to = middle;
    else from = middle + 1;
  }
  return from;
}
