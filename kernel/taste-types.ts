/** Which taste type somebody is who once chose a plan; the types of those who did are refused if rivals would have drawn them. */
import { alternatives, families, lanes, types } from "./alternatives";
import {
  chooserAnchored,
  chooserClasses,
  chooserNumbers,
  chooserPlans,
  chooserReasons,
  chooserReferences,
} from "./choosers";
import {
  awareEarlier,
  bitOf,
  drawnTypes,
  highest,
  keeps,
  key0,
  key1,
  laneShare,
  maskOf,
  NEARLY,
  nextWords,
  others,
  pulls,
  ready,
  refused,
  rows,
  share,
  tryWords,
  typeWords,
  vectors,
  winBack,
} from "./choosing";
import { uniform } from "./elementary";
import { byteAt, doubleAt, intAt, setDouble, setInt, shortAt } from "./memory";
import { newRow, NO_ROW, rowOf } from "./rows";
import { block, word0, word1 } from "./threefry";

const WON_BACK: i32 = 2;
/** In place of a row: the tables of types are not there. */
const NOT_YET: i32 = -2;
const UNREADY: i32 = 0;
const NOBODY: i32 = 2;
const FIRST_TRY: i32 = 32;
const MOST_TRIES: i32 = 32;

let refusals: i32 = 0;

/** A taste type among those who chose an option. */
// @ts-ignore: decorator
@inline
function typeOf(chosen: i32, word: i32): i32 {
  const scaled = uniform(word) * <f64>types;
  const column = <i32>scaled;
  const cell = chosen * types + column;
  return scaled - <f64>column < doubleAt(keeps, cell) ? column : intAt(others, cell);
}

// @ts-ignore: decorator
@inline
export function pullOf(type: i32, known: i32): f64 {
  let pull: f64 = 0;
  const row = type * alternatives + families;
  for (let bits = known; bits != 0; ) {
    const rival = highest(bits);
    bits ^= bitOf(rival);
    pull += doubleAt(share, row + rival);
  }
  return pull;
}

/** `pullOf` in single precision. */
// @ts-ignore: decorator
@inline
function pullNear(type: i32, known: i32): f64 {
  const ofType = laneShare + ((<usize>(type * lanes)) << 2);
  let sum = f32x4.splat(0);
  for (let vector = 0; vector < vectors; vector++) {
    sum = f32x4.add(sum, v128.and(v128.load(ofType + ((<usize>vector) << 4)), maskOf(known, vector)));
  }
  sum = f32x4.add(sum, i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return <f64>(f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1));
}

/** Whether a type is refused, given its pull in single precision. */
// @ts-ignore: decorator
@inline
function isRefused(type: i32, known: i32, pull: f64, word: i32): bool {
  const u = uniform(word);
  const size = u * (1 + pull);
  if (size < 1 - NEARLY) return false;
  if (size > 1 + NEARLY) return true;
  return !(u * (1 + pullOf(type, known)) < 1);
}

/**
 * The row of somebody's circumstances, made if there is none yet; -1 if there is no room, or if nobody could have chosen the
 * plan; -2 if the types of those who chose it are not ready.
 */
// @ts-ignore: decorator
@inline
function rowFor(person: i32, chosen: i32): i32 {
  const priceClass = byteAt(chooserClasses, person);
  const current = byteAt(chooserPlans, person);
  const reference = shortAt(chooserReferences, person);
  const bonus: f64 = byteAt(chooserReasons, person) == WON_BACK ? winBack : 0;
  const row = rowOf(priceClass, current, chosen, reference, bonus);
  if (row != NO_ROW) return row;
  const state = byteAt(ready, chosen);
  if (state == UNREADY) return NOT_YET;
  return state == NOBODY ? NO_ROW : newRow(priceClass, current, chosen, reference, bonus);
}

/**
 * Find rows and draw taste types for choosers `from + place` to `from + count`; to be called until all are done.
 *
 * @param place Whose words are the first.
 * @returns `count`, or the place of somebody who once chose a plan of which the types are not ready.
 */
export function find(from: i32, place: i32, count: i32): i32 {
  if (place == 0) refusals = 0;
  for (; place < count; place++) {
    const person = from + place;
    const chosen = byteAt(chooserAnchored, person);
    const row = rowFor(person, chosen);
    if (row == NOT_YET) return place;
    setInt(rows, place, row);
    if (row == NO_ROW) continue;
    const known = intAt(awareEarlier, place);
    const type = typeOf(chosen, intAt(typeWords, place));
    const pull = pullNear(type, known);
    setInt(drawnTypes, place, type);
    setDouble(pulls, place, pull);
    // Listed in any case, and kept if it counts: no guess of the processor can be wrong.
    setInt(refused, refusals, place);
    refusals += <i32>isRefused(type, known, pull, intAt(tryWords, place));
  }
  return count;
}

/** Draw another type for those whose first one was refused. */
export function tryAgain(from: i32): void {
  for (let index = 0; index < refusals; index++) {
    const place = intAt(refused, index);
    const person = from + place;
    const chosen = byteAt(chooserAnchored, person);
    const number = intAt(chooserNumbers, person);
    const known = intAt(awareEarlier, place);
    let type = typeOf(chosen, intAt(nextWords, place));
    let pull: f64 = 0;
    let tries = 1;
    for (; tries < MOST_TRIES; tries++) {
      pull = pullNear(type, known);
      if (pull == 0) break;
      block(key0, key1, number, FIRST_TRY + tries);
      if (!isRefused(type, known, pull, word0)) break;
      type = typeOf(chosen, word1);
    }
    setInt(drawnTypes, place, type);
    setDouble(pulls, place, pull);
    if (tries == MOST_TRIES) setInt(rows, place, NO_ROW);
  }
}
