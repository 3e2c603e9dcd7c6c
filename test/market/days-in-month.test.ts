import { expect, it } from "vitest";
import { dayOf, daysInMonth } from "../../src/market/date.ts";

it("a month is as long as it is from its first day to the first of the next", () => {
  for (let month = 12 * 1896; month < 12 * 2104; month++) {
    const [year, nextYear] = [month, month + 1].map((count) => Math.floor(count / 12));
    const length = dayOf(nextYear, ((month + 1) % 12) + 1, 1) - dayOf(year, (month % 12) + 1, 1);
    expect(daysInMonth(year, (month % 12) + 1)).toBe(length);
  }
});
