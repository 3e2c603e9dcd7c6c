import type { ChoiceConditions, Terms } from "../behaviour/choice.ts";
import type { Day } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import {
  awarenessOf,
  conditionsOn,
  type DayConditions,
  isSameColumn,
  metByNewcomers,
  moodOn,
  type WorthTables,
} from "./conditions.ts";
import type { Market } from "./market.ts";
import type { Mood } from "./mood.ts";
import type { PriceBook } from "./price-book.ts";
import { type Audience, type Campaigns, campaignsOf, type RivalState, rivalReach } from "./rival-offers.ts";
import { turningDays } from "./turning-days.ts";

/**
 * The conditions of so many days from `start`, the mood's first day: each as `conditionsOn` finds it. They are found
 * anew only on days on which something turns, and what is equal on two days in a row is one and the same object.
 */
export function conditionsOfDays(
  scenario: Scenario,
  market: Market,
  worths: WorthTables,
  book: PriceBook,
  mood: Mood,
  start: Day,
  days: number,
): DayConditions[] {
  const turning = turningDays(scenario);
  const campaignsFor = (audience: Audience) =>
    market.rivals.map((_, index) => campaignsOf(scenario, market, index, audience));
  const campaigns = { existing: campaignsFor("existing"), new: campaignsFor("new") };
  const conditions: DayConditions[] = [];
  for (let index = 0; index < days; index++) {
    const day = start + index;
    const before = conditions[index - 1];
    if (before && !turning.has(day)) {
      conditions.push(drifted(before, scenario, market, campaigns, mood, index));
    } else {
      const anew = conditionsOn(scenario, market, worths, book, mood, day, index);
      conditions.push(before ? withKnownViews(anew, before) : anew);
    }
  }
  return conditions;
}

/** The day after one, if nothing turns: the mood moves on, and with time and the storm more get to know of the rivals. */
function drifted(
  before: DayConditions,
  scenario: Scenario,
  market: Market,
  campaigns: Readonly<Record<Audience, readonly Campaigns[]>>,
  mood: Mood,
  dayIndex: number,
  audience: Audience = "existing",
): DayConditions {
  const day = before.day + 1;
  const moods = moodOn(scenario, mood, dayIndex);
  const rivals: RivalState[] = [];
  let areKnownAsBefore = true;
  for (const [index, state] of before.rivals.entries()) {
    const reach = rivalReach(scenario, campaigns[audience][index], day, moods.storm);
    areKnownAsBefore &&= reach === state.reach;
    rivals.push(reach === state.reach ? state : { ...state, reach });
  }
  const { forNewcomers } = before;
  return {
    ...before,
    day,
    ...moods,
    ...(areKnownAsBefore ? {} : { rivals, ...awarenessOf(market, rivals) }),
    ...(forNewcomers && {
      forNewcomers: drifted(forNewcomers, scenario, market, campaigns, mood, dayIndex, "new"),
    }),
  };
}

/** The same conditions, where a class sees the market as on another day with that day's view: equal things are one. */
function withKnownViews(conditions: DayConditions, other: DayConditions): DayConditions {
  const { byClass, forNewcomers } = conditions;
  return {
    ...conditions,
    byClass: byClass.map((view, priceClass) =>
      isSameView(view, other.byClass[priceClass]) ? other.byClass[priceClass] : view,
    ),
    ...(forNewcomers && { forNewcomers: withKnownViews(forNewcomers, metByNewcomers(other)) }),
  };
}

/** Whether two views of the market are equal in all respects. */
function isSameView(view: ChoiceConditions, other: ChoiceConditions): boolean {
  return (
    view.worth === other.worth &&
    isSameColumn(view.available, other.available) &&
    isSameColumn(view.burden, other.burden) &&
    areSameTerms(view, other) &&
    (view.gets === other.gets || (!!view.gets && !!other.gets && isSameColumn(view.gets, other.gets))) &&
    areSameTerms(view.moving ?? view, other.moving ?? other)
  );
}

function areSameTerms(terms: Terms, other: Terms): boolean {
  return isSameColumn(terms.price, other.price) && isSameColumn(terms.unfairness, other.unfairness);
}
