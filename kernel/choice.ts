/**
 * What those who think again choose: the same as `choose` of `src/behaviour`, in odds instead of utilities and waits
 * instead of Gumbel numbers. Why that may be is told in `src/simulation/fast/path.ts`.
 */
import {
  alternativeOf,
  alternatives,
  earlier,
  families,
  firstOption,
  lanes,
  lastOption,
  loyal,
  options,
  together,
  togetherCount,
  types,
} from "./alternatives";
import { log, uniform } from "./elementary";
import { byteAt, doubleAt, intAt, setByte, setDouble, setInt, shortAt, singleAt } from "./memory";
import {
  chooserAnchored,
  chooserClasses,
  chooserNumbers,
  chooserPlans,
  chooserReasons,
  chooserReferences,
  choices,
} from "./choosers";
import {
  newRow,
  NO_ROW,
  rowAnchored,
  rowCurrent,
  rowExcess,
  rowGrowths,
  rowLanes,
  rowOdds,
  rowOf,
  rowThere,
  rowUsable,
} from "./rows";
import { block, word0, word1 } from "./threefry";

const WON_BACK: i32 = 2;
/** In place of a row: the tables of types are not there. */
const NOT_YET: i32 = -2;
const UNREADY: i32 = 0;
const NOBODY: i32 = 2;
const FIRST_TRY: i32 = 32;
const MOST_TRIES: i32 = 32;
/** First bits of a word that tell its bounds. */
const WAIT_SHIFT: i32 = 21;
/** Values closer than this, relative to each other, are left to the readable choice; rounding errs by less than 1e-11. */
const DOUBT: f64 = 1e-9;
/** The same for two tiers of one alternative, which differ by fewer operations; below the tie-breaker of 1e-9. */
const TIER_DOUBT: f64 = 1e-11;
/** Room for the rounding of single precision. */
const OUTWARDS: f64 = 1 + 1e-6;
/** What sums of single precision can be off, at the very most. */
const NEARLY: f64 = 1e-5;
/** Numbers in a vector. */
const LANES: i32 = 4;

/** Vectors of lanes that reach to the last one that matters. */
export let vectors: i32 = 0;
/** By sixteen sets of four lanes, a vector with all bits of those in the set. */
export let laneMasks: usize = 0;

/** Alternatives that were not drawn together with the one once chosen, as sets: families and rivals. */
export let open: i32 = 0;
export let rivals: i32 = 0;
/** Rows of types: odds then of each alternative over their sum, the same in lanes and single precision; one over the sum. */
export let share: usize = 0;
export let laneShare: usize = 0;
export let scale: usize = 0;
/** Rows of types: the factor of each option's odds that comes with the type, now and then. */
export let worth: usize = 0;
export let worthThen: usize = 0;
/** Rows of types in lanes and single precision: most of that factor now. */
export let laneWorth: usize = 0;
/** By option, a run of types: chance to keep and other category of the alias tables of who once chose it. */
export let keeps: usize = 0;
export let others: usize = 0;
/** By option: 0 until those tables are there, 2 if nobody could choose it. */
export let ready: usize = 0;

/** What an offer to come back is worth, dollars per month. */
export let winBack: f64 = 0;

/** Bounds of the waits of words with the same first bits. */
export let leastWait: usize = 0;
export let greatestWait: usize = 0;

/** The generator's key, and the words of a stretch of choosers. */
export let key0: i32 = 0;
export let key1: i32 = 0;
export let typeWords: usize = 0;
export let firstWords: usize = 0;
export let tryWords: usize = 0;
export let nextWords: usize = 0;
export let secondWords: usize = 0;
export let runnerUpWords: usize = 0;
/** Rivals of whom each knows, now and when the anchor held. */
export let aware: usize = 0;
export let awareEarlier: usize = 0;
/** Address of the column of words of each lane. */
export let laneWords: usize = 0;

