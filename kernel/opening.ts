/** The opening subscribers of a billing day in a stretch of groups: the same as `settleOpening` of `src/simulation`. */
import { uniform } from "./elementary";
import { byteAt, doubleAt, intAt, setByte, setInt, setShort, singleAt } from "./memory";
import { ACTIVE_HABIT, BILLING_DAYS, CLASS_SHIFT } from "./population";
import { fill } from "./threefry";
import { category, shareOf } from "./traits";

const MOST_TIES: i32 = 15;

/** Of the stretch: how far each group's order is turned. */
export let turns: usize = 0;
/** Of the billing day: numbers, and what is drawn. */
export let openingNumbers: usize = 0;
export let tenureWords: usize = 0;
export let levelWords: usize = 0;
export let habitWords: usize = 0;
export let tieWords: usize = 0;
export let cohortWords: usize = 0;
export let unusedWords: usize = 0;
/** What comes of it, as columns of the population; what was heard is by number, for all billing days of the stretch. */
export let openingPlans: usize = 0;
export let openingFlags: usize = 0;
export let openingRates: usize = 0;
export let openingReferences: usize = 0;
export let openingHeard: usize = 0;

/** Opening subscribers in all. */
export let agents: i32 = 0;
export let traitKey0: i32 = 0;
export let traitKey1: i32 = 0;
/** Alias table of tenure classes; their flags; their quit rates, a power of two each, which the first bits of a word tell. */
export let tenureClasses: i32 = 0;
export let tenureKeep: usize = 0;
export let tenureOther: usize = 0;
export let tenureFlags: usize = 0;
export let quitRates: usize = 0;
export let levelBits: i32 = 0;
export let inertShare: f64 = 0;
/** First word with more ties than 0, 1, ... that were left lately; what so many count, by billing day. */
export let tieSteps: usize = 0;
export let tieWeights: usize = 0;
/** Upper ends of the shares of a rollout's cohorts. */
export let cohorts: i32 = 0;
export let cohortEnds: usize = 0;
/** Plans by rank: how many, the first rank behind each, and their reference prices. */
export let openingPlanCount: i32 = 0;
export let rankEnds: usize = 0;
export let planCodes: usize = 0;
/** By how much the rank grows from group to group, and from number to number of a group. */
export let rankOfGroup: i32 = 0;
export let rankOfPosition: usize = 0;

/** A number less one that it may have reached, but not twice. */
// @ts-ignore: decorator
@inline
function wrapped(number: i32, limit: i32): i32 {
  const over = number - limit;
  return over + ((over >> 31) & limit);
}

/**
 * Settle those of a billing day (0..29) of `count` groups.
 *
 * @param group The first one.
 * @param rank Rank of its first number.
 * @returns How many there are: the last group may lack numbers.
 */
export function settleOpening(billing: i32, group: i32, count: i32, rank: i32): i32 {
  for (let place = 0; place < count; place++) {
    const position = wrapped(billing + BILLING_DAYS - byteAt(turns, place), BILLING_DAYS);
    setInt(openingNumbers, place, (group + place) * BILLING_DAYS + position);
  }
  const end = openingNumbers + ((<usize>count) << 2);
  fill(traitKey0, traitKey1, 0, openingNumbers, end, tenureWords, levelWords);
  fill(traitKey0, traitKey1, 1, openingNumbers, end, habitWords, tieWords);
  if (cohorts > 1) fill(traitKey0, traitKey1, 2, openingNumbers, end, cohortWords, unusedWords);
  const lastPlan = openingPlanCount - 1;
  const weights = tieWeights + <usize>((billing + 1) * (MOST_TIES + 1));
  let groupRank = rank;
  for (let place = 0; place < count; place++) {
    const number = intAt(openingNumbers, place);
    if (number >= agents) return place;
    const own = wrapped(groupRank + intAt(rankOfPosition, number - (group + place) * BILLING_DAYS), agents);
    groupRank = wrapped(groupRank + rankOfGroup, agents);
    let plan = 0;
    for (let before = 0; before < lastPlan; before++) plan += i32(own >= intAt(rankEnds, before));

    const tenure = category(intAt(tenureWords, place), tenureClasses, tenureKeep, tenureOther);
    const level = intAt(levelWords, place) >>> (32 - levelBits);
    const habit = uniform(intAt(habitWords, place)) < inertShare ? 0 : ACTIVE_HABIT;
    const tieWord = <f64>(<u32>intAt(tieWords, place));
    // Nobody can foresee how few ties were left: no branch but for many.
    let ties = i32(tieWord >= doubleAt(tieSteps, 0)) + i32(tieWord >= doubleAt(tieSteps, 1));
    while (ties >= 2 && ties < MOST_TIES && tieWord >= doubleAt(tieSteps, ties)) ties++;
    const cohort = cohorts > 1 ? shareOf(intAt(cohortWords, place), cohortEnds) : 0;

    setByte(openingPlans, place, plan);
    setByte(openingFlags, place, habit | byteAt(tenureFlags, tenure) | (cohort << CLASS_SHIFT));
    store<f32>(openingRates + ((<usize>place) << 2), <f32>singleAt(quitRates, (tenure << levelBits) + level));
    setShort(openingReferences, place, intAt(planCodes, plan));
    setByte(openingHeard, number - group * BILLING_DAYS, byteAt(weights, ties));
  }
  return count;
}
