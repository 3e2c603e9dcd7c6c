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

/** Room that the name of a month needs, which may have its year behind it; pixels. */
const LABEL_WIDTH = 50;
/** Days at the end that are too few for a name of their month. */
const LAST_ROOM = 6;
const NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** First days of months within a scale, as many as there is room for: all, quarters, half-years or years. */
export function monthTicks(scale: TimeScale): { readonly day: Day; readonly label: string }[] {
  const { first, end, left, right } = scale;
  const months = (end - first) / 30.4;
  const room = (right - left) / LABEL_WIDTH;
  const every = [1, 3, 6, 12].find((step) => months / step <= room) ?? 12;
  const ticks = [];
  let { year, month } = calendarOf(first);
  for (let day = dayOf(year, month, 1); day + LAST_ROOM < end; ) {
    if (day >= first && (month - 1) % every === 0) {
      const name = NAMES[month - 1];
      ticks.push({ day, label: month === 1 || ticks.length === 0 ? `${name} ${year}` : name });
    }
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
    day = dayOf(year, month, 1);
  }
  return ticks;
}
