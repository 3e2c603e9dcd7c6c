import { type Day, toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { renewalBefore } from "./calendar.ts";
import { eventsInOrder, forceOf } from "./force.ts";
import type { Market } from "./market.ts";
import type { PriceBook } from "./price-book.ts";

/** Days. */
const LONGEST_MONTH = 31;

/** Something that wakes some subscribers at the renewal after it. */
interface Wake {
  readonly event: string;
  readonly day: Day;
  readonly reach: number;
  /** Part of its reach that wakes, 0..1, per price class and plan. */
  readonly plans: readonly ArrayLike<number>[];
  /** A notice wakes at the first renewal after its day; a changed bill at the one after the first bill on or after it. */
  readonly bill: boolean;
}

/** Who is woken when: personal notices and changed bills. */
export interface Notices {
  /**
   * Chance that a personal reason reached a subscriber since the renewal before, 0..1: the highest reach of those
   * that fall between that renewal and this one. A bill that covers several months has its renewals as far apart.
   */
  reachOn(day: Day, billingDay: number, priceClass: number, plan: number): number;
  /** Events that are such a reason between that renewal and this one, the furthest reaching first. */
  toldOf(day: Day, billingDay: number, priceClass: number, plan: number): string[];
}

/** Collect what wakes subscribers from the events of a scenario. */
export function noticesOf(scenario: Scenario, market: Market, book: PriceBook): Notices {
  const wakes: Wake[] = [];
  const classes = Array.from({ length: book.classes }, (_, priceClass) => priceClass);
  const everyone = (): Uint8Array => new Uint8Array(market.plans.length).fill(1);
  for (const event of eventsInOrder(scenario)) {
    if (event.notice) {
      const day = toDay(event.announced);
      const { reach, to, wakesUnaffected = 1 } = event.notice;
      const others = to === "all" ? wakesUnaffected : 0;
      const affected = affectedBy(scenario, market, book, event, day);
      const plans = classes.map((priceClass) =>
        Float64Array.from(affected(priceClass), (isAffected) => (isAffected ? 1 : others)),
      );
      wakes.push({ event: event.id, day, reach, plans, bill: false });
    }
    if (event.type === "service-failure") {
      wakes.push({
        event: event.id,
        day: toDay(event.announced),
        reach: event.reach,
        plans: classes.map(everyone),
        bill: false,
      });
    }
    const repricing = book.repricings.find(({ id }) => id === event.id);
    if (!repricing) continue;
    // A bill changes on the day on which the change is charged, which a rollout or grandfathering may have moved.
    const concerned = classes.map(affectedBy(scenario, market, book, event, Number.POSITIVE_INFINITY));
    const chargedFrom = (plan: string, cohort: number): Day =>
      repricing.existingFrom(plan, cohort, Number.POSITIVE_INFINITY);
    const days = new Set<Day>();
    for (const plan of market.plans) {
      book.cohorts.forEach((_, cohort) => {
        days.add(chargedFrom(plan, cohort));
      });
    }
    for (const day of days) {
      if (day >= repricing.force.reversed) continue;
      const plans = concerned.map((flags, priceClass) =>
        flags.map((flag, plan) =>
          flag && chargedFrom(market.plans[plan], cohortOf(book, priceClass)) === day ? 1 : 0,
        ),
      );
      wakes.push({ event: event.id, day, reach: 1, plans, bill: true });
    }
  }
  const renewals = renewalsBefore();
  const reachOfWake = (
    wake: Wake,
    day: Day,
    billingDay: number,
    priceClass: number,
    plan: number,
  ): number => {
    const reach = wake.reach * wake.plans[priceClass][plan];
    const months = market.billingMonths[plan];
    // What is still to come, or was before the two last bills, needs no calendar.
    if (reach === 0 || wake.day >= day || wake.day < day - (2 * months + 1) * LONGEST_MONTH) return 0;
    // Who is in a class joined or changed plan since its first day, and has not been told of what was before.
    if (months > 1 && wake.day < book.joinedFrom(priceClass)) return 0;
    const { last, lastButOne } = renewals(day, billingDay, months);
    const woken = wake.bill ? last >= wake.day && lastButOne < wake.day : last <= wake.day && wake.day < day;
    return woken ? reach : 0;
  };
  return {
    reachOn(day, billingDay, priceClass, plan) {
      let most = 0;
      for (const wake of wakes) most = Math.max(most, reachOfWake(wake, day, billingDay, priceClass, plan));
      return most;
    },
    toldOf(...renewal) {
      const told = wakes
        .map((wake) => ({ event: wake.event, reach: reachOfWake(wake, ...renewal) }))
        .filter(({ reach }) => reach > 0)
        .sort((a, b) => b.reach - a.reach);
      return [...new Set(told.map(({ event }) => event))];
    },
  };
}

/** Finds the two renewals before one, `months` apart; all classes and most plans ask for the same two in a row. */
function renewalsBefore(): (
  day: Day,
  billingDay: number,
  months: number,
) => { readonly last: Day; readonly lastButOne: Day } {
  let known = { day: Number.NaN, billingDay: 0, months: 0, last: 0, lastButOne: 0 };
  return (day, billingDay, months) => {
    if (known.day !== day || known.billingDay !== billingDay || known.months !== months) {
      const last = renewalBefore(day, billingDay, months);
      known = { day, billingDay, months, last, lastButOne: renewalBefore(day, billingDay, 2 * months) };
    }
    return known;
  };
}

/**
 * Which plans of a class an event concerns, as far as policies announced by the day `known` leave it: those whose price
 * it changes, whose family or component it touches, or all.
 */
function affectedBy(
  scenario: Scenario,
  market: Market,
  book: PriceBook,
  event: MarketEvent,
  known: Day,
): (priceClass: number) => Uint8Array {
  if (event.type === "notice" && event.about !== undefined) {
    const about = scenario.events.find(({ id }) => id === event.about);
    if (about) return affectedBy(scenario, market, book, about, known);
  }
  if (event.type === "grandfathering" || event.type === "rollout") {
    const repriced = scenario.events.find(({ id }) => id === event.of);
    const { families } = event.type === "grandfathering" ? event : {};
    const without = repriced
      ? affectedBy(scenario, market, book, repriced, toDay(event.announced) - 1)
      : undefined;
    return (priceClass) =>
      Uint8Array.from(market.plans, (plan, index) =>
        !families || families.includes(scenario.plans[plan].family) ? (without?.(priceClass)[index] ?? 0) : 0,
      );
  }
  return (priceClass) =>
    Uint8Array.from(market.plans, (plan) => {
      const { family, components } = scenario.plans[plan];
      switch (event.type) {
        case "price-change":
        case "plan-split":
        case "new-plan": {
          const { announced, forNew } = forceOf(scenario, event);
          const from = book.repricings
            .find(({ id }) => id === event.id)
            ?.existingFrom(plan, cohortOf(book, priceClass), known);
          if (
            forNew <= book.joinedFrom(priceClass) ||
            from === undefined ||
            from === Number.POSITIVE_INFINITY
          )
            return 0;
          const day = Math.max(announced, toDay(scenario.start));
          const before = book.charged(plan, priceClass, Math.min(day, from) - 1);
          const after = event.prices[plan];
          return after !== undefined && !Number.isNaN(before) && after !== before ? 1 : 0;
        }
        case "rebrand":
          return event.families.includes(family) ? 1 : 0;
        case "plan-merge":
          return event.from.includes(plan) ? 1 : 0;
        case "content-loss":
        case "content-gain":
          return (components[event.component] ?? 0) > 0 ? 1 : 0;
        default:
          return 1;
      }
    });
}

function cohortOf(book: PriceBook, priceClass: number): number {
  return Math.min(priceClass, book.cohorts.length - 1);
}
