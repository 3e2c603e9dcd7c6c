import { calendarOf, toDay } from "../market/date.ts";
import { shortDate } from "./date-text.ts";

/** Shorter windows are named by their days, longer ones by their months. */
const DAYS_BY_DATE = 20;
/** Quarters of many firms end on a Saturday: so many days at either end do not make another month. */
const SLACK = 3;

/** When a window was: `Jan–Mar 2022`, `Jul 2018–Apr 2019`, `25–29 Oct 2024`. */
export function windowText({ from, to }: { readonly from: string; readonly to: string }): string {
  const [first, last] = [toDay(from), toDay(to)];
  if (last - first < DAYS_BY_DATE) {
    const { month, dayOfMonth } = calendarOf(first);
    const end = calendarOf(last);
    const start = month === end.month ? `${dayOfMonth}` : shortDate(first);
    return `${first === last ? "" : `${start}–`}${shortDate(last)} ${end.year}`;
  }
  const [start, end] = [first + SLACK, last - SLACK].map((day) => ({
    name: shortDate(day).split(" ")[1],
    year: calendarOf(day).year,
  }));
  if (start.year !== end.year) return `${start.name} ${start.year}–${end.name} ${end.year}`;
  return `${start.name === end.name ? "" : `${start.name}–`}${end.name} ${end.year}`;
}
