import { describe, expect, it } from "vitest";
import { calibrated, priorOf, withValues } from "../../src/calibration/prior.ts";
import type { Parameter } from "../../src/market/parameter.ts";

const before: Parameter = {
  value: 0.5,
  unit: "share",
  range: [0.2, 0.9],
  evidence: "literature",
  source: "made up for tests",
};

describe("priorOf", () => {
  it("reads value and range as mean and central 90 % of a normal distribution", () => {
    const { mean, sd, range } = priorOf(before);
    expect({ mean, range }).toEqual({ mean: 0.5, range: [0.2, 0.9] });
    // The 95 % quantile of the normal distribution.
    expect(sd).toBeCloseTo(0.7 / (2 * 1.644853627), 9);
  });

  it("stays what it was before a calibration, however often there is one", () => {
    let parameters = { "a.b": before };
    for (const value of [0.3, 0.8])
      parameters = calibrated(parameters, { "a.b": value }, "fit") as typeof parameters;
    expect(priorOf(parameters["a.b"])).toEqual(priorOf(before));
    expect(parameters["a.b"]).toMatchObject({ value: 0.8, evidence: "calibrated", source: "fit" });
  });
});

it("withValues changes values, and nothing else", () => {
  const parameters = { "a.b": before, "c.d": before };
  expect(withValues(parameters, { "c.d": 1 })).toEqual({ "a.b": before, "c.d": { ...before, value: 1 } });
  expect(parameters["c.d"].value).toBe(0.5);
});
