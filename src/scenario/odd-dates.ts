import { parseDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/**
 * Events that a run does not meet: the firm's own that are over before the first day, and new prices that nobody pays by the
 * last day that `--until` may ask for. A rival's events before the start are how it came to be known; a loss that is announced
 * may well come later; what is reversed was never to come.
 */
export function oddDates({ events, start, until, latest = until }: Scenario): Warning[] {
  return events.flatMap((event) => {
    const path = `events.${event.id}`;
    const last = datesIn(event).sort().at(-1) ?? event.announced;
    if (!("rival" in event) && last < start) {
      const text = `all its days lie before the start, ${start}: it is history, in force at the opening, and no shock that the run shows.`;
      return [{ path, text }];
    }
    if (!("prices" in event)) return [];
    const begin = beginOf(event);
    const isReversed = events.some((other) => other.type === "reversal" && other.of === event.id);
    if (begin <= latest || isReversed) return [];
    const text = `it takes effect on ${begin}, after the last day, ${latest}: nobody pays these prices in a run.`;
    return [{ path: `${path}.effective`, text }];
  });
}

/** First day in force; dates of this form are in order as text. */
function beginOf({ announced, effective = announced }: MarketEvent): string {
  const dates = typeof effective === "string" ? [effective] : [effective.new, effective.existing];
  return dates.sort()[0];
}

/** Every date in an event, at whatever depth. */
function datesIn(value: unknown): string[] {
  if (typeof value === "string") return parseDay(value) === undefined ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(datesIn) : [];
}
