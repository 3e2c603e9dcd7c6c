/**
 * The gate of attention for a stretch of slots: the same as `Renewal.one` of `src/simulation`, but that whoever needs
 * more than a column or two is put on a list: who thinks again, who quits, who may come back.
 */
import { exp, uniform } from "./elementary";
import { byteAt, doubleAt, intAt, setByte, setInt, setShort, shortAt, singleAt } from "./memory";
import { ABSENT, ACTIVE_HABIT, CLASS_SHIFT, LAPSED, ON_TRIAL } from "./population";

const KNOWN_PRICES: i32 = 32;

/** What happens to the one in a slot. */
const QUITS: i32 = 0;
const TRIAL_ENDS: i32 = 1;
const MAY_COME_BACK: i32 = 2;
const BY_HAND: i32 = 3;
const NEW_PRICE: i32 = 4;
/** An event is a place in the stretch and, below it, what happens. */
const EVENT_BITS: i32 = 3;
/** A hazard at which everybody quits, to the last bit. */
const CERTAIN: f64 = 700;

/** Columns of the stretch: copies of the population's, then what is drawn and heard. */
export let status: usize = 0;
export let flags: usize = 0;
export let rate: usize = 0;
export let reference: usize = 0;
export let since: usize = 0;
export let anchored: usize = 0;
export let numbers: usize = 0;
export let luck: usize = 0;
export let gate: usize = 0;
export let heard: usize = 0;
/** Events of the stretch. */
export let events: usize = 0;
/** Places of those who think again. */
export let thinkers: usize = 0;
/** Whether flags and reference prices of the stretch were changed. */
export let isChanged: i32 = 0;

/** Of the day: bounds on the chance to think of coming back by age, in general and for those who left for a rival. */
export let mostBack: usize = 0;
export let mostBackFromRival: usize = 0;
export let firstRival: i32 = 0;
export let lastRival: i32 = 0;
/** Chance to hear of an offer to come back. */
export let winBackReach: f64 = 0;
/** Index of the day, plus 1. */
export let today: i32 = 0;
/** 1 for plans whose renewals are not for this kernel. */
export let special: usize = 0;
export let trialLoss: f64 = 0;
/** Hazard multipliers by what was heard; what onboarding leaves of them. */
export let multipliers: usize = 0;
export let early: f64 = 0;
/** Chance to think again, by habit, price class and plan. */
export let attention: usize = 0;
export let plans: i32 = 0;
export let classes: i32 = 0;
/** Prices as reference prices are stored, by class and plan; bills of the stretch. */
export let codes: usize = 0;
export let bills: usize = 0;
/** Reference prices known by class and plan: before a bill, and after it. */
export let before: usize = 0;
export let after: usize = 0;
/** Those who paid, thought or left. */
export let renewals: i32 = 0;

/** Columns of those who think again, and how many they are. */
export let choosers: i32 = 0;
export let chooserSlots: usize = 0;
export let chooserNumbers: usize = 0;
export let chooserPlans: usize = 0;
export let chooserClasses: usize = 0;
export let chooserAnchored: usize = 0;
export let chooserReferences: usize = 0;
export let chooserReasons: usize = 0;

/** Options chosen, by chooser. */
export let choices: usize = 0;
/** Those of whom there is more to do when they have chosen. */
export let unsettled: usize = 0;

