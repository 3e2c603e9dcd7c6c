/**
 * A day as a number: days since 1 January 1970 in the proleptic Gregorian calendar. The engine counts in
 * these; `Date` is not used, because it knows time zones and the engine must not.
 */
export type Day = number;

/** Mean length of a year in the Gregorian calendar, leap years by fours, days. */
export const DAYS_A_YEAR = 365.25;
/** Mean length of a month, days. */
export const DAYS_A_MONTH = DAYS_A_YEAR / 12;

/**
 * Read an ISO calendar date (`2011-07-12`).
 *
 * @returns The day, or `undefined` if the text is not a date that exists (2011-02-30 does not).
 */
export function parseDay(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return undefined;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoOf(day) === iso ? day : undefined;
}

/**
 * The day of an ISO date that is known to be valid.
 *
 * @throws RangeError If it is not a calendar date.
 */
export function toDay(iso: string): Day {
  const known = days.get(iso);
  if (known !== undefined) return known;
  const day = parseDay(iso);
  if (day === undefined) throw new RangeError(`invalid date; must be a calendar date YYYY-MM-DD: ${iso}`);
  days.set(iso, day);
  return day;
}

/** Dates read before: a run asks for the same few thousands of times. */
const days = new Map<string, Day>();

/** The day of a calendar year, month (1..12) and day of the month (1..31). Algorithm: Hinnant, days_from_civil. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Calendar year, month (1..12) and day of the month (1..31) of a day. Algorithm: Hinnant, civil_from_days. */
export function calendarOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** A day as an ISO date. */
export function isoOf(day: Day): string {
  const { year, month, dayOfMonth } = calendarOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** Number of days of a calendar month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  // Thirty-one every other month, and July as well as August.
  return 30 + ((month + Math.floor(month / 8)) % 2);
}

/** Name of the calendar quarter that a day is in, e.g. `2011Q3`. */
export function quarterOf(day: Day): string {
  const { year, month } = calendarOf(day);
  return `${year}Q${Math.floor((month - 1) / 3) + 1}`;
}

/** First and last day of a calendar quarter named as by {@link quarterOf}. */
export function quarterBounds(quarter: string): { start: Day; end: Day } {
  const year = Number(quarter.slice(0, 4));
  const first = (Number(quarter.slice(5)) - 1) * 3 + 1;
  const start = dayOf(year, first, 1);
  return { start, end: (first === 10 ? dayOf(year + 1, 1, 1) : dayOf(year, first + 3, 1)) - 1 };
}
