import { variance as populationVariance } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { varianceSplit } from "../../src/statistics/variance-split.ts";

const key = keyOf(1, "variance split");
const normal = (group: number, member: number) => normalQuantile(keyedUniform(key, group, member));

describe("varianceSplit", () => {
  it("is the analysis of variance done by hand", () => {
    // Means 2 and 6; MSW = (2 + 2) / 2 = 2, MSB = 2 x (4 + 4) / 1 = 16.
    expect(
      varianceSplit([
        [1, 3],
        [5, 7],
      ]),
    ).toEqual({ between: 7, within: 2, share: 7 / 9 });
  });

  it("finds nothing between groups whose means differ less than chance has it", () => {
    expect(
      varianceSplit([
        [0, 4],
        [4, 0],
        [1, 3],
      ]),
    ).toMatchObject({ between: 0, share: 0 });
    expect(
      varianceSplit([
        [2, 2],
        [2, 2],
      ]),
    ).toEqual({ between: 0, within: 0, share: 0 });
  });

  it("recovers known variances within their standard errors", () => {
    const [sdBetween, sdWithin, groups, size] = [3, 2, 2000, 4];
    const sample = Array.from({ length: groups }, (_, group) => {
      const mean = sdBetween * normal(group, size);
      return Array.from({ length: size }, (_, member) => mean + sdWithin * normal(group, member));
    });
    const { between, within } = varianceSplit(sample);
    // Var(MSW) = 2 sw^4 / (g (n - 1)); Var(MSB) = 2 (n sb^2 + sw^2)^2 / (g - 1).
    const seWithin = Math.sqrt((2 * sdWithin ** 4) / (groups * (size - 1)));
    const seBetween =
      Math.sqrt((2 * (size * sdBetween ** 2 + sdWithin ** 2) ** 2) / (groups - 1) + seWithin ** 2) / size;
    expect(Math.abs(within - sdWithin ** 2)).toBeLessThan(3 * seWithin);
    expect(Math.abs(between - sdBetween ** 2)).toBeLessThan(3 * seBetween);
    const pooled = populationVariance(sample.flat());
    expect(Math.abs(between + within - pooled)).toBeLessThan(3 * seBetween);
  });

  it.each([
    [[]],
    [[[1, 2]]],
    [[[1], [2]]],
    [
      [
        [1, 2],
        [1, 2, 3],
      ],
    ],
  ])("refuses %j", (groups) => {
    expect(() => varianceSplit(groups)).toThrow(RangeError);
  });
});
