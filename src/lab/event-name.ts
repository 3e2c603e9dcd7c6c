import type { MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";

/** The title of an event, with its id where another of them has the same. */
export function eventName(event: MarketEvent, events: readonly MarketEvent[]): string {
  const title = eventTitle(event);
  const isShared = events.some((other) => other.id !== event.id && eventTitle(other) === title);
  return isShared ? `${title} (${event.id})` : title;
}
