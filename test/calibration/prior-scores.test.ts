import { describe, expect, it } from "vitest";
import { arePossible, scoreOfValue, valueAtScore } from "../../src/calibration/prior-scores.ts";
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

describe("arePossible", () => {
  const underValues = (values: Record<string, number>) => (id: string) => values[id] ?? shared[id]?.value;

  it("knows that nobody thinks more than once a renewal", () => {
    expect(arePossible(underValues({}))).toBe(true);
    const inert = { "attention.inertShare": 0.8, "attention.inertRatio": 0 };
    expect(arePossible(underValues({ ...inert, "attention.ordinary": 0.19 }))).toBe(true);
    expect(arePossible(underValues({ ...inert, "attention.ordinary": 0.21 }))).toBe(false);
  });

  it("knows that ties are rounded to a whole number, of which there are at most nine", () => {
    expect(arePossible(underValues({ "wordOfMouth.ties": 9.4 }))).toBe(true);
    expect(arePossible(underValues({ "wordOfMouth.ties": 9.6 }))).toBe(false);
  });

  it("says nothing against parameters that are not there", () => {
    expect(arePossible(() => undefined)).toBe(true);
  });
});