/** Those about whom only the readable choice can tell: how many, and who. */
export let doubted: i32 = 0;
export let doubts: usize = 0;
/** Room for the odds of each alternative. */
export let values: usize = 0;
/** Of the people of a stretch: row of circumstances, taste type, and pull of the rivals known then. */
export let rows: usize = 0;
export let drawnTypes: usize = 0;
export let pulls: usize = 0;
/** Lists of places in the stretch: whose type was refused, and who is to be weighed. */
export let refused: usize = 0;
export let lefts: usize = 0;
/** What each of the latter is weighed against: lanes, and whether there is more. */
export let rivalLanes: usize = 0;
let refusals: i32 = 0;

/** Bit of `rivalLanes` for what was drawn together with the alternative once chosen. */
const TOGETHER: i32 = 1 << 31;

// @ts-ignore: decorator
@inline
function bitOf(alternative: i32): i32 {
  return 1 << alternative;
}

// @ts-ignore: decorator
@inline
function highest(bits: i32): i32 {
  return 31 - clz(bits);
}

// @ts-ignore: decorator
@inline
function waitOf(word: i32): f64 {
  return -log(uniform(word));
}

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
function pullOf(type: i32, known: i32): f64 {
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

/** All bits of the lanes of a vector that are in a set. */
// @ts-ignore: decorator
@inline
function maskOf(set: i32, vector: i32): v128 {
  return v128.load(laneMasks + ((<usize>((set >> (vector * LANES)) & 15)) << 4));
}

/** The odds of the best option of an alternative, apart from what all of the type share. */
// @ts-ignore: decorator
@inline
function bestOdds(row: i32, type: i32, alternative: i32): f64 {
  const dollars = row * options;
  const tastes = type * options;
  const last = byteAt(lastOption, alternative);
  let best: f64 = 0;
  for (let option = byteAt(firstOption, alternative); option <= last; option++) {
    if (byteAt(alternativeOf, option) != alternative) continue;
    const value = doubleAt(rowOdds, dollars + option) * doubleAt(worth, tastes + option);
    if (value > best) best = value;
  }
  return best;
}

/** The same when the anchor held. */
// @ts-ignore: decorator
@inline
function bestThen(type: i32, alternative: i32): f64 {
  const tastes = type * options;
  const last = byteAt(lastOption, alternative);
  let best: f64 = 0;
  for (let option = byteAt(firstOption, alternative); option <= last; option++) {
    if (byteAt(alternativeOf, option) != alternative) continue;
    const value = doubleAt(earlier, option) * doubleAt(worthThen, tastes + option);
    if (value > best) best = value;
  }
  return best;
}

/** By which the odds of the plan once chosen are multiplied: who holds a tier that was not the best has a liking for it. */
// @ts-ignore: decorator
@inline
function likingOf(type: i32, chosen: i32): f64 {
  const best = bestThen(type, byteAt(alternativeOf, chosen));
  return (best / (doubleAt(earlier, chosen) * doubleAt(worthThen, type * options + chosen))) * loyal;
}

/** By how much the odds of an alternative drawn together with the one once chosen have grown. */
// @ts-ignore: decorator
@inline
function growthOf(row: i32, type: i32, alternative: i32): f64 {
  const growth = doubleAt(rowGrowths, row * alternatives + alternative);
  return growth == growth ? growth : bestOdds(row, type, alternative) / bestThen(type, alternative);
}

/** The odds of the best option of the alternative of the plan once chosen. */
function bestLikedOdds(row: i32, type: i32, alternative: i32): f64 {
  const chosen = byteAt(rowAnchored, row);
  const own = doubleAt(rowOdds, row * options + chosen) * doubleAt(worth, type * options + chosen);
  return Math.max(bestOdds(row, type, alternative), own * likingOf(type, chosen));
}

/** Which option of an alternative is best; -1 where that is not clear. */
function bestOption(row: i32, type: i32, alternative: i32): i32 {
  if (byteAt(firstOption, alternative) == byteAt(lastOption, alternative)) return byteAt(firstOption, alternative);
  const chosen = byteAt(rowAnchored, row);
  const dollars = row * options;
  const tastes = type * options;
  const last = byteAt(lastOption, alternative);
  let best: f64 = 0;
  let next: f64 = 0;
  let which = 0;
  for (let option = byteAt(firstOption, alternative); option <= last; option++) {
    if (byteAt(alternativeOf, option) != alternative) continue;
    let value = doubleAt(rowOdds, dollars + option) * doubleAt(worth, tastes + option);
    if (option == chosen) value *= likingOf(type, chosen);
    if (value > best) {
      next = best;
      best = value;
      which = option;
    } else if (value > next) next = value;
  }
  return next < best * (1 - TIER_DOUBT) ? which : -1;
}

/** The least that somebody's wait for the alternative of a lane can be. */
// @ts-ignore: decorator
@inline
function leastOf(lane: i32, place: i32): f32 {
  const word = intAt(<usize>intAt(laneWords, lane), place);
  return load<f32>(leastWait + ((<usize>(word >>> WAIT_SHIFT)) << 2));
}

/**
 * Those alternatives of a set that might be better than going on with the plan once chosen, by bounds.
 *
 * @param wait Bound on the wait of the alternative once chosen.
 */
// @ts-ignore: decorator
@inline
function mayBeBetter(place: i32, row: i32, type: i32, set: i32, known: i32, wait: f64): i32 {
  const ofRow = rowLanes + ((<usize>(row * lanes)) << 2);
  const ofType = laneWorth + ((<usize>(type * lanes)) << 2);
  const shares = laneShare + ((<usize>(type * lanes)) << 2);
  const longest = f32x4.splat(<f32>(wait * OUTWARDS));
  const sum = f32x4.splat(<f32>doubleAt(scale, type));
  let better = 0;
  for (let vector = 0; vector < vectors; vector++) {
    const offset = (<usize>vector) << 4;
    const lane = vector * LANES;
    let least = f32x4.splat(leastOf(lane, place));
    least = f32x4.replace_lane(least, 1, leastOf(lane + 1, place));
    least = f32x4.replace_lane(least, 2, leastOf(lane + 2, place));
    least = f32x4.replace_lane(least, 3, leastOf(lane + 3, place));
    const odds = f32x4.mul(f32x4.mul(v128.load(ofRow + offset), v128.load(ofType + offset)), sum);
    const off = v128.and(v128.load(shares + offset), maskOf(known, vector));
    const needed = f32x4.mul(f32x4.add(f32x4.sub(odds, off), f32x4.splat(<f32>(2 * DOUBT))), longest);
    // Not a number is no bound either.
    better |= (~i32x4.bitmask(f32x4.ge(least, needed)) & 15) << lane;
  }
  return better & set;
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
function tryAgain(from: i32): void {
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

/**
 * Choices of choosers `from` to `from + count`, once `find` has found all.
 *
 * Most go on with the plan that they once chose, and what is true of their circumstances whatever their type is enough to
 * know it. The others are weighed; where two options are about even, somebody is put on the list of doubts.
 */
export function choose(from: i32, count: i32): void {
  tryAgain(from);
  const left = lookAt(from, count);
  for (let index = 0; index < left; index++) {
    const place = intAt(lefts, index);
    const choice = choiceOf(from + place, place, intAt(rivalLanes, index));
    if (choice < 0) setInt(doubts, doubted++, from + place);
    else setByte(choices, from + place, choice);
  }
}

/** Let everybody go on with the plan once chosen, and list those who may not. @returns How many they are. */
function lookAt(from: i32, count: i32): i32 {
  let left = 0;
  for (let place = 0; place < count; place++) {
    const person = from + place;
    const row = intAt(rows, place);
    if (row == NO_ROW) {
      setInt(doubts, doubted++, person);
      continue;
    }
    const chosen = byteAt(chooserAnchored, person);
    const type = intAt(drawnTypes, place);
    const pull = doubleAt(pulls, place);
    const wait = singleAt(greatestWait, intAt(firstWords, place) >>> WAIT_SHIFT) / (1 + pull * (1 - NEARLY));
    const home = byteAt(alternativeOf, chosen);
    const needed = ((1 - doubleAt(share, type * alternatives + home)) * doubleAt(rowExcess, row) + DOUBT) * OUTWARDS;
    const isBestTogether = singleAt(leastWait, intAt(secondWords, place) >>> WAIT_SHIFT) >= needed * wait;
    const set = intAt(rowThere, row) & (open | (intAt(aware, place) & rivals));
    const better = mayBeBetter(place, row, type, set, intAt(awareEarlier, place), wait);
    const against = better | (isBestTogether ? 0 : TOGETHER);
    setByte(choices, person, chosen);
    setInt(lefts, left, place);
    setInt(rivalLanes, left, against);
    left += <i32>(against != 0);
  }
  return left;
}

/** The word that decides on an alternative drawn together with the one once chosen. */
function wordOf(person: i32, alternative: i32): i32 {
  block(key0, key1, intAt(chooserNumbers, person), 2 + (alternative >> 1));
  return alternative & 1 ? word1 : word0;
}

/**
 * The choice in odds instead of logarithms; -1 where two are about even.
 *
 * @param against What may be better than going on: lanes, and TOGETHER.
 */
function choiceOf(person: i32, place: i32, against: i32): i32 {
  const row = intAt(rows, place);
  if (!byteAt(rowUsable, row)) return -1;
  const type = intAt(drawnTypes, place);
  const known = intAt(awareEarlier, place);
  const home = byteAt(alternativeOf, byteAt(rowAnchored, row));
  const cells = type * alternatives;
  const firstWait = waitOf(intAt(firstWords, place)) / (1 + pullOf(type, known));
  const growth = doubleAt(rowGrowths, row * alternatives + home);
  const isBestTier = growth == growth;
  let top = (isBestTier ? growth : bestLikedOdds(row, type, home) / bestThen(type, home)) / firstWait;
  let next: f64 = 0;
  let choice = home;
  const rest = 1 - doubleAt(share, cells + home);
  let gain: f64 = 0;
  if (against & TOGETHER) {
    for (let index = 0; index < togetherCount; index++) {
      const other = byteAt(together, index);
      if (other == home) continue;
      const value = growthOf(row, type, other);
      setDouble(values, other, value);
      if (value > gain) gain = value;
    }
  }
  if (rest > 0 && gain > 0) {
    const second = rest / (rest * firstWait + waitOf(intAt(secondWords, place)));
    const isAtHome = byteAt(alternativeOf, byteAt(rowCurrent, row)) == home;
    if (!isAtHome || second * gain > top * (1 - DOUBT)) {
      let luck = uniform(intAt(runnerUpWords, place)) * rest;
      let runnerUp = -1;
      for (let index = 0; index < togetherCount && luck > 0; index++) {
        const other = byteAt(together, index);
        if (other == home) continue;
        luck -= doubleAt(share, cells + other);
        runnerUp = other;
      }
      for (let index = 0; index < togetherCount; index++) {
        const other = byteAt(together, index);
        if (other == home) continue;
        const value = doubleAt(values, other);
        const most = value * second;
        if (most < top * (1 - DOUBT)) {
          if (most > next) next = most;
          continue;
        }
        let odds = most;
        if (other != runnerUp) {
          const chance = doubleAt(share, cells + other);
          odds = (value * chance) / (chance / second + waitOf(wordOf(person, other)));
        }
        if (odds > top) {
          next = top;
          top = odds;
          choice = other;
        } else if (odds > next) next = odds;
      }
    }
  }
  const sum = doubleAt(scale, type);
  for (let bits = against & ~TOGETHER; bits != 0; ) {
    const lane = highest(bits);
    bits ^= bitOf(lane);
    const other = lane + families < alternatives ? lane + families : lane + families - alternatives;
    const relative = bestOdds(row, type, other) * sum;
    const word = intAt(<usize>intAt(laneWords, lane), place);
    if (relative < top * singleAt(leastWait, word >>> WAIT_SHIFT) * (1 - DOUBT)) continue;
    const wait = waitOf(word);
    const odds = relative / (known & bitOf(lane) ? doubleAt(share, cells + other) * firstWait + wait : wait);
    if (odds > top) {
      next = top;
      top = odds;
      choice = other;
    } else if (odds > next) next = odds;
  }
  if (!(next < top * (1 - DOUBT) && top < Infinity)) return -1;
  return choice == home && isBestTier ? byteAt(rowAnchored, row) : bestOption(row, type, choice);
}
