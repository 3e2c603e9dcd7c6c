/** Draws that opening subscribers and newcomers share. */
import { uniform } from "./elementary";
import { doubleAt, intAt } from "./memory";

/** The category of an alias table of so many, see `drawAlias` of `src/random`. */
// @ts-ignore: decorator
@inline
export function category(word: i32, count: i32, keep: usize, other: usize): i32 {
  const scaled = uniform(word) * <f64>count;
  const column = <i32>scaled;
  const otherwise = intAt(other, column);
  return scaled - <f64>column < doubleAt(keep, column) ? column : otherwise;
}

/** Which of the shares that end here and there a word falls into; the last one ends at 1. */
// @ts-ignore: decorator
@inline
export function shareOf(word: i32, ends: usize): i32 {
  const luck = uniform(word);
  let share = 0;
  while (luck >= doubleAt(ends, share)) share++;
  return share;
}
