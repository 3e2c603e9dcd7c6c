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
export let isAnySpecial: i32 = 0;
export let trialLoss: f64 = 0;
/** Hazard multipliers by what was heard; what onboarding leaves of them. */
export let multipliers: usize = 0;
export let singleMultipliers: usize = 0;
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

/** Places that are looked at together. */
const BLOCK: i32 = 16;
/** Most classes times plans that the tables of a block can hold. */
const MOST_BILLS: i32 = 16;
/** A word shifted to the right by this is exact in single precision; units of it in 1. */
const SINGLE_SHIFT: i32 = 8;
const SINGLE_UNITS: f64 = 16777216;
/** Room for the rounding of single precision. */
const OUTWARDS: f64 = 1 + 1e-6;
const LANES: i32 = 4;
/** First bits of a word that a chance is compared with, and units of them in 1. */
const FIRST_BITS: i32 = 16;
const FIRST_UNITS: i32 = 65536;
const BYTE_BITS: i32 = 8;

/**
 * Vectors of bytes, of which `tables` is the first: by class its first bill; by bill, low and high bytes of the chance of
 * inert and of active people to think again, in units of `FIRST_UNITS`; and of the prices of the day.
 */
export let tables: usize = 0;
const INERT_LOW: usize = 16;
const ACTIVE_LOW: usize = 32;
const INERT_HIGH: usize = 48;
const ACTIVE_HIGH: usize = 64;
const CODE_LOW: usize = 80;
const CODE_HIGH: usize = 96;
/** Behind them, the bills of the block. */
const BILLS: usize = 112;
const VECTOR: usize = 16;

/** What the pass has found so far. */
let happened: i32 = 0;
let thinking: i32 = 0;
let renewed: i32 = 0;
let changed: i32 = 0;

/** Make the tables, when chances or prices have changed. */
export function beginPass(): void {
  const most = classes * plans;
  if (most > MOST_BILLS) return;
  for (let priceClass = 0; priceClass < classes; priceClass++) setByte(tables, priceClass, priceClass * plans);
  for (let bill = 0; bill < most; bill++) {
    putChance(INERT_LOW, INERT_HIGH, bill, doubleAt(attention, bill));
    putChance(ACTIVE_LOW, ACTIVE_HIGH, bill, doubleAt(attention, most + bill));
    const code = intAt(codes, bill);
    setByte(tables + CODE_LOW, bill, code);
    setByte(tables + CODE_HIGH, bill, code >> BYTE_BITS);
  }
}

function putChance(low: usize, high: usize, bill: i32, chance: f64): void {
  const first = Math.min(chance * FIRST_UNITS, FIRST_UNITS - 1) as i32;
  setByte(tables + low, bill, first);
  setByte(tables + high, bill, first >> BYTE_BITS);
}

/** Pass over the first `count` places of the stretch, which begins at a slot. @returns How many events there are. */
export function pass(slot: i32, count: i32): i32 {
  happened = 0;
  thinking = 0;
  renewed = 0;
  changed = 0;
  const isTogether = classes * plans <= MOST_BILLS && !isAnySpecial;
  const scale = <f32>(early * SINGLE_UNITS * OUTWARDS);
  for (let block = 0; block < count; block += BLOCK) {
    const people = (1 << (Math.min(BLOCK, count - block) as i32)) - 1;
    let rest = isTogether ? together(block, people, scale) : people;
    for (; rest != 0; rest &= rest - 1) alone(block + ctz(rest));
  }
  list(slot, thinking);
  renewals = renewed;
  isChanged = changed;
  return happened;
}

/**
 * Look at a block of people together.
 *
 * @param people Who stands in it, a bit each.
 * @param scale What hazards are multiplied by, or a little more.
 * @returns Who needs a look of their own: those who have left, are on trial, may quit, or cannot be told from the first bits
 * of a word.
 */
