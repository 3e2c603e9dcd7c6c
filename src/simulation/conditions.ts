import type { ChoiceConditions } from "../behaviour/choice.ts";
import { Recent } from "../behaviour/recent.ts";
import type { Day } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import { parameterValue } from "../market/parameter.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type FirmOffers, firmOffersOn } from "./firm-offers.ts";
import { eventsInOrder, forceOf } from "./force.ts";
import { type Market, worthTable } from "./market.ts";
import type { Mood } from "./mood.ts";
import type { PriceBook } from "./price-book.ts";
import { type Audience, type RivalState, rivalState, rivalsDistinguish } from "./rival-offers.ts";
import { getsOf, viewOf } from "./view-of-class.ts";

/** The market on one day, as far as the scenario alone decides it. */
export interface DayConditions {
  readonly day: Day;
  /** As each price class sees it. */
  readonly byClass: readonly ChoiceConditions[];
  /** Price charged per class and plan; NaN: not sold to it. */
  readonly charged: readonly Float64Array[];
  /** Share of subscribers who know of and could use each rival; length = rivals. */
  readonly known: Float64Array;
  /** The same before eligibility, for awareness by chance. */
  readonly reach: Float64Array;
  readonly eligible: Float64Array;
  /** Goodwill damage in dollars per month. */
  readonly damage: number;
  /** Storm volume relative to the reference. */
  readonly storm: number;
  readonly offers: FirmOffers;
  /** The plan that subscribers of each plan are in from their renewal on: itself, unless it was merged into another. */
  readonly mergedInto: Uint8Array;
  /** Share of those who subscribed before it who lent their account and may not any more, and what that takes from each. */
  readonly lenders: number;
  readonly lendersBurden: number;
  /** The rivals' plans as they stand, in the market's order. */
  readonly rivals: readonly RivalState[];
  /** The same day as those meet it who are about to join; absent if rivals treat them like subscribers. */
  readonly forNewcomers?: DayConditions;
}

const recentTables = new Recent<Float64Array>(8);

/** Worth tables by what is left of the components; days between content events share one, and so do worlds. */
export class WorthTables {
  private readonly market: Market;

  constructor(market: Market) {
    this.market = market;
  }

  under(content: Float64Array): Float64Array {
    const { amounts, types } = this.market;
    return recentTables.of([content, amounts, types.worth], () => worthTable(this.market, content));
  }
}

/** The conditions of a day as those meet it who are about to join. */
export function metByNewcomers(conditions: DayConditions): DayConditions {
  return conditions.forNewcomers ?? conditions;
}

/** Whether two columns hold the same numbers. */
export function isSameColumn(column: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (column === other) return true;
  for (let index = 0; index < column.length; index++) {
    if (!Object.is(column[index], other[index])) return false;
  }
  return true;
}

/** The conditions of a day; `dayIndex` counts from the mood's first day. */
export function conditionsOn(
  scenario: Scenario,
  market: Market,
  worths: WorthTables,
  book: PriceBook,
  mood: Mood,
  day: Day,
  dayIndex: number,
  audience: Audience = "existing",
): DayConditions {
  const { parameters } = scenario;
  const events = eventsInOrder(scenario);
  const worth = worths.under(contentLeft(scenario, market, events, day));
  const hassle = hassleByPlan(scenario, market, events, day);
  const storm = mood.storm[dayIndex];
  const rivals = market.rivals.map((_, index) => rivalState(scenario, market, index, day, storm, audience));
  const felt = parameterValue(parameters, "choice.unfairness");
  const anticipation = parameterValue(parameters, "choice.anticipation");
  const merged = mergedIntoOn(scenario, market, events, day);
  const gets = getsOf(market, merged);
  const today = {
    market,
    book,
    mood,
    day,
    dayIndex,
    worth,
    hassle,
    rivals,
    merged,
    gets,
    felt,
    anticipation,
  };
  const byClass: ChoiceConditions[] = [];
  for (let priceClass = 0; priceClass < book.classes; priceClass++) byClass.push(viewOf(priceClass, today));
  // Who moves is of the class of those who join on that day, and is to see what it will pay.
  const newest = book.classOn(day, 0);
  const views =
    newest < book.cohorts.length
      ? byClass
      : byClass.map((view, priceClass) =>
          priceClass === newest ? view : { ...view, moving: byClass[newest] },
        );
  return {
    day,
    byClass: views,
    charged: byClass.map((_, priceClass) =>
      Float64Array.from(market.plans, (plan) => book.charged(plan, priceClass, day)),
    ),
    ...awarenessOf(market, rivals),
    ...moodOn(scenario, mood, dayIndex),
    offers: firmOffersOn(scenario, day),
    mergedInto: merged,
    ...lendersOn(scenario, events, day),
    rivals,
    ...(audience === "existing" &&
      rivalsDistinguish(scenario) && {
        forNewcomers: conditionsOn(scenario, market, worths, book, mood, day, dayIndex, "new"),
      }),
  };
}

