import { expect, it } from "vitest";
import { monthsAfter } from "../../src/validation/coded-joining.ts";

it.each([
  ["2019-01-31", 1, "2019-02-28"],
  ["2020-01-31", 1, "2020-02-29"],
  ["2019-10-31", 1, "2019-11-30"],
  ["2019-01-31", 2, "2019-03-31"],
  ["2019-11-15", 3, "2020-02-15"],
  ["2019-11-15", 0, "2019-11-15"],
])("after %s come %i months: %s", (first, months, day) => {
  expect(monthsAfter(first, months)).toBe(day);
});
