import type { MarketEvent } from "../market/event.ts";
import { isSoldBy } from "./check-plans.ts";
import { everyEvent } from "./check-references.ts";
import { daysInForce } from "./event-days.ts";
import type { ScenarioIssue } from "./issue.ts";
import { didYouMean } from "./nearest.ts";
import { parseScenario } from "./parse.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario with fewer events, or why there is none. */
export type WithoutResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly removed: readonly string[] }
  | { readonly ok: false; readonly issues: readonly ScenarioIssue[] };

/**
 * The world in which some events do not happen.
 *
 * What makes no sense without them goes too: reversals, grandfathering and rollouts of them, responses to them,
 * notices about them, and prices of plans that only they put on sale (with the event, if it has no other prices).
 *
 * @param ids Ids of events; `all` stands for every event.
 * @returns The scenario and the ids of all events that are gone, in the order of the file; an issue for each
 *   unknown id; or the issues of a world that contradicts itself, such as one with subscribers of a plan that
 *   nobody sells.
 */
export function withoutEvents(scenario: Scenario, ids: readonly string[]): WithoutResult {
  const known = scenario.events.map((event) => event.id);
  const issues = ids
    .filter((id) => id !== everyEvent && !known.includes(id))
    .map((id) => unknownEvent(id, known));
  if (issues.length > 0) return { ok: false, issues };

  let events = scenario.events.filter((event) => !(ids.includes(everyEvent) || ids.includes(event.id)));
  let before = scenario.events;
  while (events.length < before.length) {
    before = events;
    const left = new Set(events.map((event) => event.id));
    events = events
      .filter((event) => !refersTo(event).some((id) => !left.has(id)))
      .flatMap((event) => withSoldPrices(event, events, scenario));
  }
  const result = parseScenario({ ...scenario, events });
  if (!result.ok) return result;
  const left = new Set(events.map((event) => event.id));
  return { ok: true, scenario: result.scenario, removed: known.filter((id) => !left.has(id)) };
}

/** Ids of the events that an event makes no sense without. */
export function refersTo(event: MarketEvent): string[] {
  if (event.type === "reversal" || event.type === "grandfathering" || event.type === "rollout")
    return [event.of];
  if (event.type === "response") return [event.to];
  return event.type === "notice" && event.about !== undefined ? [event.about] : [];
}

/** The event with prices of plans only that are on sale by then; nothing if it would be left without any. */
function withSoldPrices(
  event: MarketEvent,
  events: readonly MarketEvent[],
  scenario: Scenario,
): MarketEvent[] {
  if (event.type !== "price-change" && event.type !== "plan-split" && event.type !== "new-plan")
    return [event];
  const day = daysInForce(event)!.last;
  const prices = Object.entries(event.prices).filter(
    ([id]) =>
      isSoldBy(scenario.plans[id]!, day) ||
      events.some((other) => "adds" in other && other.adds.includes(id) && daysInForce(other)!.first <= day),
  );
  if (prices.length === Object.keys(event.prices).length) return [event];
  return prices.length === 0 ? [] : [{ ...event, prices: Object.fromEntries(prices) }];
}

function unknownEvent(id: string, known: readonly string[]): ScenarioIssue {
  const choice = known.length === 0 ? "there is none" : known.join(", ");
  const issue = { path: "events", expected: `an event (${choice})`, found: JSON.stringify(id) };
  const hint = didYouMean(id, known);
  return hint === undefined ? issue : { ...issue, hint };
}
