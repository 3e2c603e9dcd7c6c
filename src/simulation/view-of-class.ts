import type { ChoiceConditions } from "../behaviour/choice.ts";
import type { Day } from "../market/date.ts";
import type { Market } from "./market.ts";
import type { Mood } from "./mood.ts";
import type { PriceBook } from "./price-book.ts";
import type { RivalState } from "./rival-offers.ts";

/** What a day is made of, for all classes. */
interface DayMarket {
  readonly market: Market;
  readonly book: PriceBook;
  readonly mood: Mood;
  readonly day: Day;
  readonly dayIndex: number;
  readonly worth: Float64Array;
  /** By plan, dollars per month. */
  readonly hassle: Float64Array;
  readonly rivals: readonly RivalState[];
  readonly merged: Uint8Array;
  readonly gets: Uint8Array | undefined;
  /** Felt unfairness at a doubling, dollars per month. */
  readonly felt: number;
  readonly anticipation: number;
}

/** The market as a price class sees it. */
export function viewOf(priceClass: number, today: DayMarket): ChoiceConditions {
  const { market, book, day, worth, rivals, gets } = today;
  const options = market.options.length;
  const available = new Uint8Array(options);
  const price = new Float64Array(options);
  const burden = new Float64Array(options);
  const unfairness = new Float64Array(options);
  for (const [option, plan] of market.plans.entries()) {
    const expected = book.expected(plan, priceClass, day);
    const charged = book.charged(plan, priceClass, day);
    available[option] = Number.isNaN(expected) || today.merged[option] !== option ? 0 : 1;
    if (Number.isNaN(charged)) price[option] = Number.isNaN(expected) ? 0 : expected;
    else {
      price[option] = Number.isNaN(expected) ? charged : charged + today.anticipation * (expected - charged);
    }
    burden[option] = today.hassle[option];
    unfairness[option] = today.felt * (1 - understood(plan, priceClass, today));
  }
  gets?.forEach((into, plan) => {
    if (into === plan || Number.isNaN(book.expected(market.plans[plan], priceClass, day))) return;
    for (const column of [available, price, burden, unfairness]) column[plan] = column[into];
  });
  for (const [index, rival] of rivals.entries()) {
    const option = market.plans.length + index;
    available[option] = Number.isNaN(rival.price) ? 0 : 1;
    price[option] = Number.isNaN(rival.price) ? 0 : rival.price;
    burden[option] = -rival.extras;
  }
  available[market.nothing] = 1;
  return { available, price, burden, worth, unfairness, ...(gets && { gets }) };
}

/** How far the price of a plan is understood, 0..1: an explanation is about the price that it explains. */
function understood(plan: string, priceClass: number, { book, mood, day, dayIndex }: DayMarket): number {
  return mood.understanding[book.reason(plan, priceClass, day) ?? ""]?.[dayIndex] ?? 0;
}

/**
 * What who chooses an option gets, see `ChoiceConditions`: a plan that was merged into one that has at least as much of
 * everything can still be wanted. Undefined if there is none.
 */
export function getsOf({ options, components, amounts }: Market, merged: Uint8Array): Uint8Array | undefined {
  if (merged.every((into, plan) => into === plan)) return undefined;
  const gets = Uint8Array.from(options, (_, option) => option);
  merged.forEach((into, plan) => {
    const hasAll = components.every(
      (_, component) =>
        amounts[plan * components.length + component] <= amounts[into * components.length + component],
    );
    if (hasAll && merged[into] === into) gets[plan] = into;
  });
  return gets.some((into, option) => into !== option) ? gets : undefined;
}
