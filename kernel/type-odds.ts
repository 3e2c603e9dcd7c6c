/** Odds of the options to a taste type. */
import { alternativeOf, alternatives, earlier, firstOption, lastOption, loyal, options } from "./alternatives";
import { worth, worthThen } from "./choosing";
import { byteAt, doubleAt } from "./memory";
import { rowAnchored, rowGrowths, rowOdds } from "./rows";

/** Tiers of one alternative closer than this are left to the readable choice; below the tie-breaker of 1e-9. */
const TIER_DOUBT: f64 = 1e-11;

/** The odds of the best option of an alternative, apart from what all of the type share. */
// @ts-ignore: decorator
@inline
export function bestOdds(row: i32, type: i32, alternative: i32): f64 {
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
export function bestThen(type: i32, alternative: i32): f64 {
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
export function growthOf(row: i32, type: i32, alternative: i32): f64 {
  const growth = doubleAt(rowGrowths, row * alternatives + alternative);
  return growth == growth ? growth : bestOdds(row, type, alternative) / bestThen(type, alternative);
}

/** The odds of the best option of the alternative of the plan once chosen. */
export function bestLikedOdds(row: i32, type: i32, alternative: i32): f64 {
  const chosen = byteAt(rowAnchored, row);
  const own = doubleAt(rowOdds, row * options + chosen) * doubleAt(worth, type * options + chosen);
  return Math.max(bestOdds(row, type, alternative), own * likingOf(type, chosen));
}

/** Which option of an alternative is best; -1 where that is not clear. */
export function bestOption(row: i32, type: i32, alternative: i32): i32 {
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
