import { calendarOf, type Day } from "../market/date.ts";

/** The stretch of time that a chart shows, both days included. */
export interface ChartWindow {
  readonly from: Day;
  readonly to: Day;
}

/** A day on a Vega time scale: milliseconds since 1 January 1970, UTC. */
export function instantOf(day: Day): number {
  return day * millisecondsPerDay;
}

const millisecondsPerDay = 86_400_000;

/**
 * Horizontal time axis over a window. Values of `field` are ISO dates or `instantOf` a day. The scale is UTC, so
 * that no reader's time zone moves a date; ticks carry the month, and the year below where it begins.
 */
export function timeChannel(field: string, window: ChartWindow): Readonly<Record<string, unknown>> {
  return {
    field,
    type: "temporal",
    scale: { type: "utc", domain: [instantOf(window.from), instantOf(window.to)], nice: false },
    axis: {
      title: null,
      tickCount: { interval: "month", step: monthsPerTick(window) },
      labelExpr:
        "[utcFormat(datum.value, '%b'), datum.index === 0 || utcmonth(datum.value) === 0 ? utcFormat(datum.value, '%Y') : '']",
    },
  };
}

/** At most about a dozen ticks, each at a month that divides the year. */
function monthsPerTick({ from, to }: ChartWindow): number {
  const first = calendarOf(from);
  const last = calendarOf(to);
  const months = (last.year - first.year) * 12 + last.month - first.month;
  return [1, 2, 3, 6].find((step) => months / step <= 12) ?? 12;
}
