import fc from "fast-check";
import { expect, test } from "vitest";
import { peopleScale, peopleText, reportedPeople } from "../../src/chart/people-scale.ts";

test("no two ticks of a scale have the same label, and all have the same decimals", () => {
  const value = fc.integer({ min: -3e8, max: 3e8 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), fc.boolean(), (values, zero) => {
      const { ticks, unit } = peopleScale(values, { zero });
      const labels = ticks.map((tick) => peopleText(tick, unit));
      expect(new Set(labels).size).toBe(labels.length);
      for (const [index, label] of labels.entries()) {
        expect(label).toMatch(/^−?\d+(\.\d+)?[Mk]?$/);
        expect((label.split(".")[1] ?? "").replace(/[Mk]/, "")).toHaveLength(unit.decimals);
        const number = Number(label.replace("−", "-").replace(/[Mk]/, ""));
        expect(Math.abs(number * unit.divisor - ticks[index]!)).toBeLessThan(1);
      }
    }),
    { seed: 2011, numRuns: 500 },
  );
});

test.each([
  [24_590_000, false, "24.59M"],
  [-810_000, true, "−810k"],
  [1_000_000, true, "+1.00M"],
  [12_345, false, "12k"],
  [9_455, false, "9455"],
  [0, true, "0"],
  [-0.2, true, "0"],
])("%d, signed %s, is written %s", (people, signed, text) => {
  expect(reportedPeople(people, signed)).toBe(text);
});
