import { describe, expect, it } from "vitest";
import { scoreOfValue, valueAtScore } from "../../src/calibration/prior-scores.ts";
import { limitsOf, priorQuantile } from "../../src/market/prior.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";

const shared = loadSharedParameters();

describe("scores", () => {
  it("are standard normal under the prior: its quantiles stand at those of the normal distribution", () => {
    for (const parameter of Object.values(shared)) {
      expect(valueAtScore(parameter, 0)).toBeCloseTo(priorQuantile(parameter, 0.5), 9);
      const p95 = priorQuantile(parameter, 0.95);
      expect(Math.abs(valueAtScore(parameter, 1.6448536269514722) / p95 - 1)).toBeLessThan(1e-9);
    }
  });

  it("and values lead to each other; a value at a limit has a score that is finite", () => {
    for (const parameter of Object.values(shared)) {
      for (const score of [-2, -0.3, 1.7])
        expect(scoreOfValue(parameter, valueAtScore(parameter, score))).toBeCloseTo(score, 6);
      for (const limit of limitsOf(parameter))
        expect(Math.abs(scoreOfValue(parameter, limit))).toBeLessThan(7);
    }
  });
});
