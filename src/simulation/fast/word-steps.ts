import { type AliasTable, drawAlias } from "../../random/alias.ts";
import { uniform } from "../../random/stream.ts";

/**
 * Words with the same first bits make a range. What all words of a range lead to is looked up; only in the few ranges
 * where they differ the function itself is asked, so that the result is always the function's own.
 */
const RANGE_BITS = 12;
/** A word shifted to the right by this (unsigned) is the number of its range. */
export const RANGE_SHIFT = 32 - RANGE_BITS;
const RANGES = 2 ** RANGE_BITS;
/** Stands for a range whose words differ. */
export const MIXED = -1;
const WORDS = 2 ** 32;
const MOST_CATEGORIES = 2 ** 15;

/** What a function of a uniform number that never falls, with whole values, gives for each range of words. */
export function rangesOfSteps(rising: (u: number) => number): Int16Array {
  return Int16Array.from({ length: RANGES }, (_, range) => {
    const value = rising(uniform(range << RANGE_SHIFT));
    return rising(uniform(((range + 1) << RANGE_SHIFT) - 1)) === value ? value : MIXED;
  });
}

/** How many words have a uniform number below a limit: those from 0 on. */
export function wordsBelow(limit: number): number {
  let count = Math.min(WORDS, Math.max(0, Math.ceil(limit * WORDS)));
  while (count > 0 && !(uniform(count - 1) < limit)) count--;
  while (count < WORDS && uniform(count) < limit) count++;
  return count;
}

/** The category that an alias table gives for each range of words. */
export function rangesOfAlias(table: AliasTable): Int16Array {
  const columns = table.keep.length;
  /** Twice the column, and 1 more where the column gives its own category: the same all through a stretch of words. */
  const sideOf = (u: number): number => {
    const scaled = u * columns;
    const column = Math.floor(scaled);
    return 2 * column + (scaled - column < table.keep[column] ? 1 : 0);
  };
  return Int16Array.from({ length: RANGES }, (_, range) => {
    const first = uniform(range << RANGE_SHIFT);
    const last = uniform(((range + 1) << RANGE_SHIFT) - 1);
    const isOne = sideOf(first) === sideOf(last) && columns <= MOST_CATEGORIES;
    return isOne ? drawAlias(table, first) : MIXED;
  });
}
