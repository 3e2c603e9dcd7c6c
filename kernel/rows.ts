/**
 * Rows of circumstances: what the options are worth, apart from tastes, to those with the same plan held, plan once chosen,
 * price class, reference price and offer; and what is true of them whatever their taste type.
 */
import {
  alternativeOf,
  alternatives,
  earlier,
  laneOf,
  lanes,
  loyal,
  options,
  together,
  togetherCount,
} from "./alternatives";
import { exp } from "./elementary";
import { byteAt, doubleAt, intAt, setByte, setDouble, setInt, setSingle, singleAt } from "./memory";

export const NO_ROW: i32 = -1;
/** Exponents beyond this are left to the readable choice, see `MOST_EXPONENT` of `anchor-odds.ts`. */
const MOST_EXPONENT: f64 = 100;
/** A tier that gained no more than the one once chosen is no better than it; below the tie-breaker of 1e-9. */
const TIE: f64 = 1e-10;
/** Rounding makes no larger difference between tiers whose prices moved alike. */
const SAME: f64 = 1e-12;
/** Factor of what is compared in lanes: room for the rounding of single precision and of what is computed in it. */
const OUTWARDS: f64 = 1 + 4e-6;

/** Room for rows, and how many there are. */
export let mostRows: i32 = 0;
export let rowCount: i32 = 0;
/** By class, plan held and plan once chosen: the newest row; and by row, the one made before it, and where that stands. */
export let newest: usize = 0;
export let older: usize = 0;
export let rowPlace: usize = 0;
/** What the rows are of. */
export let rowReference: usize = 0;
export let rowBonus: usize = 0;
export let rowCurrent: usize = 0;
export let rowAnchored: usize = 0;
/** 0 where an exponent is out of range: the row is not to be used. */
export let rowUsable: usize = 0;
/** Lanes of the alternatives of which something is on offer, a bit each. */
export let rowThere: usize = 0;
/** Rows of options: the exponential of dollars over the scale; 0 where not on offer. */
export let rowOdds: usize = 0;
/**
 * By how much more the others' odds have grown than those of the plan once chosen, at most; Infinity where that is not known
 * for all types, or where another plan of the same alternative may have become better.
 */
export let rowExcess: usize = 0;
/**
 * Rows of alternatives: by how much the odds of each that was drawn together with the one chosen have grown, the liking of
 * the plan once chosen included. Not a number where that is not the same for all types.
 */
export let rowGrowths: usize = 0;
/** Rows of lanes, in single precision: at most the odds of each alternative, apart from its worth, over that growth. */
export let rowLanes: usize = 0;

/** What all choosers share: 1 for options of the service; dollars of one exponent; and see `ChoiceSetting`. */
export let focal: usize = 0;
export let dollars: f64 = 1;
export let switching: f64 = 0;
export let lossAversion: f64 = 0;
export let indifference: f64 = 0;
/** Dollars of one unit of a stored reference price. */
export let priceUnit: f64 = 0;

/** The market as each class sees it, see `ChoiceConditions`; rows of options. The terms of who moves stand for themselves. */
export let available: usize = 0;
export let burden: usize = 0;
export let price: usize = 0;
export let unfairness: usize = 0;
export let movingPrice: usize = 0;
export let movingUnfairness: usize = 0;
export let gets: usize = 0;
/** What the people share who are looked at: liking of each option, and goodwill lost, in dollars and as a factor of odds. */
export let liking: usize = 0;
export let damage: f64 = 0;
export let harm: f64 = 1;
/**
 * Odds apart from goodwill, stings and offers, once known, to those who hold an option and to those who would have to move to
 * it; rows of options by class. Not a number where not yet known.
 */
export let kept: usize = 0;
export let moved: usize = 0;
/** Whether options are worth to every type what they were when the anchor held. */
export let isWorthSame: i32 = 0;

/** Forget all rows. */
export function forget(): void {
  for (let row = 0; row < rowCount; row++) setInt(newest, intAt(rowPlace, row), NO_ROW);
  rowCount = 0;
}

/** The row of somebody's circumstances; -1 if there is none yet. */
// @ts-ignore: decorator
@inline
export function rowOf(priceClass: i32, current: i32, chosen: i32, reference: i32, bonus: f64): i32 {
  let row = intAt(newest, (priceClass * options + current) * options + chosen);
  while (row >= 0 && (intAt(rowReference, row) != reference || doubleAt(rowBonus, row) != bonus)) {
    row = intAt(older, row);
  }
  return row;
}

/** A row for circumstances that have none; -1 if there is no room. */
export function newRow(priceClass: i32, current: i32, chosen: i32, reference: i32, bonus: f64): i32 {
  if (rowCount == mostRows) return NO_ROW;
  const place = (priceClass * options + current) * options + chosen;
  const row = rowCount++;
  setInt(older, row, intAt(newest, place));
  setInt(newest, place, row);
  setInt(rowPlace, row, place);
  setInt(rowReference, row, reference);
  setDouble(rowBonus, row, bonus);
  setByte(rowCurrent, row, current);
  setByte(rowAnchored, row, chosen);
  value(row, priceClass, current, <f64>reference * priceUnit, bonus);
  rate(row, current, chosen);
  return row;
}

