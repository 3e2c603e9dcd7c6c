/**
 * The gate of attention for a stretch of slots: the same as `Renewal.one` of `src/simulation`, but that whoever needs
 * more than a column or two is put on a list: who thinks again, who quits, who may come back.
 */
import { BLOCK, MOST_BILLS, SINGLE_UNITS, together } from "./block";
import { chooserClasses, chooserPlans, chooserReasons, chooserReferences, choices, choosers, unsettled } from "./choosers";
import { exp, uniform } from "./elementary";
import { byteAt, doubleAt, intAt, setInt, setShort, shortAt, singleAt } from "./memory";
import { ABSENT, ACTIVE_HABIT, CLASS_SHIFT, LAPSED, ON_TRIAL } from "./population";
import {
  attention,
  beginStretch,
  bills,
  BY_HAND,
  classes,
  codes,
  countRenewals,
  early,
  firstRival,
  flags,
  gate,
  happened,
  heard,
  isAnySpecial,
  lastRival,
  listChoosers,
  luck,
  MAY_COME_BACK,
  mostBack,
  mostBackFromRival,
  movedPrice,
  movePrice,
  multipliers,
  note,
  plans,
  QUITS,
  rate,
  reference,
  setFlags,
  since,
  special,
  status,
  thinkAgain,
  today,
  TRIAL_ENDS,
  trialLoss,
  winBackReach,
} from "./stretch";
import { OUTWARDS } from "./vectors";

/** A hazard at which everybody quits, to the last bit. */
const CERTAIN: f64 = 700;

/** Pass over the first `count` places of the stretch, which begins at a slot. @returns How many events there are. */
export function pass(slot: i32, count: i32): i32 {
  beginStretch();
  const isTogether = classes * plans <= MOST_BILLS && !isAnySpecial;
  const scale = <f32>(early * SINGLE_UNITS * OUTWARDS);
  for (let block = 0; block < count; block += BLOCK) {
    const people = (1 << (Math.min(BLOCK, count - block) as i32)) - 1;
    let rest = isTogether ? together(block, people, scale) : people;
    for (; rest != 0; rest &= rest - 1) alone(block + ctz(rest));
  }
  listChoosers(slot);
  return happened;
}

/** Look at one who has left, is on trial, may quit, or holds a plan that is not for this kernel. */
function alone(place: i32): void {
  const plan = byteAt(status, place);
  const bits = byteAt(flags, place);
  const chance = uniform(intAt(luck, place));
  if (plan >= LAPSED) {
    if (plan == ABSENT) return;
    const age = today - shortAt(since, place);
    const reason = bits >> CLASS_SHIFT;
    const most = reason >= firstRival && reason <= lastRival ? mostBackFromRival : mostBack;
    if (chance < doubleAt(most, age) || uniform(intAt(gate, place)) < winBackReach) note(place, MAY_COME_BACK);
    return;
  }
  if (byteAt(special, plan)) {
    note(place, BY_HAND);
    return;
  }
  countRenewals(1);
  let standing = bits;
  if (bits & ON_TRIAL) {
    if (chance < trialLoss * early) {
      note(place, TRIAL_ENDS);
      return;
    }
    standing = bits & ~ON_TRIAL;
    setFlags(place, standing);
  } else {
    const hazard = doubleAt(multipliers, byteAt(heard, place)) * early * singleAt(rate, place);
    // The chance is never above the hazard: most need no exponential.
    if (chance < hazard && chance < 1 - exp(-Math.min(hazard, CERTAIN))) {
      note(place, QUITS);
      return;
    }
  }
  const bill = (standing >> CLASS_SHIFT) * plans + plan;
  const cell = (standing & ACTIVE_HABIT) * classes * plans + bill;
  if (uniform(intAt(gate, place)) < doubleAt(attention, cell)) {
    thinkAgain(place);
    return;
  }
  setInt(bills, bill, intAt(bills, bill) + 1);
  if (shortAt(reference, place) != intAt(codes, bill)) movePrice(place, bill);
}

/**
 * Let those who have chosen the plan that they hold pay, and move their reference prices in the list of choosers.
 *
 * @returns How many there are in `unsettled` of whom there is more to do: those who chose otherwise or had left before, and
 * those whose reference price was not met today.
 */
export function pay(): i32 {
  let left = 0;
  for (let person = 0; person < choosers; person++) {
    const plan = byteAt(chooserPlans, person);
    if (byteAt(chooserReasons, person) != 0 || byteAt(choices, person) != plan) {
      setInt(unsettled, left++, person);
      continue;
    }
    const bill = byteAt(chooserClasses, person) * plans + plan;
    setInt(bills, bill, intAt(bills, bill) + 1);
    const code = shortAt(chooserReferences, person);
    if (code == intAt(codes, bill)) continue;
    const moved = movedPrice(bill, code);
    if (moved < 0) setInt(unsettled, left++, person);
    else setShort(chooserReferences, person, moved);
  }
  return left;
}
