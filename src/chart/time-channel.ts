import { calendarOf, type Day } from "../market/date.ts";
import { plotWidth } from "./theme.ts";

/** The stretch of time that a chart shows, both days included. */
export interface ChartWindow {
  readonly from: Day;
  readonly to: Day;
}

/** Where a chart draws: what it shows from left to right, and its size in pixels without axes. */
export interface PlotArea {
  readonly window: ChartWindow;
  readonly width: number;
  readonly height: number;
}

/** A day on a Vega time scale: milliseconds since 1 January 1970, UTC. */
export function instantOf(day: Day): number {
  return day * millisecondsPerDay;
}

const millisecondsPerDay = 86_400_000;

/**
 * Horizontal time axis over a window. Values of `field` are ISO dates or `instantOf` a day. The scale is UTC, so
 * that no reader's time zone moves a date; ticks carry the month, and the year below where it begins. Over less than
 * two months they carry the day.
 *
 * @param width Of the plotting area, pixels: how many ticks there is room for.
 */
export function timeChannel(
  field: string,
  window: ChartWindow,
  width: number = plotWidth,
): Readonly<Record<string, unknown>> {
  return {
    field,
    type: "temporal",
    scale: { type: "utc", domain: [instantOf(window.from), instantOf(window.to)], nice: false },
    axis: window.to - window.from < 60 ? dayAxis(window, width) : monthAxis(window, width),
  };
}

function monthAxis(window: ChartWindow, width: number) {
  return {
    title: null,
    tickCount: { interval: "month", step: monthsPerTick(window, width) },
    labelExpr:
      "[utcFormat(datum.value, '%b'), datum.index === 0 || utcmonth(datum.value) === 0 ? utcFormat(datum.value, '%Y') : '']",
  };
}

/** The first tick is at the window's start. */
function dayAxis({ from, to }: ChartWindow, width: number) {
  const days = to - from;
  const step = [1, 2, 3, 7, 14].find((length) => days / length <= width / dayLabel) ?? 14;
  const values = Array.from({ length: Math.floor(days / step) + 1 }, (_, index) =>
    instantOf(from + index * step),
  );
  return { title: null, values, tickCount: values.length, labelExpr: "utcFormat(datum.value, '%-d %b')" };
}

/** Each tick at a month that divides the year. */
function monthsPerTick({ from, to }: ChartWindow, width: number): number {
  const first = calendarOf(from);
  const last = calendarOf(to);
  const months = (last.year - first.year) * 12 + last.month - first.month;
  return [1, 2, 3, 6].find((step) => months / step <= width / monthLabel) ?? 12;
}

/** Room that a label needs with the space around it, pixels. */
const dayLabel = 70;
const monthLabel = 45;
