import { linearRegression } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { coverageStandardError, hitsCdf, plausibleHits } from "../../src/statistics/coverage.ts";
import { ensembleCrps, fairEnsembleCrps, normalCrps } from "../../src/statistics/crps.ts";
import { implausibility } from "../../src/statistics/implausibility.ts";
import { leaveOneOut } from "../../src/statistics/leave-one-out.ts";
import {
  brierScore,
  intervalScore,
  meanAbsoluteScaledError,
  normalLogScore,
  pinballLoss,
} from "../../src/statistics/scores.ts";

describe("normalCrps", () => {
  it.each([
    [0, 1, 0, 0.2336949773],
    [0, 1, 1, 0.6024413576],
    [0, 1, -3, 2.4365747251],
    [2, 3, 5, 1.8073240729],
  ])("of N(%d, %d) at %d is %d", (mean, sd, outcome, score) => {
    expect(Math.abs(normalCrps(mean, sd, outcome) - score)).toBeLessThan(1e-10);
  });
});

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
    expect(Math.abs(fairEnsembleCrps(members, 1) - normalCrps(0, 1, 1))).toBeLessThan(4 / Math.sqrt(n));
  });
});

describe("scores", () => {
  it("have the reference values", () => {
    expect(pinballLoss(0.9, 8, 10)).toBeCloseTo(1.8, 12);
    expect(pinballLoss(0.9, 10, 8)).toBeCloseTo(0.2, 12);
    expect(intervalScore(0.8, 4, 8, 9)).toBeCloseTo(14, 12);
    expect(intervalScore(0.8, 4, 8, 3)).toBeCloseTo(14, 12);
    expect(intervalScore(0.8, 4, 8, 5)).toBe(4);
    expect(Math.abs(normalLogScore(0, 1, 1) - 1.4189385332)).toBeLessThan(1e-10);
    expect(brierScore(0.7, true)).toBeCloseTo(0.09, 12);
    expect(brierScore(0.7, false)).toBeCloseTo(0.49, 12);
  });

  it("scale errors by the naive forecast's", () => {
    expect(meanAbsoluteScaledError([1, 3, 2, 5], [5, 5], [6, 4])).toBeCloseTo(0.5, 12);
    expect(meanAbsoluteScaledError([1, 3, 2, 5], [5, 5], [6, 4], 2)).toBeCloseTo(2 / 3, 12);
    expect(() => meanAbsoluteScaledError([1, 1, 1], [5], [6])).toThrow(/constant/);
    expect(() => meanAbsoluteScaledError([1, 2], [5], [6], 2)).toThrow(/more than 2 values/);
    expect(() => meanAbsoluteScaledError([1, 2], [5, 6], [6])).toThrow(/one for each forecast/);
  });
});

describe("coverage", () => {
  it("of 20 intervals at 90 % varies by 0.067 and holds 15 to 20 outcomes", () => {
    expect(Math.abs(coverageStandardError(0.9, 20) - 0.067082)).toBeLessThan(1e-6);
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

describe("leaveOneOut", () => {
  it("of a regression gives the residuals of the shortcut e / (1 - h)", () => {
    const points = [1.1, 1.9, 3.2, 3.9, 5.3].map((y, i) => [i + 1, y]);
    const residuals = leaveOneOut(
      points,
      (others) => linearRegression(others.map((p) => [...p])),
      ({ m, b }, [x, y]) => y - (m * x + b),
    );
    const reference = [0.25, -0.2, 0.15, -0.3142857143, 0.35];
    for (const [i, r] of reference.entries()) expect(Math.abs(residuals[i] - r)).toBeLessThan(1e-9);
    const leverage = [0.6, 0.3, 0.2, 0.3, 0.6];
    const { m, b } = linearRegression(points);
    for (const [i, [x, y]] of points.entries()) {
      expect((y - m * x - b) / (1 - leverage[i])).toBeCloseTo(residuals[i], 10);
    }
    const rmse = Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / residuals.length);
    expect(Math.abs(rmse - 0.2631636412)).toBeLessThan(1e-9);
  });

  it("needs two cases", () => {
    expect(() =>
      leaveOneOut(
        [1],
        () => 0,
        () => 0,
      ),
    ).toThrow(/at least two/);
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
