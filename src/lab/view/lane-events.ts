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
    return { event: now ?? event, number: index + 1, isOn: now !== undefined, usual: event.announced };
  });
}