/** What is known of the rivals: of each what is known of the plan of it that is known best. */
export function awarenessOf(
  market: Market,
  rivals: readonly RivalState[],
): Pick<DayConditions, "known" | "reach" | "eligible"> {
  const { plans, families, alternatives, rivalIds } = market;
  const known = new Float64Array(rivalIds.length);
  const reach = new Float64Array(rivalIds.length);
  const eligible = new Float64Array(rivalIds.length);
  const best = new Float64Array(rivalIds.length).fill(-1);
  for (const [index, state] of rivals.entries()) {
    const rival = alternatives.of[plans.length + index] - families.length;
    const could = state.reach * state.eligible;
    if (!(could > best[rival])) continue;
    best[rival] = could;
    known[rival] = Number.isNaN(state.price) ? 0 : could;
    reach[rival] = state.reach;
    eligible[rival] = state.eligible;
  }
  return { known, reach, eligible };
}

/** Where the mood stands on a day. */
export function moodOn(
  { parameters }: Scenario,
  mood: Mood,
  dayIndex: number,
): Pick<DayConditions, "damage" | "storm"> {
  return {
    damage: parameterValue(parameters, "goodwill.scale") * mood.damage[dayIndex],
    storm: mood.storm[dayIndex],
  };
}

function contentLeft(
  scenario: Scenario,
  market: Market,
  events: readonly MarketEvent[],
  day: Day,
): Float64Array {
  const left = new Float64Array(market.components.length).fill(1);
  for (const event of events) {
    if (event.type !== "content-loss" && event.type !== "content-gain") continue;
    const component = market.components.indexOf(event.component);
    const { forExisting, reversed } = forceOf(scenario, event);
    if (component < 0 || day < forExisting || day >= reversed) continue;
    left[component] *= event.type === "content-loss" ? 1 - event.share : 1 + event.share;
  }
  return left;
}

function hassleByPlan(
  scenario: Scenario,
  market: Market,
  events: readonly MarketEvent[],
  day: Day,
): Float64Array {
  const hassle = new Float64Array(market.plans.length);
  const full = parameterValue(scenario.parameters, "rebrand.hassle");
  const expected = parameterValue(scenario.parameters, "rebrand.expected");
  for (const event of events) {
    if (event.type !== "rebrand") continue;
    const { announced, forExisting, reversed } = forceOf(scenario, event);
    if (day < announced || day >= reversed) continue;
    const dollars = full * (event.hassle ?? 1) * (day >= forExisting ? 1 : expected);
    market.plans.forEach((plan, option) => {
      if (event.families.includes(scenario.plans[plan].family)) hassle[option] += dollars;
    });
  }
  return hassle;
}

/** Of several enforcements against shared accounts the last one counts. */
function lendersOn(
  scenario: Scenario,
  events: readonly MarketEvent[],
  day: Day,
): Pick<DayConditions, "lenders" | "lendersBurden"> {
  let found = { lenders: 0, lendersBurden: 0 };
  for (const event of events) {
    if (event.type !== "sharing-enforcement") continue;
    const { forExisting, reversed } = forceOf(scenario, event);
    if (day < forExisting || day >= reversed) continue;
    found = { lenders: event.lenders ?? 0, lendersBurden: event.burden ?? 0 };
  }
  return found;
}

function mergedIntoOn(
  scenario: Scenario,
  market: Market,
  events: readonly MarketEvent[],
  day: Day,
): Uint8Array {
  const into = Uint8Array.from(market.plans, (_, plan) => plan);
  for (const event of events) {
    if (event.type !== "plan-merge") continue;
    const { forExisting, reversed } = forceOf(scenario, event);
    if (day < forExisting || day >= reversed) continue;
    for (const from of event.from) into[market.plans.indexOf(from)] = market.plans.indexOf(event.into);
  }
  return into;
}
