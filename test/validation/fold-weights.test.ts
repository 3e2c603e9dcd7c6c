import { expect, test } from "vitest";
import {
  DEGREES,
  discrepancies,
  likeliestScale,
  logDensity,
  SCALES,
} from "../../src/validation/discrepancy.ts";
import { foldWeights, LEAST_EFFECTIVE_SHARE, resample } from "../../src/validation/fold-weights.ts";

test("likelihoods that are mild are taken in full", () => {
  const { weights, temper, effective } = foldWeights(Float64Array.of(0, Math.log(3), 0));
  expect(temper).toBe(1);
  expect(Array.from(weights)).toEqual([expect.closeTo(0.2), expect.closeTo(0.6), expect.closeTo(0.2)]);
  expect(effective).toBeCloseTo(1 / (0.04 + 0.36 + 0.04), 12);
});

test("steep ones are tempered until a quarter of the draws is at work", () => {
  const steep = Float64Array.from({ length: 1000 }, (_, draw) => -0.5 * draw);
  const { temper, effective, weights } = foldWeights(steep);
  expect(temper).toBeLessThan(0.1);
  expect(effective).toBeCloseTo(1000 * LEAST_EFFECTIVE_SHARE, 3);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(weights[0]).toBeGreaterThan(weights[1]);
});

test("resampling takes each draw as often as its weight says, to one", () => {
  const weights = Float64Array.of(0.5, 0.001, 0.249, 0.25);
  const counts = [0, 0, 0, 0];
  for (const draw of resample(weights, 1000)) counts[draw]++;
  counts.forEach((count, draw) => {
    expect(Math.abs(count - 1000 * weights[draw])).toBeLessThanOrEqual(1);
  });
});

test("the discrepancy is Student's t with four degrees", () => {
  const draws = discrepancies(20_000, 3, "a window").sort();
  // Exact quantiles of t with four degrees: 0.7407 at 75 %, 2.1318 at 95 %.
  for (const [p, exact] of [
    [0.05, -2.13185],
    [0.25, -0.7407],
    [0.75, 0.7407],
    [0.95, 2.13185],
  ]) {
    const share = draws.findIndex((value) => value > exact) / draws.length;
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws.length));
  }
  expect(DEGREES).toBe(4);
});

test("the scale that made the misses is the likeliest, to the grid's step", () => {
  const truth = SCALES[20];
  const misses = discrepancies(2000, 5, "another window").map((miss) => truth * miss);
  const table = Array.from(misses, (miss) => Float64Array.from(SCALES, (scale) => logDensity(miss, scale)));
  expect(Math.abs(SCALES.indexOf(likeliestScale(table)) - 20)).toBeLessThanOrEqual(1);
});
