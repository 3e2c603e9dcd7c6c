import { DAYS_A_MONTH, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { WindowDays } from "./window-figure.ts";

/** Reporting periods that are looked back on, and how many days before the event they may end. */
const PERIODS = 4;
const REACH_DAYS = 400;

/** What was published before an event, from `observed.csv`. */
export interface Before {
  /** Net additions a day, mean of the last four reporting periods at most; 0 where nothing was published. */
  readonly netAdditionsADay: number;
  /** Last level, and the day whose evening it is of. */
  readonly level?: { readonly people: number; readonly on: string };
  /** Monthly churn, mean of the last four figures at most. */
  readonly monthlyChurn?: number;
}

/**
 * What was known before a day: reporting periods that ended before it and not more than 400 days ago, the last four of
 * them. A closing without net additions of its own gives them by its difference to the closing before.
 *
 * @param day ISO date of the announcement, or its month.
 */
export function knownBefore(observations: readonly Observation[], day: string): Before {
  const first = day.length === 7 ? `${day}-01` : day;
  const past = observations
    .filter(({ status, to }) => status !== "guidance" && to < first)
    .sort((a, b) => (a.to < b.to ? -1 : 1));
  const recent = past.filter(({ to }) => toDay(first) - toDay(to) <= REACH_DAYS);
  const churn = recent.filter(({ quantity }) => quantity === "monthlyChurn").slice(-PERIODS);
  const level = past.filter(({ quantity }) => quantity === "closing").at(-1);
  const changes = changesOf(past)
    .filter(({ to }) => toDay(first) - toDay(to) <= REACH_DAYS)
    .slice(-PERIODS);
  const days = changes.reduce((sum, change) => sum + change.days, 0);
  const people = changes.reduce((sum, change) => sum + change.people, 0);
  return {
    netAdditionsADay: days > 0 ? people / days : 0,
    ...(level && { level: { people: level.value, on: level.to } }),
    ...(churn.length > 0 && {
      monthlyChurn: churn.reduce((sum, { value }) => sum + value, 0) / churn.length,
    }),
  };
}

interface Change {
  readonly to: string;
  readonly days: number;
  readonly people: number;
}

/** Net additions by period, from rows of their own and from successive closings, in order. */
function changesOf(past: readonly Observation[]): Change[] {
  const own = past
    .filter(({ quantity }) => quantity === "netAdditions")
    .map(({ from, to, value }): Change => ({ to, days: toDay(to) - toDay(from) + 1, people: value }));
  const closings = past.filter(({ quantity }) => quantity === "closing");
  const differences = closings.slice(1).map(
    (row, index): Change => ({
      to: row.to,
      days: toDay(row.to) - toDay(closings[index].to),
      people: row.value - closings[index].value,
    }),
  );
  return [...own, ...differences.filter(({ to }) => !own.some((change) => change.to === to))]
    .filter(({ days }) => days > 0)
    .sort((a, b) => (a.to < b.to ? -1 : 1));
}

/**
 * What it would be if everything went on as before: net additions a day times the days of the window; the last level plus
 * them for a closing; the churn of before for churn, and for cancellations that churn of the base.
 *
 * @param base Level that the window opens with, people.
 * @returns In the window's quantity; nothing if what it needs was not published.
 */
export function persistence(
  window: WindowDays,
  before: Before,
  base: number | undefined,
): number | undefined {
  const days = toDay(window.to) - toDay(window.from) + 1;
  switch (window.quantity) {
    case "netAdditions":
      return before.netAdditionsADay * days;
    case "closing": {
      const { level } = before;
      if (!level) return base;
      return level.people + before.netAdditionsADay * (toDay(window.to) - toDay(level.on));
    }
    case "monthlyChurn":
      return before.monthlyChurn;
    case "cancellations":
      return before.monthlyChurn === undefined || base === undefined
        ? undefined
        : (before.monthlyChurn * base * days) / DAYS_A_MONTH;
    default:
      return undefined;
  }
}
