import { calendarOf, type Day, dayOf } from "../../market/date.ts";

/** Days to pixels. */
export interface TimeScale {
  readonly first: Day;
  /** The evening of the last day. */
  readonly end: Day;
  readonly left: number;
  readonly right: number;
  x(day: number): number;
  /** The day at a pixel, within the scale. */
  day(x: number): Day;
}

export function timeScale(first: Day, end: Day, left: number, right: number): TimeScale {
  const width = right - left;
  return {
    first,
    end,
    left,
    right,
    x: (day) => left + ((day - first) / (end - first)) * width,
    day: (x) => Math.round(first + Math.min(Math.max((x - left) / width, 0), 1) * (end - first)),
  };
}

/** Room that the name of a month with its year needs anywhere on the axis, and without; pixels. */
const LABEL_WIDTH = 62;
const SHORT_WIDTH = 28;
/** Pixels by which a name may stand out at the end. */
const OVERHANG = 8;
const NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** First days of months within a scale, named as there is room for: all, quarters, half-years or years. */
export function monthTicks(scale: TimeScale): { readonly day: Day; readonly label: string }[] {
  const { first, end, left, right } = scale;
  const months = (end - first) / 30.4;
  const room = (right - left) / LABEL_WIDTH;
  const every = [1, 3, 6, 12].find((step) => months / step <= room) ?? 12;
  const ticks: { day: Day; label: string }[] = [];
  let isFirst = true;
  let { year, month } = calendarOf(first);
  for (let day = dayOf(year, month, 1); day < end; ) {
    const isNamed = (month - 1) % every === 0;
    const hasYear = month === 1 || isFirst;
    const name = hasYear ? `${NAMES[month - 1]} ${year}` : NAMES[month - 1];
    const isWhole = scale.x(day) + (hasYear ? LABEL_WIDTH : SHORT_WIDTH) <= right + OVERHANG;
    // Of many months those without a name would only blur the axis.
    if (day >= first && (isNamed || every <= 3)) ticks.push({ day, label: isNamed && isWhole ? name : "" });
    if (day >= first && isNamed) isFirst = false;
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
    day = dayOf(year, month, 1);
  }
  return ticks;
}
