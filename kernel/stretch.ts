/** A stretch of slots on a day: what is known of those who stand there, and what happens to them. */
import { byteAt, intAt, setByte, setInt, setShort, shortAt } from "./memory";
import { CLASS_SHIFT } from "./population";
import {
  chooserAnchored,
  chooserClasses,
  chooserNumbers,
  chooserPlans,
  chooserReasons,
  chooserReferences,
  chooserSlots,
  choosers,
  addChoosers,
} from "./choosers";

/** Places of `before` and `after` for each class and plan, a power of two. */
const KNOWN_PRICES: i32 = 32;

/** What happens to the one in a slot. */
export const QUITS: i32 = 0;
export const TRIAL_ENDS: i32 = 1;
export const MAY_COME_BACK: i32 = 2;
export const BY_HAND: i32 = 3;
export const NEW_PRICE: i32 = 4;
/** An event is a place in the stretch and, below it, what happens. */
const EVENT_BITS: i32 = 3;

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
/** How many there are of both. */
export let happened: i32 = 0;
export let thinking: i32 = 0;
/** Those who paid, thought or left. */
export let renewals: i32 = 0;
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
export let isAnySpecial: i32 = 0;
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
/** Begin a stretch. */
export function beginStretch(): void {
  happened = 0;
  thinking = 0;
  renewals = 0;
  isChanged = 0;
}

/** Note what happens to the one at a place. */
// @ts-ignore: decorator
@inline
export function note(place: i32, event: i32): void {
  setInt(events, happened++, (place << EVENT_BITS) | event);
}

/** Note that the one at a place thinks again. */
// @ts-ignore: decorator
@inline
export function thinkAgain(place: i32): void {
  setInt(thinkers, thinking++, place);
}

// @ts-ignore: decorator
@inline
export function countRenewals(count: i32): void {
  renewals += count;
}

/** Take somebody's flags as they now are. */
// @ts-ignore: decorator
@inline
export function setFlags(place: i32, standing: i32): void {
  setByte(flags, place, standing);
  isChanged = 1;
}

/** The reference price that one becomes with a bill; -1 if it has not been met today. */
// @ts-ignore: decorator
@inline
export function movedPrice(bill: i32, code: i32): i32 {
  const known = bill * KNOWN_PRICES + (code & (KNOWN_PRICES - 1));
  return code == intAt(before, known) ? intAt(after, known) : -1;
}

/** Let a bill move a reference price that is another. */
// @ts-ignore: decorator
@inline
export function movePrice(place: i32, bill: i32): void {
  const moved = movedPrice(bill, shortAt(reference, place));
  if (moved < 0) {
    note(place, NEW_PRICE);
    return;
  }
  setShort(reference, place, moved);
  isChanged = 1;
}

/** Put those who think again on the list of choosers. @param slot Where the stretch begins. */
export function listChoosers(slot: i32): void {
  for (let index = 0; index < thinking; index++) {
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
  addChoosers(thinking);
}