/** As `stingOfPrice` of `src/behaviour/reference-price.ts`. */
// @ts-ignore: decorator
@inline
function stingOf(cost: f64, reference: f64, felt: f64): f64 {
  if (reference <= 0 || cost <= reference) return 0;
  const loss = cost - reference * (1 + indifference);
  const rise = (cost - reference) / reference;
  return (loss > 0 ? (lossAversion - 1) * loss : 0) + felt * Math.min(1, rise);
}

/** As `valueOptions` of `src/behaviour/choice.ts`, without what depends on the type. */
function value(row: i32, priceClass: i32, current: i32, reference: f64, bonus: f64): void {
  const view = priceClass * options;
  const isOurs = byteAt(focal, current) != 0;
  const gift = bonus > 0 ? exp(bonus / dollars) : 1;
  let usable = 1;
  let there = 0;
  for (let option = 0; option < options; option++) {
    const cell = row * options + option;
    const place = view + option;
    setDouble(rowOdds, cell, 0);
    if (!byteAt(available, place) && option != current) continue;
    there |= 1 << laneOf(byteAt(alternativeOf, option));
    const isHeld = byteAt(gets, place) == current;
    const cost = doubleAt(isHeld ? price : movingPrice, place);
    const own = byteAt(focal, option) != 0;
    const sting = own ? stingOf(cost, reference, doubleAt(isHeld ? unfairness : movingUnfairness, place)) : 0;
    const standing = doubleAt(liking, option);
    const hassle = doubleAt(burden, place);
    // All parts together, so that none is so large that its rounding could show.
    const size = Math.abs(standing) + Math.abs(hassle) + cost + switching + bonus + (own ? damage + Math.abs(sting) : 0);
    if (!(size / dollars <= MOST_EXPONENT)) {
      usable = 0;
      continue;
    }
    const known = isHeld ? kept : moved;
    let odds = doubleAt(known, place);
    if (odds != odds) {
      odds = exp((standing - hassle - cost - (isHeld ? 0 : switching)) / dollars);
      setDouble(known, place, odds);
    }
    if (own) {
      odds *= harm;
      if (sting != 0) odds *= exp(-sting / dollars);
    }
    if (isOurs ? isHeld : own) odds *= gift;
    setDouble(rowOdds, cell, odds);
  }
  setByte(rowUsable, row, usable);
  setInt(rowThere, row, there);
}

/**
 * Find what is true of a row whatever the taste type. What a plan is worth to a type falls out of the quotient of its odds
 * now and then, as long as the plans give what they gave: only dollars are left. An alternative grows at most as much as that
 * of its tiers which grows most; the one once chosen grows as much as the plan once chosen, liked as it is, if no other tier
 * of it grows more.
 */
function rate(row: i32, current: i32, chosen: i32): void {
  const home = byteAt(alternativeOf, chosen);
  const cell = row * options + chosen;
  const held = isWorthSame && byteAt(rowUsable, row) ? doubleAt(rowOdds, cell) / doubleAt(earlier, chosen) : 0;
  boundApart(row, held);
  setDouble(rowExcess, row, Infinity);
  const growths = row * alternatives;
  for (let other = 0; other < alternatives; other++) setDouble(rowGrowths, growths + other, NaN);
  if (!(held > 0 && held < Infinity)) return;
  let most: f64 = 0;
  for (let index = 0; index < togetherCount; index++) {
    const other = byteAt(together, index);
    if (other != home) most = Math.max(most, growTogether(row, other));
  }
  if (!isBestTier(row, chosen, held)) return;
  setDouble(rowGrowths, growths + home, held * loyal);
  if (byteAt(alternativeOf, current) == home) setDouble(rowExcess, row, most / held - 1);
}

/** Note by how much an alternative's odds have grown, if all its tiers have alike. @returns By how much the most. */
function growTogether(row: i32, alternative: i32): f64 {
  let least = Infinity;
  let most: f64 = 0;
  for (let option = 0; option < options; option++) {
    if (byteAt(alternativeOf, option) != alternative) continue;
    const now = doubleAt(rowOdds, row * options + option);
    const then = doubleAt(earlier, option);
    if (now == 0 && then == 0) continue;
    const ratio = now / then;
    most = Math.max(most, ratio);
    least = Math.min(least, ratio);
  }
  if (most <= least * (1 + SAME)) setDouble(rowGrowths, row * alternatives + alternative, most);
  return most;
}

/** Whether no other tier of its alternative has grown more than the plan once chosen. */
function isBestTier(row: i32, chosen: i32, held: f64): bool {
  const home = byteAt(alternativeOf, chosen);
  for (let option = 0; option < options; option++) {
    if (byteAt(alternativeOf, option) != home || option == chosen) continue;
    const odds = doubleAt(rowOdds, row * options + option);
    if (odds != 0 && !(odds / doubleAt(earlier, option) <= held * (1 + TIE))) return false;
  }
  return true;
}

/** @param held Odds of the plan once chosen, relative to those then; 0 where that is not known for all types. */
function boundApart(row: i32, held: f64): void {
  const from = row * lanes;
  const start: f64 = held > 0 ? 0 : Infinity;
  for (let lane = 0; lane < lanes; lane++) setSingle(rowLanes, from + lane, start);
  if (!(held > 0)) return;
  for (let option = 0; option < options; option++) {
    const cell = from + laneOf(byteAt(alternativeOf, option));
    const most = (doubleAt(rowOdds, row * options + option) / held) * OUTWARDS;
    if (most > singleAt(rowLanes, cell)) setSingle(rowLanes, cell, most);
  }
}
