import type { MarketEvent } from "../market/event.ts";
import { FITTED_BILL } from "./money-caution.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** A rise above this many times the price before is far beyond the one of 1.6 times that the parameters are fitted to. */
const FAR = 2;

/** Below this share of the bill that the model is fitted to a price is next to nothing, and a rise as a share of it says nothing. */
const NEXT_TO_NOTHING = 0.1;

const KEEP_IN_MIND = "(docs/model.md, What to keep in mind)";

/**
 * Prices of the firm's own events to which the model's answer is wrong in a known direction: steep rises; a plan that becomes
 * dearer than another one with at least as much in it, from where on a yet higher price loses fewer people; a price where
 * there was none.
 */
export function priceCautions(scenario: Scenario): Warning[] {
  return scenario.events.flatMap((event) => {
    if (!("prices" in event) || "rival" in event) return [];
    return Object.entries(event.prices).flatMap(([id, amount]) =>
      cautionsOfPrice(scenario, event, id, amount),
    );
  });
}

function cautionsOfPrice(scenario: Scenario, event: MarketEvent, id: string, amount: number): Warning[] {
  const { currency } = scenario;
  const before = priceBefore(scenario, event, id);
  if (before === undefined || amount <= before) return [];
  const path = `events.${event.id}.prices.${id}`;
  if (before === 0) {
    return [
      {
        path,
        text: `the plan is free before. The model has no price to compare ${amount} ${currency} with: it does not hurt as a rise, and where every plan is free joining does not react to it at all. Too few will be seen to leave, and too many to join ${KEEP_IN_MIND}.`,
      },
    ];
  }
  const found: Warning[] = [];
  const better = betterPlan(scenario, event, id, amount);
  if (amount > FAR * before) {
    const times = Number((amount / before).toPrecision(2));
    found.push({
      path,
      text: `${amount} ${currency} is ${times} times its price before. The model is fitted to a rise of 1.6 times, and in it a steeper rise is not noticed by more people: too few will be seen to leave${Object.keys(scenario.plans).length > 1 ? `, and at last fewer than at a smaller rise ${KEEP_IN_MIND}` : ""}.`,
    });
  } else if (better !== undefined) {
    found.push({
      path,
      text: `at ${amount} ${currency} the plan costs more than ${better}, which has as much of everything. Those who think about it leave or change at any price from here on: what a yet higher price does is not to be had from the model, which even shows fewer leaving ${KEEP_IN_MIND}.`,
    });
  }
  if (amount > FAR * before && before < NEXT_TO_NOTHING * FITTED_BILL) {
    found.push({
      path: `plans.${id}.price`,
      text: `${before} ${currency} is next to nothing beside the ${amount} of ${path}. Joining reacts to a rise as a share of the price before: here it all but ends, which says nothing about people ${KEEP_IN_MIND}.`,
    });
  }
  return found;
}

/** What a plan costs when an event is announced, earlier events that are not taken back included; undefined if it is not sold. */
function priceBefore({ plans, events }: Scenario, event: MarketEvent, id: string): number | undefined {
  const isReversed = (other: MarketEvent): boolean =>
    events.some((reversal) => reversal.type === "reversal" && reversal.of === other.id);
  const changes = events
    .filter((other) => other !== event && other.announced <= event.announced && !isReversed(other))
    .sort((a, b) => (a.announced < b.announced ? -1 : 1))
    .flatMap((other) =>
      "prices" in other && !("rival" in other) && Object.hasOwn(other.prices, id) ? [other.prices[id]] : [],
    );
  return changes.at(-1) ?? plans[id]?.price.filter(({ from }) => from <= event.announced).at(-1)?.amount;
}

/** A cheaper plan of the firm with as much of every component, which was not the better deal already. */
function betterPlan(scenario: Scenario, event: MarketEvent, id: string, amount: number): string | undefined {
  const { plans } = scenario;
  const now = "prices" in event && !("rival" in event) ? event.prices : {};
  const before = priceBefore(scenario, event, id) ?? 0;
  return Object.keys(plans).find((other) => {
    if (other === id) return false;
    const then = priceBefore(scenario, event, other);
    const price = now[other] ?? then;
    if (price === undefined || price >= amount || (then !== undefined && then < before)) return false;
    return Object.entries(plans[id].components).every(
      ([component, units]) => (plans[other].components[component] ?? 0) >= units,
    );
  });
}
