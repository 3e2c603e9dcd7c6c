import { describe, expect, it } from "vitest";
import { gumbel } from "../../src/random/gumbel.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import {
  berryInversion,
  consumerSurplusChange,
  crossPriceElasticity,
  diversionRatio,
  logistic,
  logisticNormalMean,
  logitShares,
  logSumExp,
  nestedBerryInversion,
  ownPriceElasticity,
  softplus,
} from "../../src/statistics/logit.ts";

const UTILITIES = [1, 0.5, -0.2, 0];
const PRICES = [8, 8, 5];
const SENSITIVITY = 0.25;
const SHARES = [0.4394437092, 0.2665360829, 0.1323579017, 0.1616623062];

function close(values: readonly number[], references: readonly number[], tolerance = 1e-10) {
  expect(values).toHaveLength(references.length);
  for (const [i, reference] of references.entries())
    expect(Math.abs(values[i] - reference)).toBeLessThan(tolerance);
}

describe("shares", () => {
  const shares = logitShares(UTILITIES);

  it("have the reference values", () => {
    close(shares, SHARES);
    close([logSumExp(UTILITIES)], [1.8222456491]);
    close(
      [0.5, 1, 2].map((scale) => logitShares([0, 1], 1 / scale)[1]),
      [0.6224593312, 0.7310585786, 0.880797078],
    );
  });

  it("follow a price rise, and so does surplus", () => {
    const after = [UTILITIES[0] - SENSITIVITY, ...UTILITIES.slice(1)];
    close(logitShares(after), [0.3790882259, 0.2952342072, 0.1466089685, 0.1790685985]);
    close([consumerSurplusChange(UTILITIES, after, SENSITIVITY)], [-0.4090373366]);
  });

  it("have the reference elasticities, which sum to zero over all options weighted by share", () => {
    const own = PRICES.map((p, j) => ownPriceElasticity(SENSITIVITY, p, shares[j]));
    const cross = PRICES.map((p, k) => crossPriceElasticity(SENSITIVITY, p, shares[k]));
    close(own, [-1.1211125815, -1.4669278342, -1.0845526229]);
    close(cross, [0.8788874185, 0.5330721658, 0.1654473771]);
    for (const k of [0, 1, 2]) {
      const sum = shares.reduce((total, s, j) => total + s * (j === k ? own[k] : cross[k]), 0);
      expect(Math.abs(sum)).toBeLessThan(1e-14);
    }
  });

  it("have the elasticities that a small price change shows", () => {
    const h = 1e-6;
    const moved = logitShares([UTILITIES[0] - SENSITIVITY * h, ...UTILITIES.slice(1)]);
    const slope = (j: number) => ((moved[j] - shares[j]) / h) * (PRICES[0] / shares[j]);
    expect(slope(0)).toBeCloseTo(ownPriceElasticity(SENSITIVITY, PRICES[0], shares[0]), 5);
    expect(slope(2)).toBeCloseTo(crossPriceElasticity(SENSITIVITY, PRICES[0], shares[0]), 5);
  });

  it("send leavers where the diversion ratios say", () => {
    const diversions = [1, 2, 3].map((to) => diversionRatio(shares, 0, to));
    close(diversions, [0.4754849553, 0.236118841, 0.2883962037]);
    expect(diversions.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
  });

  it("give nothing to an option that is not offered", () => {
    close(logitShares([0, Number.NEGATIVE_INFINITY, 0]), [0.5, 0, 0.5], 1e-15);
  });

  it("are what Gumbel shocks choose, and their best utility is the log-sum plus Euler's constant", () => {
    const n = 200_000;
    const key = keyOf(4, "logit");
    const counts = [0, 0, 0, 0];
    let best = 0;
    for (let i = 0; i < n; i++) {
      let most = Number.NEGATIVE_INFINITY;
      let chosen = 0;
      for (const [j, v] of UTILITIES.entries()) {
        const utility = v + gumbel(keyedUniform(key, i, j));
        if (utility > most) {
          most = utility;
          chosen = j;
        }
      }
      counts[chosen]++;
      best += most;
    }
    for (const [j, s] of SHARES.entries()) {
      expect(Math.abs(counts[j] / n - s)).toBeLessThan(4 * Math.sqrt((s * (1 - s)) / n));
    }
    expect(Math.abs(best / n - 2.399461314)).toBeLessThan(4 * Math.sqrt(1.6449340668 / n));
  });
});

describe("inversion of shares", () => {
  it("returns the utilities", () => {
    const shares = logitShares(UTILITIES);
    close(berryInversion(shares.slice(0, 3), shares[3]), UTILITIES.slice(0, 3), 1e-14);
  });

  it("has the reference values, plain and nested", () => {
    const shares = [0.24, 0.12, 0.04];
    close(berryInversion(shares, 0.6), [-0.9162907319, -1.6094379124, -2.7080502011]);
    close(
      nestedBerryInversion(shares, 0.6, ["a", "a", "b"], 0.5),
      [-0.7135581778, -1.0601317681, -2.7080502011],
    );
    close(nestedBerryInversion(shares, 0.6, ["a", "a", "b"], 0), berryInversion(shares, 0.6), 1e-15);
  });
});

describe("extreme values", () => {
  it("neither overflow nor cancel", () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000.6931471805599, 12);
    expect(Math.abs(softplus(-40) / 4.248354255291589e-18 - 1)).toBeLessThan(1e-15);
    expect(softplus(1000)).toBe(1000);
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
    expect(logSumExp([1, Number.NaN])).toBeNaN();
    expect(logistic(-800)).toBe(0);
    expect(logistic(800)).toBe(1);
  });
});

describe("logisticNormalMean", () => {
  it.each([
    [1, 1, 0.6967346701],
    [-1, 2, 0.3522735615],
    [-3, 1.5, 0.0966108832],
    [0, 0.3, 0.5],
    [0, 4, 0.5],
  ])("of mean %d and deviation %d is %d", (mean, sd, value) => {
    close([logisticNormalMean(mean, sd)], [value]);
  });
});
