/** A block of sixteen people, who are renewed together as far as that goes. */
import { byteAt, doubleAt, intAt, setByte, setInt } from "./memory";
import { ACTIVE_HABIT, CLASS_SHIFT, LAPSED, ON_TRIAL } from "./population";
import {
  attention,
  bills,
  classes,
  codes,
  countRenewals,
  flags,
  gate,
  heard,
  luck,
  movePrice,
  plans,
  rate,
  reference,
  status,
  thinkAgain,
} from "./stretch";
import { LANES, VECTOR } from "./vectors";

/** Places that are looked at together. */
export const BLOCK: i32 = 16;
/** Most classes times plans that the tables of a block can hold. */
export const MOST_BILLS: i32 = 16;
/** Hazard multipliers by what was heard, in single precision. */
export let singleMultipliers: usize = 0;

/** A word shifted to the right by this is exact in single precision; units of it in 1. */
const SINGLE_SHIFT: i32 = 8;
export const SINGLE_UNITS: f64 = 16777216;
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
export function together(block: i32, people: i32, scale: f32): i32 {
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
  const lastWords = firstBits(words + 2 * VECTOR);
  const firstChances = lowerPairs(low, high);
  const lastChances = upperPairs(low, high);
  const thinks = i8x16.narrow_i16x8_s(i16x8.lt_u(firstWords, firstChances), i16x8.lt_u(lastWords, lastChances));
  const isClose = i8x16.narrow_i16x8_s(i16x8.eq(firstWords, firstChances), i16x8.eq(lastWords, lastChances));
  const odd = (i8x16.bitmask(v128.or(isOdd, isClose)) | mayQuit(block, scale)) & people;
  const attentive = i8x16.bitmask(thinks) & people & ~odd;
  const paying = people & ~odd & ~attentive;
  countRenewals(popcnt(people & ~odd));
  for (let rest = attentive; rest != 0; rest &= rest - 1) thinkAgain(block + ctz(rest));
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
