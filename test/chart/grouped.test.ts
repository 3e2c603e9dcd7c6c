import fc from "fast-check";
import { expect, it } from "vitest";
import { grouped } from "../../src/chart/grouped.ts";

it("writes whole numbers as English does", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString("en"));
    }),
    { seed: 3 },
  );
  expect(grouped(999.5)).toBe("1,000");
});