// @ts-ignore: decorator
@inline
function together(block: i32, people: i32, scale: f32): i32 {
  const standing = v128.load(flags + block);
  const plan = v128.load(status + block);
  const bill = i8x16.add(i8x16.swizzle(v128.load(tables), i8x16.shr_u(standing, CLASS_SHIFT)), plan);
  const isOdd = v128.or(
    i8x16.ge_u(plan, i8x16.splat(<i8>LAPSED)),
    i8x16.eq(v128.and(standing, i8x16.splat(<i8>ON_TRIAL)), i8x16.splat(<i8>ON_TRIAL)),
  );
  const isActive = i8x16.eq(v128.and(standing, i8x16.splat(<i8>ACTIVE_HABIT)), i8x16.splat(<i8>ACTIVE_HABIT));
  const low = v128.bitselect(byBill(ACTIVE_LOW, bill), byBill(INERT_LOW, bill), isActive);
  const high = v128.bitselect(byBill(ACTIVE_HIGH, bill), byBill(INERT_HIGH, bill), isActive);
  const words = gate + ((<usize>block) << 2);
  const firstWords = firstBits(words);
  const lastWords = firstBits(words + 32);
  const firstChances = lowerPairs(low, high);
  const lastChances = upperPairs(low, high);
  const thinks = i8x16.narrow_i16x8_s(i16x8.lt_u(firstWords, firstChances), i16x8.lt_u(lastWords, lastChances));
  const isClose = i8x16.narrow_i16x8_s(i16x8.eq(firstWords, firstChances), i16x8.eq(lastWords, lastChances));
  const odd = (i8x16.bitmask(v128.or(isOdd, isClose)) | mayQuit(block, scale)) & people;
  const attentive = i8x16.bitmask(thinks) & people & ~odd;
  const paying = people & ~odd & ~attentive;
  renewed += popcnt(people & ~odd);
  for (let rest = attentive; rest != 0; rest &= rest - 1) setInt(thinkers, thinking++, block + ctz(rest));
  // A few different bills are all that there are in a block.
  v128.store(tables + BILLS, bill);
  for (let rest = paying; rest != 0; ) {
    const own = byteAt(tables + BILLS, ctz(rest));
    const alike = i8x16.bitmask(i8x16.eq(bill, i8x16.splat(<i8>own))) & rest;
    setInt(bills, own, intAt(bills, own) + popcnt(alike));
    rest &= ~alike;
  }
  const codeLow = byBill(CODE_LOW, bill);
  const codeHigh = byBill(CODE_HIGH, bill);
  const references = reference + ((<usize>block) << 1);
  const isSame = i8x16.narrow_i16x8_s(
    i16x8.eq(v128.load(references), lowerPairs(codeLow, codeHigh)),
    i16x8.eq(v128.load(references + VECTOR), upperPairs(codeLow, codeHigh)),
  );
  for (let rest = paying & ~i8x16.bitmask(isSame); rest != 0; rest &= rest - 1) {
    const place = ctz(rest);
    movePrice(block + place, byteAt(tables + BILLS, place));
  }
  return odd;
}

/** What a table says of each bill. */
// @ts-ignore: decorator
@inline
function byBill(table: usize, bill: v128): v128 {
  return i8x16.swizzle(v128.load(tables + table), bill);
}

/** The first bits of eight words. */
// @ts-ignore: decorator
@inline
function firstBits(words: usize): v128 {
  return i16x8.narrow_i32x4_u(
    i32x4.shr_u(v128.load(words), FIRST_BITS),
    i32x4.shr_u(v128.load(words + VECTOR), FIRST_BITS),
  );
}

/** Numbers of two bytes, given low and high ones: the first eight. */
// @ts-ignore: decorator
@inline
function lowerPairs(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** The last eight. */
// @ts-ignore: decorator
@inline
function upperPairs(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Who of a block may quit, a bit each. */
// @ts-ignore: decorator
@inline
function mayQuit(block: i32, scale: f32): i32 {
  const scales = f32x4.splat(scale);
  let set = 0;
  for (let lane = 0; lane < BLOCK; lane += LANES) {
    const place = block + lane;
    const offset = (<usize>place) << 2;
    const chance = f32x4.convert_i32x4_s(i32x4.shr_u(v128.load(luck + offset), SINGLE_SHIFT));
    let factor = f32x4.splat(multiplierOf(place));
    factor = f32x4.replace_lane(factor, 1, multiplierOf(place + 1));
    factor = f32x4.replace_lane(factor, 2, multiplierOf(place + 2));
    factor = f32x4.replace_lane(factor, 3, multiplierOf(place + 3));
    const hazard = f32x4.mul(f32x4.mul(v128.load(rate + offset), factor), scales);
    set |= i32x4.bitmask(f32x4.lt(chance, hazard)) << lane;
  }
  return set;
}

/** The multiplier of what one has heard, in single precision. */
// @ts-ignore: decorator
@inline
function multiplierOf(place: i32): f32 {
  return load<f32>(singleMultipliers + ((<usize>byteAt(heard, place)) << 2));
}

/** Let a bill move a reference price that was not met. */
// @ts-ignore: decorator
@inline
function movePrice(place: i32, bill: i32): void {
  const code = shortAt(reference, place);
  const known = bill * KNOWN_PRICES + (code & (KNOWN_PRICES - 1));
  if (code == intAt(before, known)) {
    setShort(reference, place, intAt(after, known));
    changed = 1;
  } else note(place, NEW_PRICE);
}

// @ts-ignore: decorator
@inline
function note(place: i32, event: i32): void {
  setInt(events, happened++, (place << EVENT_BITS) | event);
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
  renewed++;
  let standing = bits;
  if (bits & ON_TRIAL) {
    if (chance < trialLoss * early) {
      note(place, TRIAL_ENDS);
      return;
    }
    standing = bits & ~ON_TRIAL;
    setByte(flags, place, standing);
    changed = 1;
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
    setInt(thinkers, thinking++, place);
    return;
  }
  setInt(bills, bill, intAt(bills, bill) + 1);
  if (shortAt(reference, place) != intAt(codes, bill)) movePrice(place, bill);
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
