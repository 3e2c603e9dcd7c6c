import fc from "fast-check";
import { expect, it } from "vitest";
import { thousands } from "../../src/cli/thousands.ts";

it("writes whole numbers as English does", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (count) => {
      expect(thousands(count)).toBe(count.toLocaleString("en"));
    }),
    { seed: 3 },
  );
  expect(thousands(999.5)).toBe("1,000");
});
