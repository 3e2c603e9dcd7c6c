import { type Day, toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { renewalBefore } from "./calendar.ts";
import { eventsInOrder, forceOf } from "./force.ts";
import type { Market } from "./market.ts";
import type { PriceBook } from "./price-book.ts";

/** Something that wakes some subscribers at the renewal after it. */
interface Wake {
  readonly day: Day;
  readonly reach: number;
  /** 1 for the plans it wakes, per price class. */
  readonly plans: readonly Uint8Array[];
  /** A notice wakes at the first renewal after its day; a changed bill at the one after the first bill on or after it. */
  readonly bill: boolean;
}

/** Who is woken when: personal notices and changed bills. */
export interface Notices {
  /**
   * Chance that a personal reason reached a subscriber since the renewal before, 0..1: the highest reach of those
   * that fall between that renewal and this one.
   */
  reachOn(day: Day, billingDay: number, priceClass: number, plan: number): number;
}

/** Collect what wakes subscribers from the events of a scenario. */
export function noticesOf(scenario: Scenario, market: Market, book: PriceBook): Notices {
  const wakes: Wake[] = [];
  const classes = Array.from({ length: book.classDays.length + 1 }, (_, priceClass) => priceClass);
  const everyone = (): Uint8Array => new Uint8Array(market.plans.length).fill(1);
  for (const event of eventsInOrder(scenario)) {
    if (event.notice) {
      const affected =
        event.notice.to === "all" ? () => everyone() : affectedBy(scenario, market, book, event);
      wakes.push({
        day: toDay(event.announced),
        reach: event.notice.reach,
        plans: classes.map(affected),
        bill: false,
      });
    }
    if (event.type === "price-change" || event.type === "plan-split" || event.type === "new-plan") {
      const { forExisting } = forceOf(scenario, event);
      if (forExisting === Number.POSITIVE_INFINITY) continue;
      wakes.push({
        day: forExisting,
        reach: 1,
        plans: classes.map(affectedBy(scenario, market, book, event)),
        bill: true,
      });
    }
  }
  return {
    reachOn(day, billingDay, priceClass, plan) {
      let reach = 0;
      for (const wake of wakes) {
        if (!wake.plans[priceClass][plan] || wake.reach <= reach) continue;
        const last = renewalBefore(day, billingDay, 1);
        const woken = wake.bill
          ? last >= wake.day && renewalBefore(day, billingDay, 2) < wake.day
          : last <= wake.day && wake.day < day;
        if (woken) reach = wake.reach;
      }
      return reach;
    },
  };
}

/** Which plans of a class an event concerns: those whose price it changes, whose family or component it touches, or all. */
function affectedBy(
  scenario: Scenario,
  market: Market,
  book: PriceBook,
  event: MarketEvent,
): (priceClass: number) => Uint8Array {
  if (event.type === "notice" && event.about !== undefined) {
    const about = scenario.events.find(({ id }) => id === event.about);
    if (about) return affectedBy(scenario, market, book, about);
  }
  return (priceClass) =>
    Uint8Array.from(market.plans, (plan) => {
      const { family, components } = scenario.plans[plan];
      switch (event.type) {
        case "price-change":
        case "plan-split":
        case "new-plan": {
          const { announced, forNew, forExisting } = forceOf(scenario, event);
          const joined = priceClass === 0 ? Number.NEGATIVE_INFINITY : book.classDays[priceClass - 1];
          if (forNew <= joined) return 0;
          const day = Math.max(announced, toDay(scenario.start));
          const before = book.charged(plan, priceClass, Math.min(day, forExisting) - 1);
          const after = event.prices[plan];
          return after !== undefined && !Number.isNaN(before) && after !== before ? 1 : 0;
        }
        case "rebrand":
          return event.families.includes(family) ? 1 : 0;
        case "content-loss":
        case "content-gain":
          return (components[event.component] ?? 0) > 0 ? 1 : 0;
        default:
          return 1;
      }
    });
}
