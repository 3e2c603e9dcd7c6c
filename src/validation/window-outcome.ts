import { isoOf, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { WindowDays } from "./window-figure.ts";

/** What happened in a window. */
export interface WindowOutcome {
  /** In the window's own quantity: people, a fraction per month, or a change. */
  readonly observed: number;
  /** Level that the window opened with, people; absent where no level was published. */
  readonly base?: number;
  /** Whether the base is of the evening before the window. */
  readonly isOfEve?: boolean;
}

/**
 * What was observed of a window: the row of exactly its quantity and days (for a closing, its last day). The base is the
 * closing of its eve, else the last one published before.
 *
 * @param observations Rows of `observed.csv`; what was merely expected (`guidance`) is not looked at.
 * @returns Nothing if the window has no row.
 */
export function windowOutcome(
  window: WindowDays,
  observations: readonly Observation[],
): WindowOutcome | undefined {
  const happened = observations.filter(({ status }) => status !== "guidance");
  const isLevel = window.quantity === "closing" || window.quantity.startsWith("closing.");
  const row = happened.find(
    ({ quantity, from, to }) =>
      quantity === window.quantity && to === window.to && (isLevel || from === window.from),
  );
  if (!row) return undefined;
  const eve = isoOf(toDay(window.from) - 1);
  const level = levelOn(happened, eve);
  return { observed: row.value, ...(level && { base: level.value, isOfEve: level.to === eve }) };
}

/** The last closing published for a day, or one before. */
function levelOn(happened: readonly Observation[], eve: string): Observation | undefined {
  const before = happened.filter(({ quantity, to }) => quantity === "closing" && to <= eve);
  return before.sort((a, b) => (a.to < b.to ? -1 : 1)).at(-1);
}
