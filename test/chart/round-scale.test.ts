import fc from "fast-check";
import { expect, test } from "vitest";
import { roundScale } from "../../src/chart/round-scale.ts";

const number = fc.integer({ min: -8e9, max: 8e9 }).map((eighths) => eighths / 8);
const values = fc.array(number, { minLength: 1, maxLength: 10 });
const check = (zero: boolean, count: number, numbers: number[]) => {
  const { domain, ticks } = roundScale(numbers, { zero, ticks: count });
  const step = ticks[1]! - ticks[0]!;
  return { domain, ticks, step };
};

test("holds all values, from a round tick to another, no tighter than asked", () => {
  fc.assert(
    fc.property(values, fc.boolean(), fc.integer({ min: 2, max: 9 }), (numbers, zero, count) => {
      const { domain, ticks, step } = check(zero, count, numbers);
      const all = zero ? [0, ...numbers] : numbers;
      expect(domain[0]).toBeLessThanOrEqual(Math.min(...all));
      expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...all));
      expect([ticks[0], ticks.at(-1)]).toEqual([...domain]);
      expect(Number(String(step)[0])).toBeOneOf([1, 2, 5]);
      expect(Math.log10(step / Number(String(step)[0])) % 1).toBe(0);
      for (const [index, tick] of ticks.entries()) expect(tick).toBe(domain[0] + index * step);
      // At most the intervals that were asked for, and one at each end where the values are not round.
      expect(ticks.length - 1).toBeLessThanOrEqual(count + 1);
    }),
    { seed: 2011, numRuns: 500 },
  );
});

test.each([
  [[23.89e6, 24.72e6], false, [23.8e6, 24.0e6, 24.2e6, 24.4e6, 24.6e6, 24.8e6]],
  [[17.5e6], true, [0, 5e6, 10e6, 15e6, 20e6]],
  [[-9e5, 3e5], true, [-1e6, -5e5, 0, 5e5]],
  [[7, 7], false, [7, 8]],
  [[0], true, [0, 1]],
  [[], false, [0, 1]],
  [[Number.NaN, Number.POSITIVE_INFINITY, 3], true, [0, 1, 2, 3]],
])("of %j, zero %s", (numbers, zero, ticks) => {
  expect(roundScale(numbers, { zero }).ticks).toEqual(ticks);
});
