import type { MarketEvent } from "../../market/event.ts";
import type { LabSession } from "../lab-session.ts";
import type { LaneEvent } from "./event-lane.ts";

/** Events of both worlds with their numbers: history's first, then those that were added. */
export function laneEvents({ case: own, world, state }: LabSession): LaneEvent[] {
  const base = own.scenario.events;
  const { events } = world.scenario;
  const added = state.change.with.filter(({ id }) => !base.some((event) => event.id === id));
  const all: readonly MarketEvent[] = [...base, ...added];
  return all.map((event, index) => {
    const now = events.find(({ id }) => id === event.id);
    return { event: now ?? event, number: index + 1, isOn: now !== undefined };
  });
}

/** Events with a rule through the plot: those that hurt goodwill and the one that is open, if they are within a run. */
export function ruledEvents(
  session: LabSession,
  openEvent: string | undefined,
  { start, until }: { readonly start: string; readonly until: string },
): MarketEvent[] {
  return laneEvents(session)
    .filter(({ event, isOn }) => isOn && ((event.severity ?? 0) > 0 || event.id === openEvent))
    .map(({ event }) => event)
    .filter(({ announced }) => announced >= start && announced <= until);
}
