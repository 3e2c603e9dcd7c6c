import type { MarketEvent } from "./event.ts";

/** What an event is called: its title, else its id in words. */
export function eventTitle({ id, title }: Pick<MarketEvent, "id" | "title">): string {
  return title ?? id.replaceAll("-", " ");
}
