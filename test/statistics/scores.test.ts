import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { hitsCdf, plausibleHits } from "../../src/statistics/coverage.ts";
import { ensembleCrps, fairEnsembleCrps } from "../../src/statistics/crps.ts";
import { implausibility } from "../../src/statistics/implausibility.ts";

describe("ensembleCrps", () => {
  it.each([
    [[1, 2, 3, 4], 2.5, 0.375, 1 / 6],
    [[0, 1, 5], 2, 0.8888888889, 1 / 3],
    [[5, 0, 1], 2, 0.8888888889, 1 / 3],
  ])("of %j at %d is %d, fairly %d", (members, outcome, score, fair) => {
    expect(Math.abs(ensembleCrps(members, outcome) - score)).toBeLessThan(1e-10);
    expect(Math.abs(fairEnsembleCrps(members, outcome) - fair)).toBeLessThan(1e-10);
  });

  it("of one member is the absolute error; a fair one needs two", () => {
    expect(ensembleCrps([3], 5)).toBe(2);
    expect(() => fairEnsembleCrps([3], 5)).toThrow(/at least two/);
    expect(() => ensembleCrps([], 5)).toThrow(/at least one/);
  });

  it("of many members nears the score of the distribution they come from", () => {
    const key = keyOf(5, "crps");
    const n = 20_000;
    const members = Float64Array.from({ length: n }, (_, i) => normalQuantile(keyedUniform(key, i, 0)));
    // The score is a mean of n terms |x - y| - E|x' - x| of standard deviation below 1: four standard errors.
    const ofNormal = 0.6024413576;
    expect(Math.abs(fairEnsembleCrps(members, 1) - ofNormal)).toBeLessThan(4 / Math.sqrt(n));
  });
});

describe("coverage", () => {
  it("of 20 intervals at 90 % holds 15 to 20 outcomes", () => {
    expect(plausibleHits(20, 0.9)).toEqual({ low: 15, high: 20 });
  });

  it("has the binomial distribution function", () => {
    const choose = [1, 5, 10, 10, 5, 1];
    let sum = 0;
    for (let k = 0; k <= 5; k++) {
      sum += choose[k] * 0.3 ** k * 0.7 ** (5 - k);
      expect(hitsCdf(k, 5, 0.3)).toBeCloseTo(sum, 13);
    }
    expect(hitsCdf(-1, 5, 0.3)).toBe(0);
  });
});

describe("implausibility", () => {
  it("counts standard deviations of all that is uncertain", () => {
    expect(Math.abs(implausibility(6.3, 5.5, [0.04, 0.01, 0.09]) - 2.1380899353)).toBeLessThan(1e-10);
  });
});

describe("rejection sampling with keyed draws", () => {
  it("recovers the normal posterior N(1/2, 1/2) of one observation", () => {
    const key = keyOf(8, "abc");
    const n = 400_000;
    let accepted = 0;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const theta = normalQuantile(keyedUniform(key, i, 0));
      const x = theta + normalQuantile(keyedUniform(key, i, 1));
      if (Math.abs(x - 1) > 0.1) continue;
      accepted++;
      sum += theta;
      squares += theta * theta;
    }
    const rate = 0.043921;
    expect(Math.abs(accepted / n - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / n));
    const mean = sum / accepted;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(0.5 / accepted));
    // Accepting |x - 1| <= 0.1 widens the variance by 0.1^2/3/4; the variance of a sample variance is 2 v^2 / n.
    const variance = squares / accepted - mean * mean;
    expect(Math.abs(variance - 0.5 - 0.01 / 12)).toBeLessThan(4 * 0.5 * Math.sqrt(2 / accepted));
  });
});
