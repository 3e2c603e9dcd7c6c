import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/random/normal.ts";
import {
  distributionDistance,
  effectiveSampleSize,
  systematicResample,
  weightedCovariance,
  weightedMoments,
  weightedQuantile,
  weightsOf,
} from "../../src/statistics/weighted-sample.ts";

describe("weights", () => {
  it("come from logarithms of any size", () => {
    const weights = weightsOf([-1000, -1000 + Math.log(3), Number.NEGATIVE_INFINITY]);
    expect(weights[0]).toBeCloseTo(0.25, 12);
    expect(weights[1]).toBeCloseTo(0.75, 12);
    expect(weights[2]).toBe(0);
    expect(() => weightsOf([Number.NEGATIVE_INFINITY])).toThrow("weights: expected one above 0");
  });

  it("are worth as many draws as there are if equal, one if one has all", () => {
    expect(effectiveSampleSize([0.25, 0.25, 0.25, 0.25])).toBe(4);
    expect(effectiveSampleSize([0, 1, 0])).toBe(1);
    expect(effectiveSampleSize([0.5, 0.25, 0.25])).toBeCloseTo(1 / 0.375, 12);
  });
});

describe("systematicResample", () => {
  it("takes each as often as its weight says, rounded up or down", () => {
    const weights = [0.5, 0.05, 0.25, 0.2];
    for (const start of [0.01, 0.3, 0.99]) {
      const chosen = systematicResample(weights, 10, start);
      expect(chosen).toHaveLength(10);
      for (const [index, weight] of weights.entries()) {
        const count = chosen.filter((one) => one === index).length;
        expect(Math.abs(count - 10 * weight)).toBeLessThan(1 + 1e-9);
      }
    }
    expect(systematicResample([1, 0], 3, 0.5)).toEqual([0, 0, 0]);
  });
});

it("moments, covariance and quantiles of weighted values", () => {
  const weights = [0.5, 0.25, 0.25];
  expect(weightedMoments([0, 2, 4], weights)).toEqual({ mean: 1.5, sd: Math.sqrt(2.75) });
  const covariance = weightedCovariance(
    [
      [0, 1],
      [2, 0],
      [4, 1],
    ],
    weights,
  );
  expect([...covariance]).toEqual([2.75, -0.125, -0.125, 0.1875]);
  expect(weightedQuantile([4, 0, 2], [0.25, 0.5, 0.25], 0.5)).toBe(0);
  expect(weightedQuantile([4, 0, 2], [0.25, 0.5, 0.25], 0.51)).toBe(2);
  expect(weightedQuantile([4, 0, 2], [0.25, 0.5, 0.25], 1)).toBe(4);
});

it("the distance of one value from a distribution is the larger part of it", () => {
  expect(distributionDistance([0], [1], normalCdf)).toBe(0.5);
  expect(distributionDistance([1.959963984540054], [1], normalCdf)).toBeCloseTo(0.975, 12);
});
