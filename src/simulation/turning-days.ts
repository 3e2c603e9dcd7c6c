import { type Day, parseDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { forceOf } from "./force.ts";
import { leadOf } from "./price-book.ts";

/**
 * The days on which something begins or ends: every date of a scenario's events, plans and rivals in whatever field it
 * stands, the day after it, since some dates are last days, and the days from which a postponed price is reckoned with.
 * From one of them to the next nothing moves in the market but the mood and how many know of a rival.
 */
export function turningDays(scenario: Scenario): ReadonlySet<Day> {
  const { events, plans, rivals } = scenario;
  const days = new Set<Day>();
  for (const day of datesIn([events, plans, rivals])) days.add(day).add(day + 1);
  for (const event of events) {
    if (event.type !== "rollout" && event.type !== "grandfathering") continue;
    const postponed = events.find(({ id }) => id === event.of);
    if (!postponed) continue;
    const lead = leadOf(forceOf(scenario, postponed));
    for (const day of datesIn(event)) days.add(day - lead);
  }
  return days;
}

/** All dates that a value holds, at any depth. */
function datesIn(value: unknown): Day[] {
  if (typeof value === "string") {
    const day = parseDay(value);
    return day === undefined ? [] : [day];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(datesIn) : [];
}
