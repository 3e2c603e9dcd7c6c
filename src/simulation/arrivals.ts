import {
  inclusiveValue,
  joiningMultiplier,
  type NewcomersShares,
  type NewcomersView,
} from "../behaviour/joining.ts";
import { DAYS_A_MONTH, type Day, isoOf, toDay } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";
import { type Key, keyedUniform } from "../random/stream.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Anchors } from "./anchors.ts";
import { MOST_NEWCOMERS } from "./cohort.ts";
import { type DayConditions, metByNewcomers } from "./conditions.ts";
import { dividerOf } from "./fast/newcomers-divided.ts";
import { forceOf } from "./force.ts";
import type { Market } from "./market.ts";
import type { Mood } from "./mood.ts";
import type { PriceBook } from "./price-book.ts";

/** How many people can be expected on each day of a run, before luck rounds them to agents. */
export interface ExpectedArrivals {
  /** People per day who would join and return if nothing happened. */
  readonly newJoiners: Float64Array;
  readonly returns: Float64Array;
  /** People per day who borrowed and take a subscription of their own. */
  readonly borrowers: Float64Array;
  /** Anchor group per day. */
  readonly anchor: Uint8Array;
  /** Joining relative to its baseline, per day. */
  readonly multiplier: Float64Array;
  /** People per day who would have joined and went to a rival instead, by rival; below 0: who would have gone to it. */
  readonly diverted: Readonly<Record<string, Float64Array>>;
}

/** Who arrives on each day of a run. */
export interface Arrivals extends Pick<ExpectedArrivals, "anchor" | "multiplier" | "diverted"> {
  /** Agents per day who never subscribed before. */
  readonly joiners: Int32Array;
  /** Agents per day who had left before the start and come back. */
  readonly returners: Int32Array;
}

/**
 * How many can be expected to join and return on each day: the dated baselines, in equal parts per day, times the
 * multiplier of `joiningMultiplier` relative to the same scenario without any event.
 *
 * @param calm Conditions of the same days without any event.
 */
export function expectedArrivals(
  scenario: Scenario,
  market: Market,
  book: PriceBook,
  anchors: Anchors,
  mood: Mood,
  conditions: readonly DayConditions[],
  calm: readonly DayConditions[],
): ExpectedArrivals {
  const days = conditions.length;
  const perDay = () => new Float64Array(days);
  const [newJoiners, returns, borrowers, multiplier] = Array.from({ length: 4 }, perDay);
  const anchor = new Uint8Array(days);
  const diverted = market.rivalIds.map(perDay);
  const scale = parameterValue(scenario.parameters, "choice.scale");
  const price = meanPrice(market, anchors, calm[0]);
  // Where everything is free there is no relative change of price.
  const sensitivity =
    price > 0 ? Math.abs(parameterValue(scenario.parameters, "joining.priceElasticity")) / price : 0;
  const goodwill = parameterValue(scenario.parameters, "joining.goodwill");
  const values = new Map<NewcomersView, number>();
  const worthOf = (view: NewcomersView): number => {
    const value = values.get(view) ?? inclusiveValue(view, scale);
    values.set(view, value);
    return value;
  };
  const divide = dividerOf(market.types.count, market.rivalIds.length);
  let calmView: NewcomersView | undefined;
  let calmKnown: Float64Array = new Float64Array(0);
  let sharesThen: NewcomersShares = { kept: 1, toRivals: calmKnown };
  for (let index = 0; index < days; index++) {
    const { day, byClass, known } = metByNewcomers(conditions[index]);
    const now = byClass[book.classOn(day, 0)];
    const view = anchors.view(now);
    const then = anchors.view(calm[index].byClass[0]);
    anchor[index] = anchors.newcomers(now);
    // Without events most days are alike.
    if (then !== calmView || calm[index].known.some((share, rival) => share !== calmKnown[rival])) {
      calmView = then;
      calmKnown = calm[index].known;
      sharesThen = divide(then, calmKnown);
    }
    const shares = divide(view, known);
    const kept = shares.kept / sharesThen.kept;
    multiplier[index] = joiningMultiplier(
      sensitivity,
      worthOf(view) - worthOf(then),
      goodwill,
      mood.damage[index],
      kept,
    );
    const daily = dailyBaseline(scenario, day);
    newJoiners[index] = daily.newJoiners;
    returns[index] = daily.returns;
    const coming = (daily.newJoiners + daily.returns) * (multiplier[index] / kept);
    shares.toRivals.forEach((going, rival) => {
      diverted[rival][index] = (coming * (going - sharesThen.toRivals[rival])) / sharesThen.kept;
    });
    borrowers[index] = formerBorrowers(scenario, day);
  }
  const byRival = Object.fromEntries(market.rivalIds.map((id, rival) => [id, diverted[rival]]));
  return { newJoiners, returns, borrowers, anchor, multiplier, diverted: byRival };
}

