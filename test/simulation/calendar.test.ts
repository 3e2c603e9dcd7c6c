import { describe, expect, it } from "vitest";
import { calendarOf, daysInMonth, isoOf, toDay } from "../../src/market/date.ts";
import {
  BILLING_DAYS,
  billingDayOf,
  billingDaysOn,
  renewalBefore,
  renewalsAfter,
} from "../../src/simulation/calendar.ts";

const FROM = toDay("2011-01-01");
const TO = toDay("2014-12-31");

describe("billing days", () => {
  it("renew next in this month or in the one after it", () => {
    for (let day = FROM; day <= TO; day++) {
      renewalsAfter(day).forEach((next, index) => {
        const coming = renewalBefore(day, index + 1, 0);
        expect(next).toBe(coming > day ? coming : renewalBefore(day, index + 1, -1));
      });
    }
  });

  it("renew once in every calendar month, leap years included", () => {
    const renewals = new Map<string, number>();
    for (let day = FROM; day <= TO; day++) {
      const { first, last } = billingDaysOn(day);
      for (let billingDay = first; billingDay <= last; billingDay++) {
        const key = `${isoOf(day).slice(0, 7)} ${billingDay}`;
        renewals.set(key, (renewals.get(key) ?? 0) + 1);
      }
    }
    expect(renewals.size).toBe(48 * BILLING_DAYS);
    expect(new Set(renewals.values())).toEqual(new Set([1]));
  });

  it.each([
    ["2011-02-28", 28, 30],
    ["2012-02-28", 28, 28],
    ["2012-02-29", 29, 30],
    ["2011-04-30", 30, 30],
    ["2011-05-30", 30, 30],
    ["2011-05-31", 1, 0],
    ["2011-05-01", 1, 1],
  ])("on %s are %i to %i", (iso, first, last) => {
    expect(billingDaysOn(toDay(iso))).toEqual({ first, last });
  });

  it("of joiners are the day of the month, at most 30", () => {
    expect(billingDayOf(toDay("2011-07-12"))).toBe(12);
    expect(billingDayOf(toDay("2011-07-31"))).toBe(30);
    expect(billingDayOf(toDay("2012-02-29"))).toBe(29);
  });
});

describe("the renewal before", () => {
  it("falls on the day on which that billing day renewed", () => {
    for (let day = FROM + 400; day <= TO; day += 13) {
      for (let billingDay = 1; billingDay <= BILLING_DAYS; billingDay++) {
        for (const months of [-1, 0, 1, 2, 13]) {
          const renewal = renewalBefore(day, billingDay, months);
          const { first, last } = billingDaysOn(renewal);
          expect(first <= billingDay && billingDay <= last).toBe(true);
          const [then, now] = [calendarOf(renewal), calendarOf(day)];
          expect(now.year * 12 + now.month - (then.year * 12 + then.month)).toBe(months);
          expect(then.dayOfMonth).toBe(Math.min(billingDay, daysInMonth(then.year, then.month)));
        }
      }
    }
  });

  it("crosses years", () => {
    expect(isoOf(renewalBefore(toDay("2011-01-15"), 30, 1))).toBe("2010-12-30");
    expect(isoOf(renewalBefore(toDay("2011-12-31"), 30, -2))).toBe("2012-02-29");
  });
});
