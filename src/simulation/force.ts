import { type Day, toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** When an event is public and in force; Infinity: never for them. */
export interface Force {
  readonly announced: Day;
  /** From when it holds for those who join on or after that day. */
  readonly forNew: Day;
  /** From when it holds for those who were subscribers before. */
  readonly forExisting: Day;
  /** From when it is taken back, Infinity if it is not. */
  readonly reversed: Day;
}

/** What was asked of a scenario before: every day of a run asks it again. */
interface Remembered {
  readonly inOrder: readonly MarketEvent[];
  readonly forces: Map<MarketEvent, Force>;
}

const remembered = new WeakMap<Scenario, Remembered>();

function rememberedOf(scenario: Scenario): Remembered {
  let known = remembered.get(scenario);
  if (!known) {
    const inOrder = [...scenario.events].sort((a, b) => toDay(a.announced) - toDay(b.announced));
    known = { inOrder, forces: new Map() };
    // What somebody can still change must not be remembered.
    if (Object.isFrozen(scenario)) remembered.set(scenario, known);
  }
  return known;
}

/** The events of a scenario in the order in which they apply: by announcement, then as in the file. */
export function eventsInOrder(scenario: Scenario): readonly MarketEvent[] {
  return rememberedOf(scenario).inOrder;
}

/** Dates of force of an event of the scenario. */
export function forceOf(scenario: Scenario, event: MarketEvent): Force {
  const { forces } = rememberedOf(scenario);
  let force = forces.get(event);
  if (!force) {
    force = readForce(scenario, event);
    forces.set(event, force);
  }
  return force;
}

function readForce(scenario: Scenario, event: MarketEvent): Force {
  const announced = toDay(event.announced);
  const effective = event.effective ?? event.announced;
  const forNew = toDay(typeof effective === "string" ? effective : effective.new);
  const forExisting = toDay(typeof effective === "string" ? effective : effective.existing);
  const reversal = scenario.events.find((other) => other.type === "reversal" && other.of === event.id);
  return {
    announced,
    forNew: event.for === "existing" ? Number.POSITIVE_INFINITY : forNew,
    forExisting: event.for === "new" ? Number.POSITIVE_INFINITY : forExisting,
    reversed: reversal ? toDay(dateOf(reversal)) : Number.POSITIVE_INFINITY,
  };
}

function dateOf(event: MarketEvent): string {
  const effective = event.effective ?? event.announced;
  return typeof effective === "string" ? effective : effective.existing;
}
