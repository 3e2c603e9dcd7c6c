import { type Day, isoOf, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import { type Role, roleOf } from "./observed-points.ts";
import { reportedPeople } from "./people-scale.ts";
import { type ChartWindow, instantOf } from "./time-channel.ts";

/** An observed number of subscribers at the end of a day. */
export interface ObservedClosing {
  readonly at: number;
  /** ISO date of the day at whose end it was counted. */
  readonly date: string;
  /** Plan family; absent for all subscribers. */
  readonly family?: string;
  readonly people: number;
  readonly text: string;
  readonly role: Role;
}

const prefix = "closing.";

/** Closings that were observed within a window, not counting its opening; guidance is not an observation. */
export function observedClosings(
  observed: readonly Observation[],
  window: ChartWindow,
  fitted: Day | undefined,
): ObservedClosing[] {
  return observed.flatMap(({ quantity, to, value, status }) => {
    const day = toDay(to);
    const isFamily = quantity.startsWith(prefix);
    const isInside = day >= window.from && day < window.to;
    if (!isInside || status === "guidance" || !(isFamily || quantity === "closing")) return [];
    return [
      {
        at: instantOf(day + 1),
        date: isoOf(day),
        ...(isFamily && { family: quantity.slice(prefix.length) }),
        people: value,
        text: reportedPeople(value),
        role: roleOf(day, fitted),
      },
    ];
  });
}