/** Pass over the first `count` places of the stretch, which begins at a slot. @returns How many events there are. */
export function pass(slot: i32, count: i32): i32 {
  let happened = 0;
  let thinking = 0;
  let renewed = 0;
  let changed = 0;
  for (let place = 0; place < count; place++) {
    const plan = byteAt(status, place);
    const bits = byteAt(flags, place);
    const chance = uniform(intAt(luck, place));
    if (plan >= LAPSED) {
      if (plan == ABSENT) continue;
      const age = today - shortAt(since, place);
      const reason = bits >> CLASS_SHIFT;
      const most = reason >= firstRival && reason <= lastRival ? mostBackFromRival : mostBack;
      if (chance < doubleAt(most, age) || uniform(intAt(gate, place)) < winBackReach) {
        setInt(events, happened++, (place << EVENT_BITS) | MAY_COME_BACK);
      }
      continue;
    }
    if (byteAt(special, plan)) {
      setInt(events, happened++, (place << EVENT_BITS) | BY_HAND);
      continue;
    }
    renewed++;
    let standing = bits;
    if (bits & ON_TRIAL) {
      if (chance < trialLoss * early) {
        setInt(events, happened++, (place << EVENT_BITS) | TRIAL_ENDS);
        continue;
      }
      standing = bits & ~ON_TRIAL;
      setByte(flags, place, standing);
      changed = 1;
    } else {
      const hazard = doubleAt(multipliers, byteAt(heard, place)) * early * singleAt(rate, place);
      // The chance is never above the hazard: most need no exponential.
      if (chance < hazard && chance < 1 - exp(-Math.min(hazard, CERTAIN))) {
        setInt(events, happened++, (place << EVENT_BITS) | QUITS);
        continue;
      }
    }
    const priceClass = standing >> CLASS_SHIFT;
    const bill = priceClass * plans + plan;
    const cell = (standing & ACTIVE_HABIT) * classes * plans + bill;
    // Counted in any case, and kept if it counts: no guess of the processor can be wrong.
    const thinks = <i32>(uniform(intAt(gate, place)) < doubleAt(attention, cell));
    setInt(thinkers, thinking, place);
    thinking += thinks;
    setInt(bills, bill, intAt(bills, bill) + 1 - thinks);
    const code = shortAt(reference, place);
    if (code != intAt(codes, bill) && !thinks) {
      const known = bill * KNOWN_PRICES + (code & (KNOWN_PRICES - 1));
      if (code == intAt(before, known)) {
        setShort(reference, place, intAt(after, known));
        changed = 1;
      } else setInt(events, happened++, (place << EVENT_BITS) | NEW_PRICE);
    }
  }
  list(slot, thinking);
  renewals = renewed;
  isChanged = changed;
  return happened;
}

/** Put those who think again, at places of a stretch that begins at a slot, on the list of choosers. */
function list(slot: i32, count: i32): void {
  for (let index = 0; index < count; index++) {
    const place = intAt(thinkers, index);
    const person = choosers + index;
    setInt(chooserSlots, person, slot + place);
    setInt(chooserNumbers, person, intAt(numbers, place));
    setByte(chooserPlans, person, byteAt(status, place));
    setByte(chooserClasses, person, byteAt(flags, place) >> CLASS_SHIFT);
    setByte(chooserAnchored, person, byteAt(anchored, place));
    setShort(chooserReferences, person, shortAt(reference, place));
    setByte(chooserReasons, person, 0);
  }
  choosers += count;
}

/**
 * Let those who have chosen the plan that they hold pay, and move their reference prices in the list of choosers.
 *
 * @returns How many there are in `unsettled` of whom there is more to do: those who chose otherwise or had left before, and
 * those whose reference price was not met today.
 */
export function pay(): i32 {
  let happened = 0;
  for (let person = 0; person < choosers; person++) {
    const plan = byteAt(chooserPlans, person);
    if (byteAt(chooserReasons, person) != 0 || byteAt(choices, person) != plan) {
      setInt(unsettled, happened++, person);
      continue;
    }
    const bill = byteAt(chooserClasses, person) * plans + plan;
    setInt(bills, bill, intAt(bills, bill) + 1);
    const code = shortAt(chooserReferences, person);
    if (code == intAt(codes, bill)) continue;
    const known = bill * KNOWN_PRICES + (code & (KNOWN_PRICES - 1));
    if (code == intAt(before, known)) setShort(chooserReferences, person, intAt(after, known));
    else setInt(unsettled, happened++, person);
  }
  return happened;
}
