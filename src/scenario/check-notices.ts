import type { CrossCheck } from "./cross-check.ts";
import { eventsOf } from "./event-days.ts";
import { isBroken } from "./loose.ts";

/** A notice that says how it wakes those whom its event does not touch goes to them, and there are some. */
export const checkWording: CrossCheck = (scenario, report) => {
  for (const { event, place } of eventsOf(scenario)) {
    const wakes = event.notice?.wakesUnaffected;
    if (wakes === undefined) continue;
    const at = [...place, "notice", "wakesUnaffected"];
    if (isBroken(event.notice, "to")) continue;
    if (event.notice?.to !== "all") {
      report(at, 'a notice to "all"', String(wakes), "who is not affected does not get this one");
    } else if (event.type === "notice" && event.about === undefined) {
      report(at, "a notice about an event", String(wakes), "everybody is affected by one about nothing");
    }
  }
};
