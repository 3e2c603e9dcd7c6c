import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadLabels } from "../../src/chart/spread-labels.ts";

test("labels keep their order and a gap, and move only if they must", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 8 }), (values) => {
      const gap = 10;
      const places = spreadLabels(values, gap);
      const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]! || a - b);
      for (const [position, index] of order.entries()) {
        const before = order[position - 1];
        if (before !== undefined) expect(places[index]! - places[before]!).toBeGreaterThanOrEqual(gap - 1e-9);
      }
      const isClear = order.every((index, position) =>
        order.slice(position + 1).every((other) => values[other]! - values[index]! >= gap),
      );
      if (isClear) expect(places).toEqual(values);
      const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
      expect(Math.abs(sum(places) - sum(values))).toBeLessThan(1e-9);
    }),
    { seed: 2011, numRuns: 500 },
  );
});

test("two that end at one place move apart around it; a third far away stays", () => {
  expect(spreadLabels([3, 3, 90], 10)).toEqual([-2, 8, 90]);
});
