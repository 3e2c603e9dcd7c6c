import { effectWithin, scenarioEvents } from "../../chart/scenario-events.ts";
import { type Day, toDay } from "../../market/date.ts";
import type { MarketEvent } from "../../market/event.ts";
import { eventTitle } from "../../market/event-title.ts";
import { daysInForce } from "../../scenario/event-days.ts";
import type { LabSession } from "../lab-session.ts";
import type { LaneEvent } from "./event-lane.ts";

/** Events of both worlds with their numbers: history's first, then those that were added. */
export function laneEvents({ case: own, world, state }: LabSession): LaneEvent[] {
  const base = own.scenario.events;
  const { events } = world.scenario;
  const added = state.change.with.filter(({ id }) => !base.some((event) => event.id === id));
  const all: readonly MarketEvent[] = [...base, ...added];
  return all.map((original, index) => {
    const event = events.find(({ id }) => id === original.id) ?? original;
    // By history, so that it stays the same day of the event while a hand moves it.
    const isByEffect = effectWithin(original, own.scenario) !== undefined;
    const day = isByEffect ? daysInForce(event)?.first : undefined;
    return {
      event,
      number: index + 1,
      isOn: events.some(({ id }) => id === original.id),
      day: day ?? toDay(event.announced),
      isByEffect,
    };
  });
}

/** A rule through the plot: an event, and the day on which it is announced or takes effect. */
export interface EventRule {
  readonly id: string;
  readonly day: Day;
  readonly label: string;
  /** Whether it is of the event that is open. */
  readonly isStrong: boolean;
}

/** The rules that charts of the reader's world have, and that of the event that is open, if they are within a run. */
export function ruledEvents(
  session: LabSession,
  openEvent: string | undefined,
  { start, until }: { readonly start: string; readonly until: string },
): EventRule[] {
  const marks = scenarioEvents(session.world.scenario);
  const open = laneEvents(session)
    .filter(({ event, isOn }) => isOn && event.id === openEvent)
    .filter(({ event, day }) => !marks.some((mark) => mark.id === event.id && mark.day === day))
    .map(({ event, day }) => ({ id: event.id, day, label: eventTitle(event) }));
  return [...marks, ...open]
    .filter(({ day }) => day >= toDay(start) && day <= toDay(until))
    .map((mark) => ({ ...mark, isStrong: mark.id === openEvent }));
}
