import { calendarOf, type Day, dayOf, daysInMonth } from "../market/date.ts";

/** Billing days are days of the month from 1 to 30; in a shorter month the later ones fall on its last day. */
export const BILLING_DAYS = 30;

/** The billing day of somebody who joins on a day: its day of the month, at most 30. */
export function billingDayOf(day: Day): number {
  return Math.min(BILLING_DAYS, calendarOf(day).dayOfMonth);
}

/** First and last billing day (1..30) that renew on a day; none (first above last) on the 31st. */
export function billingDaysOn(day: Day): { first: number; last: number } {
  const { year, month, dayOfMonth } = calendarOf(day);
  const last = dayOfMonth === daysInMonth(year, month) ? BILLING_DAYS : dayOfMonth;
  return dayOfMonth > BILLING_DAYS ? { first: 1, last: 0 } : { first: dayOfMonth, last };
}

/** The renewal of a billing day in the calendar month that is `months` before the month of `day`. */
export function renewalBefore(day: Day, billingDay: number, months: number): Day {
  const { year, month } = calendarOf(day);
  const count = year * 12 + (month - 1) - months;
  const thenYear = Math.floor(count / 12);
  const thenMonth = (count % 12) + 1;
  return dayOf(thenYear, thenMonth, Math.min(billingDay, daysInMonth(thenYear, thenMonth)));
}

/** The next renewal after a day of each billing day, 1 to 30. */
export function renewalsAfter(day: Day): Int32Array {
  const { year, month, dayOfMonth } = calendarOf(day);
  const first = day - dayOfMonth + 1;
  const length = daysInMonth(year, month);
  const nextLength = month === 12 ? daysInMonth(year + 1, 1) : daysInMonth(year, month + 1);
  const next = new Int32Array(BILLING_DAYS);
  for (let index = 0; index < BILLING_DAYS; index++) {
    const own = first + Math.min(index + 1, length) - 1;
    next[index] = own > day ? own : first + length + Math.min(index + 1, nextLength) - 1;
  }
  return next;
}
