/** A look at choosers by bounds, which are enough to know of most that they go on. */
import { alternativeOf, alternatives, lanes } from "./alternatives";
import { choices, chooserAnchored } from "./choosers";
import {
  aware,
  awareEarlier,
  DOUBT,
  drawnTypes,
  firstWords,
  greatestWait,
  laneShare,
  laneWords,
  laneWorth,
  leastWait,
  leave,
  lefts,
  maskOf,
  NEARLY,
  open,
  pulls,
  rivalLanes,
  rivals,
  rows,
  scale,
  secondWords,
  share,
  TOGETHER,
  vectors,
  WAIT_SHIFT,
} from "./choosing";
import { byteAt, doubleAt, intAt, setByte, setInt, singleAt } from "./memory";
import { NO_ROW, rowExcess, rowLanes, rowThere } from "./rows";
import { LANES, OUTWARDS } from "./vectors";

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

/** Let everybody go on with the plan once chosen, and list those who may not. @returns How many they are. */
export function lookAt(from: i32, count: i32): i32 {
  let left = 0;
  for (let place = 0; place < count; place++) {
    const person = from + place;
    const row = intAt(rows, place);
    if (row == NO_ROW) {
      leave(person);
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
