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

/** The events of a scenario in the order in which they apply: by announcement, then as in the file. */
export function eventsInOrder(scenario: Scenario): MarketEvent[] {
  return [...scenario.events].sort((a, b) => toDay(a.announced) - toDay(b.announced));
}

/** Dates of force of an event of the scenario. */
export function forceOf(scenario: Scenario, event: MarketEvent): Force {
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
