/** Who hears of leavers: the same as `listenersOf` of `src/behaviour`, for many leavers at a time. */
import { uniform } from "./elementary";
import { intAt, setInt } from "./memory";
import { fill } from "./threefry";
import { VECTOR } from "./vectors";

/** A number shifted by it is -1 below 0, and 0 otherwise. */
const SIGN: i32 = 31;
const HALF: i32 = 0xffff;
const HALF_BITS: i32 = 16;
/** Ties of a word. */
const TIES: i32 = 2;
/** Above the bits of those after a leaver stand those of the ones before. */
const MOST_REACH: i32 = 4;

/** The small world: places on the ring, ties that each owns, how many of the 65,536 halves of a word rewire one. */
export let worldKey0: i32 = 0;
export let worldKey1: i32 = 0;
export let places: i32 = 0;
export let reach: i32 = 0;
export let rewired: i32 = 0;
/** Places of the leavers. */
export let leavers: usize = 0;
/** Of each leaver: bit `step - 1` if the place `step` after it hears, bit `step + 3` if the one `step` before it does. */
export let listeners: usize = 0;
/** Places at the other ends of rewired ties. */
export let farPlaces: usize = 0;
/** To work with: places, and what they draw. */
export let tiePlaces: usize = 0;
export let tieFirst: usize = 0;
export let tieSecond: usize = 0;
export let farFirst: usize = 0;
export let farSecond: usize = 0;

/** Give those their bit whose tie of a step is in its place, as the words drawn say. */
// @ts-ignore: decorator
@inline
function markInPlace(step: i32, bytes: usize, bit: i32): void {
  const words = step <= TIES ? tieFirst : tieSecond;
  const shift = step & 1 ? 0 : HALF_BITS;
  const least = i32x4.splat(rewired);
  const bits = i32x4.splat(bit);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const half = v128.and(i32x4.shr_u(v128.load(words + at), shift), i32x4.splat(HALF));
    const marks = v128.and(i32x4.ge_s(half, least), bits);
    v128.store(listeners + at, v128.or(v128.load(listeners + at), marks));
  }
}

/** Find who hears of the first `count` leavers. @returns How many places there are at the other ends of rewired ties. */
export function findListeners(count: i32): i32 {
  const bytes = (<usize>count) << 2;
  memory.fill(listeners, 0, bytes);
  fill(worldKey0, worldKey1, 0, leavers, leavers + bytes, tieFirst, tieSecond);
  let far = 0;
  for (let step = 1; step <= reach; step++) {
    markInPlace(step, bytes, 1 << (step - 1));
    let farther = 0;
    for (let leaver = 0; leaver < count; leaver++) {
      setInt(tiePlaces, farther, intAt(leavers, leaver));
      farther += 1 - ((intAt(listeners, leaver) >> (step - 1)) & 1);
    }
    const end = tiePlaces + ((<usize>farther) << 2);
    fill(worldKey0, worldKey1, step, tiePlaces, end, farFirst, farSecond);
    for (let tie = 0; tie < farther; tie++) {
      setInt(farPlaces, far++, <i32>(uniform(intAt(farFirst, tie)) * <f64>places));
    }
  }
  for (let step = 1; step <= reach; step++) {
    for (let at: usize = 0; at < bytes; at += VECTOR) {
      const before = i32x4.sub(v128.load(leavers + at), i32x4.splat(step));
      const around = v128.and(i32x4.shr_s(before, SIGN), i32x4.splat(places));
      v128.store(tiePlaces + at, i32x4.add(before, around));
    }
    fill(worldKey0, worldKey1, 0, tiePlaces, tiePlaces + bytes, tieFirst, tieSecond);
    markInPlace(step, bytes, 1 << (step - 1 + MOST_REACH));
  }
  return far;
}
