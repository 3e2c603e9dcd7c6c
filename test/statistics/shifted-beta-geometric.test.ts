import { describe, expect, it } from "vitest";
import {
  afterRenewals,
  churnAfterShock,
  discountedResidualLifetime,
  fitShiftedBetaGeometric,
  leavingProbability,
  logLikelihood,
  meanHazard,
  polarisation,
  retentionRate,
  survival,
} from "../../src/statistics/shifted-beta-geometric.ts";

// Fader & Hardie (2007): the Regular segment, alive of 1000 after 0 to 12 renewals.
const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173];
const FITTED = { alpha: 0.704077, beta: 1.182043 };

describe("the fit to the Regular segment", () => {
  const fit = fitShiftedBetaGeometric(REGULAR.slice(0, 8));

  it("has the published shapes and likelihood", () => {
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.alpha - FITTED.alpha)).toBeLessThan(1e-5);
    expect(Math.abs(fit.beta - FITTED.beta)).toBeLessThan(1e-5);
    expect(Math.abs(fit.logLikelihood - -1680.2652)).toBeLessThan(1e-3);
    expect(Math.abs(meanHazard(fit) - 0.37329)).toBeLessThan(1e-4);
    expect(Math.abs(polarisation(fit) - 0.34649)).toBeLessThan(1e-4);
  });

  it("predicts the five renewals it has not seen", () => {
    const errors = [8, 9, 10, 11, 12].map((t) => Math.abs(100 * survival(fit, t) - REGULAR[t] / 10));
    const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
    expect(mean(errors)).toBeCloseTo(0.288, 3);
    expect(mean(errors.map((e, i) => (100 * e) / (REGULAR[i + 8] / 10)))).toBeCloseTo(1.486, 2);
  });

  it("of four renewals has its own published shapes", () => {
    const short = fitShiftedBetaGeometric(REGULAR.slice(0, 5));
    expect(Math.abs(short.alpha - 0.763665)).toBeLessThan(1e-3);
    expect(Math.abs(short.beta - 1.29583)).toBeLessThan(1e-3);
    expect(Math.abs(short.logLikelihood - -1401.5594)).toBeLessThan(1e-3);
  });

  it("is a maximum", () => {
    const cohort = REGULAR.slice(0, 8);
    for (const factor of [0.99, 1.01]) {
      expect(logLikelihood({ ...fit, alpha: factor * fit.alpha }, cohort)).toBeLessThan(fit.logLikelihood);
      expect(logLikelihood({ ...fit, beta: factor * fit.beta }, cohort)).toBeLessThan(fit.logLikelihood);
    }
  });

  it("refuses survivors that rise, are too few, or never leave", () => {
    expect(() => fitShiftedBetaGeometric([10, 11, 5])).toThrow(
      /after 1 renewals: expected a count from 0 to 10, found 11/,
    );
    expect(() => fitShiftedBetaGeometric([10, 5])).toThrow(/at least three/);
    expect(() => fitShiftedBetaGeometric([10, 10, 10])).toThrow(/some to leave/);
    expect(() => fitShiftedBetaGeometric([10, 0, 0])).toThrow(/some to stay/);
  });
});

describe("survival and its parts", () => {
  it("has the published path", () => {
    const published = [
      100, 62.671, 47.382, 38.797, 33.207, 29.235, 26.246, 23.902, 22.008, 20.441, 19.119, 17.986, 17.004,
    ];
    for (const [t, percent] of published.entries())
      expect(Math.abs(100 * survival(FITTED, t) - percent)).toBeLessThan(0.001);
  });

  it("has the published retention rates, and rates, leaving and survival agree", () => {
    const rates = [
      0.6267, 0.756, 0.8188, 0.8559, 0.8804, 0.8978, 0.9107, 0.9208, 0.9288, 0.9353, 0.9408, 0.9454,
    ];
    for (const [i, rate] of rates.entries()) {
      const t = i + 1;
      expect(Math.abs(retentionRate(FITTED, t) - rate)).toBeLessThan(5.1e-5);
      expect(survival(FITTED, t) / survival(FITTED, t - 1)).toBeCloseTo(retentionRate(FITTED, t), 12);
      expect(survival(FITTED, t - 1) - survival(FITTED, t)).toBeCloseTo(leavingProbability(FITTED, t), 12);
    }
  });

  it.each([
    [0, 0.373277],
    [1, 0.243936],
    [5, 0.102236],
    [12, 0.050699],
  ])("expects after %i renewals a hazard of %d", (t, mean) => {
    expect(Math.abs(meanHazard(afterRenewals({ alpha: 0.704, beta: 1.182 }, t)) - mean)).toBeLessThan(1e-6);
  });
});

describe("discountedResidualLifetime", () => {
  it.each([
    [1, 2.9644],
    [4, 5.4421],
    [7, 6.5757],
    [8, 6.8423],
  ])("before renewal %i is %d", (n, periods) => {
    expect(Math.abs(discountedResidualLifetime(FITTED, n, 0.1) - periods)).toBeLessThan(1e-4);
  });

  it("is the discounted sum of survival from the renewal on", () => {
    let sum = 0;
    for (let t = 4; t < 3000; t++) sum += survival(FITTED, t) / survival(FITTED, 3) / 1.02 ** (t - 4);
    expect(Math.abs(discountedResidualLifetime(FITTED, 4, 0.02) / sum - 1)).toBeLessThan(1e-10);
  });

  it("refuses no discount", () => {
    expect(() => discountedResidualLifetime(FITTED, 1, 0)).toThrow(/discount/);
  });
});

describe("churnAfterShock", () => {
  const shapes = { alpha: 0.7, beta: 9.3 };

  it.each([
    [1, [0.07, 0.06364, 0.05833]],
    [1.5, [0.10077, 0.06087]],
    [2, [0.12918, 0.05833, 0.05385]],
    [3, [0.17998, 0.05385, 0.05]],
  ])("of factor %d falls below the path without it", (factor, path) => {
    const churn = churnAfterShock(shapes, factor, path.length);
    for (const [t, value] of path.entries()) expect(Math.abs(churn[t] - value)).toBeLessThan(5.1e-6);
  });
});

describe("stock churn under constant monthly inflow", () => {
  it.each([
    [0.7, 6.3, 0.0669, 0.0456, 0.0375],
    [0.35, 3.15, 0.0526, 0.0306, 0.0233],
    [1.5, 13.5, 0.0803, 0.0638, 0.0573],
    [0.7, 3.967, 0.0913, 0.0607, 0.0499],
  ])("of Beta(%d, %d) falls with the months", (alpha, beta, ...expected) => {
    for (const [i, month] of [12, 36, 60].entries()) {
      let stock = 0;
      let leavers = 0;
      // At the opening of month m those who joined in the m - 1 months before it are there, aged 0 to m - 2.
      for (let age = 0; age <= month - 2; age++) {
        stock += survival({ alpha, beta }, age);
        leavers += leavingProbability({ alpha, beta }, age + 1);
      }
      expect(Math.abs(leavers / stock - expected[i])).toBeLessThan(5.1e-5);
    }
  });
});
