import { type Day, parseDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { forceOf } from "./force.ts";
import { leadOf } from "./price-book.ts";

/**
 * The days on which something begins or ends: every date of a scenario's events, plans and rivals in whatever field it
 * stands, the day after a last one (`until`), and the days from which a postponed price is reckoned with. From one of
 * them to the next nothing moves in the market but the mood and how many know of a rival.
 */
export function turningDays(scenario: Scenario): ReadonlySet<Day> {
  const { events, plans, rivals } = scenario;
  const days = new Set<Day>();
  for (const part of [events, plans, rivals]) collect(part, days);
  for (const event of events) {
    if (event.type !== "rollout" && event.type !== "grandfathering") continue;
    const postponed = events.find(({ id }) => id === event.of);
    if (!postponed) continue;
    const lead = leadOf(forceOf(scenario, postponed));
    const own = new Set<Day>();
    collect(event, own);
    for (const day of own) days.add(day - lead);
  }
  return days;
}

/** Add all dates that a value holds at any depth, and the day after those that are called `until`. */
function collect(value: unknown, days: Set<Day>, name = ""): void {
  if (typeof value === "string") {
    const day = parseDay(value);
    if (day === undefined) return;
    days.add(day);
    if (name === "until") days.add(day + 1);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) collect(part, days, key);
  }
}