/**
 * Who arrives: those who can be expected, rounded to agents up or down by chance so that the mean is exact.
 *
 * @param start First day.
 * @param peoplePerAgent People for whom an agent stands.
 * @throws RangeError If more agents arrive on a day than can be told apart.
 */
export function arrivalsOf(
  expected: ExpectedArrivals,
  start: Day,
  peoplePerAgent: number,
  key: Key,
): Arrivals {
  const { anchor, multiplier, diverted } = expected;
  const days = multiplier.length;
  const joiners = new Int32Array(days);
  const returners = new Int32Array(days);
  for (let index = 0; index < days; index++) {
    const day = start + index;
    const factor = multiplier[index] / peoplePerAgent;
    const joining = expected.newJoiners[index] * factor + expected.borrowers[index] / peoplePerAgent;
    const returning = expected.returns[index] * factor;
    joiners[index] = rounded(joining, keyedUniform(key, day, 0));
    returners[index] = rounded(returning, keyedUniform(key, day, 1));
    const most = Math.max(joining, returning);
    if (!(most < MOST_NEWCOMERS - 1)) {
      throw new RangeError(
        `too many newcomers on ${isoOf(day)}; at most ${MOST_NEWCOMERS - 1} agents can join in a day, and joining is ${multiplier[index]} times its baseline: ${most}`,
      );
    }
  }
  return { joiners, returners, anchor, multiplier, diverted };
}

/** People who join and return on a day if nothing happens. */
export function dailyBaseline(scenario: Scenario, day: Day): { newJoiners: number; returns: number } {
  for (const stretch of scenario.joining.baseline) {
    const from = toDay(stretch.from);
    const to = toDay(stretch.to);
    if (day < from || day > to) continue;
    const days = to - from + 1;
    return { newJoiners: stretch.newJoiners.value / days, returns: stretch.returns.value / days };
  }
  return { newJoiners: 0, returns: 0 };
}

/** People who borrowed and on this day take a subscription of their own. */
function formerBorrowers(scenario: Scenario, day: Day): number {
  let people = 0;
  for (const event of scenario.events) {
    if (event.type !== "sharing-enforcement") continue;
    const { forNew, reversed } = forceOf(scenario, event);
    if (day < forNew || day >= reversed) continue;
    const daily = 1 - exp(-1 / (event.months * DAYS_A_MONTH));
    people +=
      event.borrowers * event.conversion * daily * exp(-(day - forNew) / (event.months * DAYS_A_MONTH));
  }
  return people;
}

function rounded(mean: number, u: number): number {
  return Math.floor(mean + u);
}

/** Mean price of the focal plans on offer to newcomers, weighted by how they spread over them. */
function meanPrice(market: Market, anchors: Anchors, calm: DayConditions): number {
  const conditions = calm.byClass[0];
  const { shares } = anchors.groups[anchors.newcomers(conditions)].anchor;
  let money = 0;
  let total = 0;
  for (let plan = 0; plan < market.plans.length; plan++) {
    money += shares[plan] * conditions.price[plan];
    total += shares[plan];
  }
  return money / total;
}
