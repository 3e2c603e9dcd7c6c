import { type Day, toDay } from "../market/date.ts";
import type { PriceStep } from "../market/plan.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventsInOrder, type Force, forceOf } from "./force.ts";

/** A change of prices as the price book needs it. */
interface Repricing {
  readonly id: string;
  readonly prices: Readonly<Record<string, number>>;
  readonly force: Force;
}

/**
 * What every plan costs, for whom and when.
 *
 * Subscribers fall into classes by the day they last joined or changed plan: class c came after the c-th day on which
 * some change began to hold for newcomers. Class 0 are the subscribers of the opening.
 */
export interface PriceBook {
  /** First day of each class after 0, ascending. */
  readonly classDays: readonly Day[];
  readonly repricings: readonly Repricing[];
  /** The class of somebody who joins on a day. */
  classOn(day: Day): number;
  /** The price that a class is charged on a day; NaN while the plan is not sold to it. */
  charged(plan: string, priceClass: number, day: Day): number;
  /** The price that an attentive subscriber reckons with: announced changes count at once. */
  expected(plan: string, priceClass: number, day: Day): number;
}

/** Price on a day by a dated path; NaN before its first step. */
export function priceOn(path: readonly PriceStep[], day: Day): number {
  let price = Number.NaN;
  for (const step of path) if (toDay(step.from) <= day) price = step.amount;
  return price;
}

/** Build the price book of a scenario from its plans' price paths and its repricing events, in the events' order. */
export function priceBookOf(scenario: Scenario): PriceBook {
  const start = toDay(scenario.start);
  const repricings: Repricing[] = [];
  for (const event of eventsInOrder(scenario)) {
    if (event.type === "price-change" || event.type === "plan-split" || event.type === "new-plan") {
      repricings.push({ id: event.id, prices: event.prices, force: forceOf(scenario, event) });
    }
  }
  const classDays = [
    ...new Set(
      repricings
        .map(({ force }) => force.forNew)
        .filter((day) => day > start && day < Number.POSITIVE_INFINITY),
    ),
  ].sort((a, b) => a - b);
  const joined = (priceClass: number): Day =>
    priceClass === 0 ? start - 1 : (classDays[priceClass - 1] as Day);

  const price = (plan: string, priceClass: number, day: Day, anticipate: boolean): number => {
    let amount = priceOn(scenario.plans[plan].price, day);
    let since = Number.NEGATIVE_INFINITY;
    for (const { prices, force } of repricings) {
      const next = prices[plan];
      if (next === undefined) continue;
      if (day >= force.reversed) {
        // A plan that is withdrawn is not sold any more; who holds it goes on paying what it cost.
        if (Number.isNaN(amount) && !anticipate) amount = next;
        continue;
      }
      // Who joined after a change began for newcomers meets it from then on; a plan that was not sold before is sold
      // to everybody at the newcomers' date.
      const holdsFrom =
        force.forNew <= joined(priceClass) || Number.isNaN(amount) ? force.forNew : force.forExisting;
      const counts = anticipate && holdsFrom < Number.POSITIVE_INFINITY ? force.announced : holdsFrom;
      // Of changes in force the one that took effect last holds, whichever was announced first.
      if (day < counts || holdsFrom < since || (Number.isNaN(amount) && day < holdsFrom)) continue;
      amount = next;
      since = holdsFrom;
    }
    return amount;
  };
  return {
    classDays,
    repricings,
    classOn: (day) => classDays.filter((first) => first <= day).length,
    charged: (plan, priceClass, day) => price(plan, priceClass, day, false),
    expected: (plan, priceClass, day) => price(plan, priceClass, day, true),
  };
}
