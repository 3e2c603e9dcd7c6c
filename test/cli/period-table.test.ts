import { expect, test } from "vitest";
import { format, signed } from "../../src/cli/period-table.ts";

test.each([
  [-0.00001, "share", "0.00 %", "0.00 %"],
  [0.00001, "share", "0.00 %", "0.00 %"],
  [-0.0123, "share", "-1.23 %", "-1.23 %"],
  [0.0123, "share", "1.23 %", "+1.23 %"],
  [-400_000, "money", "0 M", "0 M"],
  [-2_000_000, "money", "-2 M", "-2 M"],
  [-0.2, "people", "0", "0"],
  [-250_000, "people", "-0.25 M", "-0.25 M"],
  [1200, "people", "1,200", "+1,200"],
] as const)("%d as %s: nothing has no sign", (value, unit, plain, difference) => {
  expect(format(value, unit)).toBe(plain);
  expect(signed(value, unit)).toBe(difference);
});
