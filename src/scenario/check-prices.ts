import { type Day, isoOf } from "../market/date.ts";
import { isSoldBy } from "./check-plans.ts";
import type { CrossCheck } from "./cross-check.ts";
import { daysInForce, eventsOf, type LooseEvent, type PlacedEvent } from "./event-days.ts";
import type { JsonPath } from "./json-path.ts";

/** The firm's own events price plans that are sold or added by then. */
export const checkPriced: CrossCheck = (scenario, report) => {
  const plans = scenario.plans ?? {};
  const events = eventsOf(scenario);
  for (const { event, place } of events) {
    const days = daysInForce(event);
    if (!("prices" in event) || "rival" in event || days === undefined) continue;
    const added = "adds" in event ? event.adds : [];
    // An added plan that is misspelt is told by itself; its price is then no second mistake.
    if (!added?.every((id) => id !== undefined && Object.hasOwn(plans, id))) continue;
    for (const id of Object.keys(event.prices ?? {})) {
      const plan = Object.hasOwn(plans, id) ? plans[id] : undefined;
      if (plan === undefined || isSoldBy(plan, days.last) !== false) continue;
      if (events.some((other) => adds(other.event, id) && isInForceBy(other, days.last))) continue;
      const hint = "adds" in event ? "name it in adds" : undefined;
      const expected = `a plan that is sold or added by ${isoOf(days.last)}`;
      report([...place, "prices", id], expected, `${JSON.stringify(id)}, which is neither`, hint);
    }
  }
};

/** Above this many times the cheapest price, the steps in which reference prices are kept would be too coarse for it. */
const MOST_TIMES = 100;

/** What is up to this many times a plan's other price, or down to that part of it, once it is taken as cents, was meant as cents. */
const FAR = 2;

/** No price is so far above the cheapest one that both cannot be kept. */
export const checkPriceSizes: CrossCheck = (scenario, report) => {
  const prices: { readonly amount: number | undefined; readonly place: JsonPath; readonly id: string }[] = [];
  for (const [id, plan] of Object.entries(scenario.plans ?? {})) {
    for (const [index, step] of (plan?.price ?? []).entries()) {
      prices.push({ amount: step?.amount, place: ["plans", id, "price", index, "amount"], id });
    }
  }
  const cheapest = Math.min(
    ...prices.flatMap(({ amount }) => (amount !== undefined && amount > 0 ? [amount] : [])),
  );
  for (const { event, place } of eventsOf(scenario)) {
    if (!("prices" in event) || "rival" in event) continue;
    for (const [id, amount] of Object.entries(event.prices ?? {})) {
      prices.push({ amount: amount as number | undefined, place: [...place, "prices", id], id });
    }
  }
  for (const { amount, place, id } of prices) {
    if (amount === undefined || !(amount > MOST_TIMES * cheapest)) continue;
    const most = `at most ${MOST_TIMES} times the cheapest price, ${cheapest}`;
    const usual = prices.find((price) => price.id === id && price.amount !== amount)?.amount;
    const isCents = usual !== undefined && amount < 100 * FAR * usual && amount * FAR > 100 * usual;
    const currency = scenario.currency === undefined ? "" : ` in ${scenario.currency}`;
    const hint = isCents ? `cents? prices are${currency} a month: ${amount / 100}` : undefined;
    report(place, most, String(amount), hint);
  }
};

/** Events add each plan once, with its price, and not while it is sold already. */
export const checkAdded: CrossCheck = (scenario, report) => {
  const plans = scenario.plans ?? {};
  const events = eventsOf(scenario);
  for (const [position, { event, place }] of events.entries()) {
    const day = daysInForce(event)?.first;
    const added = "adds" in event ? (event.adds ?? []) : [];
    for (const [index, id] of added.entries()) {
      if (id === undefined || !Object.hasOwn(plans, id)) continue;
      const at = [...place, "adds", index];
      const found = JSON.stringify(id);
      const before = events.slice(0, position).find((other) => adds(other.event, id))?.event;
      if ("prices" in event && event.prices !== undefined && !Object.hasOwn(event.prices, id)) {
        report([...place, "prices", id], "the price of a plan that the event adds", "nothing");
      }
      if (added.indexOf(id) !== index) report(at, "each plan once", found);
      else if (day !== undefined && isSoldBy(plans[id] ?? {}, day)) {
        report(at, `a plan that is not sold yet on ${isoOf(day)}`, `${found}, which its price path sells`);
      } else if (before && !isReversed(before, events, day)) {
        report(at, "a plan that is not sold yet", `${found}, which ${before.id} adds`);
      }
    }
  }
};

function adds(event: LooseEvent, plan: string): boolean {
  return "adds" in event && event.adds?.includes(plan) === true;
}

function isInForceBy({ event }: PlacedEvent, day: Day): boolean {
  const days = daysInForce(event);
  return days === undefined || days.first <= day;
}

function isReversed(event: LooseEvent, events: readonly PlacedEvent[], day: Day | undefined): boolean {
  const reversal = events.find(({ event: other }) => other.type === "reversal" && other.of === event.id);
  return reversal !== undefined && (day === undefined || isInForceBy(reversal, day));
}
