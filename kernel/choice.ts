/**
 * What those who think again choose: the same as `choose` of `src/behaviour`, in odds instead of utilities and waits
 * instead of Gumbel numbers. Why that may be is told in `src/simulation/fast/path.ts`.
 */
import { alternativeOf, alternatives, families, together, togetherCount } from "./alternatives";
import { choices, chooserNumbers } from "./choosers";
import {
  awareEarlier,
  bitOf,
  DOUBT,
  drawnTypes,
  firstWords,
  highest,
  key0,
  key1,
  laneWords,
  leastWait,
  leave,
  lefts,
  rivalLanes,
  rows,
  runnerUpWords,
  scale,
  secondWords,
  share,
  TOGETHER,
  values,
  WAIT_SHIFT,
  waitOf,
} from "./choosing";
import { uniform } from "./elementary";
import { lookAt } from "./look";
import { byteAt, doubleAt, intAt, setByte, setDouble, singleAt } from "./memory";
import { rowAnchored, rowCurrent, rowGrowths, rowUsable } from "./rows";
import { pullOf, tryAgain } from "./taste-types";
import { block, word0, word1 } from "./threefry";
import { bestLikedOdds, bestOdds, bestOption, bestThen, growthOf } from "./type-odds";

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
    if (choice < 0) leave(from + place);
    else setByte(choices, from + place, choice);
  }
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
