import { type Day, isoOf, parseDay, toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import { refersTo } from "../scenario/without.ts";

/** Fields with dates of an event, by path below it. */
export function datesOf(event: MarketEvent): [path: string, date: string][] {
  const found: [string, string][] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "string" && parseDay(value) !== undefined) found.push([path, value]);
    else if (typeof value === "object" && value !== null) {
      const named = Object.entries(value).map(
        ([key, inner]) => [path === "" ? key : `${path}.${key}`, inner] as const,
      );
      for (const [below, inner] of named) visit(inner, below);
    }
  };
  visit(event, "");
  return found.filter(([path]) => !textFields.has(path));
}

const textFields = new Set(["title", "note", "source", "campaign"]);

/**
 * New dates, by path of the scenario, of an event that is announced on another day, and of the events that refer to it:
 * all are moved by the same number of days.
 */
export function shifted(
  events: readonly MarketEvent[],
  id: string,
  announced: Day,
): ReadonlyMap<string, string> {
  const moved = events.find((event) => event.id === id);
  const dates = new Map<string, string>();
  if (moved === undefined) return dates;
  const days = announced - toDay(moved.announced);
  for (const event of events) {
    if (event.id !== id && !dependsOn(event, id, events)) continue;
    for (const [path, date] of datesOf(event)) {
      dates.set(`events.${event.id}.${path}`, isoOf(toDay(date) + days));
    }
  }
  return dates;
}

/** Events that go along when an event is announced on another day: those that refer to it. */
export function goingAlong(events: readonly MarketEvent[], id: string): MarketEvent[] {
  return events.filter((event) => event.id !== id && dependsOn(event, id, events));
}

function dependsOn(event: MarketEvent, id: string, events: readonly MarketEvent[]): boolean {
  return refersTo(event).some((other) => {
    if (other === id) return true;
    const referred = events.find((candidate) => candidate.id === other);
    return referred !== undefined && dependsOn(referred, id, events);
  });
}
