import { isoOf } from "../market/date.ts";
import type { EventType } from "../market/event.ts";
import { isOfEvent } from "./check-references.ts";
import type { CrossCheck } from "./cross-check.ts";
import { dayIf, eventsOf } from "./event-days.ts";

/**
 * An event that can be taken back is taken back once, by a later one; answers, grandfathering and rollouts are of
 * earlier events.
 */
export const checkReversals: CrossCheck = (scenario, report) => {
  const events = eventsOf(scenario);
  const reversed = new Map<string, string | undefined>();
  for (const { event, place } of events) {
    const [key, target] = isOfEvent(event)
      ? (["of", event.of] as const)
      : event.type === "response"
        ? (["to", event.to] as const)
        : (["about", event.type === "notice" ? event.about : undefined] as const);
    if (target === undefined) continue;
    const at = [...place, key];
    if (target === event.id) {
      report(at, "another event", `${JSON.stringify(target)}, the event itself`);
      continue;
    }
    const meant = events.find(({ event: other }) => other.id === target)?.event;
    if (event.type === "notice" || meant === undefined) continue;
    const [before, day] = [dayIf(meant.announced), dayIf(event.announced)];
    if (before !== undefined && day !== undefined && day < before) {
      const expected = `an event announced by then, ${isoOf(day)}`;
      report(at, expected, `${JSON.stringify(target)}, announced on ${isoOf(before)}`);
    }
    if (event.type !== "reversal") continue;
    const hint = meant.type === undefined ? undefined : irreversible[meant.type];
    if (hint !== undefined) {
      report(
        at,
        "an event that can be taken back",
        `${JSON.stringify(target)}, a ${meant.type}`,
        hint || undefined,
      );
    } else if (reversed.has(target)) {
      report(
        at,
        "an event that is not taken back already",
        `${JSON.stringify(target)}, taken back by ${reversed.get(target)}`,
      );
    }
    reversed.set(target, event.id);
  }
};

/** Types of events that cannot be taken back, with what to do instead. */
const irreversible: Partial<Record<EventType, string>> = {
  reversal: "announce the event anew under another id",
  response: "",
  grandfathering: "say until when in until",
  rollout: "give it other steps",
};
