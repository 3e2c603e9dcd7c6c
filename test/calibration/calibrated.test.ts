import { expect, it } from "vitest";
import { calibrated, withValues } from "../../src/calibration/calibrated.ts";
import type { Parameter } from "../../src/market/parameter.ts";
import { priorOf } from "../../src/market/prior.ts";

const before: Parameter = {
  value: 0.5,
  unit: "share",
  range: [0.2, 0.9],
  evidence: "literature",
  source: "made up for tests",
};

it("a prior stays what it was before a calibration, however often there is one", () => {
  let parameters = { "a.b": before };
  for (const value of [0.3, 0.8])
    parameters = calibrated(parameters, { "a.b": value }, "fit") as typeof parameters;
  expect(priorOf(parameters["a.b"])).toEqual(priorOf(before));
  expect(parameters["a.b"]).toMatchObject({ value: 0.8, evidence: "calibrated", source: "fit" });
});

it("withValues changes values, and nothing else", () => {
  const parameters = { "a.b": before, "c.d": before };
  expect(withValues(parameters, { "c.d": 1 })).toEqual({ "a.b": before, "c.d": { ...before, value: 1 } });
  expect(parameters["c.d"].value).toBe(0.5);
});
