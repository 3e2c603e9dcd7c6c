import { type Day, parseDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import type { JsonPath } from "./json-path.ts";
import { isBroken, type Loose } from "./loose.ts";
import type { Scenario } from "./scenario.ts";

/** An event that may have broken fields. */
export type LooseEvent = Loose<MarketEvent>;

/** An event and its place in the document. */
export interface PlacedEvent {
  readonly event: LooseEvent;
  readonly place: JsonPath;
}

/** The events of a scenario, in the order of the file. */
export function eventsOf(scenario: Loose<Scenario>): PlacedEvent[] {
  return (scenario.events ?? []).flatMap((event, index) =>
    event === undefined ? [] : [{ event, place: ["events", index] }],
  );
}

/** The day of a date that may be broken. */
export function dayIf(iso: string | undefined): Day | undefined {
  return iso === undefined ? undefined : parseDay(iso);
}

/** First and last of the days on which an event takes effect, or `undefined` if a date is broken. */
export function daysInForce(event: LooseEvent): { first: Day; last: Day } | undefined {
  if (isBroken(event, "effective")) return undefined;
  const effective = event.effective ?? event.announced;
  const dates = typeof effective === "object" ? [effective.new, effective.existing] : [effective];
  const days = dates.map(dayIf);
  if (days.some((day) => day === undefined)) return undefined;
  return { first: Math.min(...(days as Day[])), last: Math.max(...(days as Day[])) };
}

/** Last day that a run can reach, `latest` or else `until`; `undefined` if it is broken. */
export function lastDay(scenario: Loose<Scenario>): Day | undefined {
  return isBroken(scenario, "latest") ? undefined : dayIf(scenario.latest ?? scenario.until);
}
