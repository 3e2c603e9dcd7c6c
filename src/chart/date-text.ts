import { calendarOf, type Day } from "../market/date.ts";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** A day in words: `30 September 2011`. */
export function dateText(day: Day): string {
  const { year, month, dayOfMonth } = calendarOf(day);
  return `${dayOfMonth} ${months[month - 1]} ${year}`;
}

/** A day as a label has room for: `30 Sep`. */
export function shortDate(day: Day): string {
  const { month, dayOfMonth } = calendarOf(day);
  return `${dayOfMonth} ${months[month - 1].slice(0, 3)}`;
}

/** The same beside dates of one year: with its year if that is another, `30 Sep 2010`. */
export function dateInYear(day: Day, year: number): string {
  const own = calendarOf(day).year;
  return own === year ? shortDate(day) : `${shortDate(day)} ${own}`;
}
