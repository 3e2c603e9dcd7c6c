import { type Day, toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shifted } from "./date-shift.ts";
import { furthestHolding } from "./furthest-holding.ts";
import { type WorldChange, withValue } from "./world-change.ts";
import { triedWorld } from "./world-store.ts";

/** A case and what has become of it. */
export interface ChangedCase {
  readonly base: Scenario;
  /** The last one that holds together. */
  readonly world: Scenario;
  readonly change: WorldChange;
}

/** A change with an event announced on another day: all its dates go along, and those of the events that refer to it. */
export function withEventAt({ base, world, change }: ChangedCase, id: string, day: Day): WorldChange {
  const usual = base.events.find((event) => event.id === id)?.announced;
  const before = usual === undefined ? undefined : shifted(base.events, id, toDay(usual));
  return [...shifted(world.events, id, day)].reduce(
    (moved, [path, date]) => withValue(moved, path, date, before?.get(path)),
    change,
  );
}

/** The day furthest towards a day on which an event can be announced before its world no longer holds together. */
export function furthestDay(changed: ChangedCase, id: string, towards: Day): Day {
  const now = changed.world.events.find((event) => event.id === id);
  if (now === undefined) return towards;
  const holds = (day: Day) => triedWorld(changed.base, withEventAt(changed, id, day)).ok;
  return furthestHolding(toDay(now.announced), towards, holds);
}
