import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Parameter } from "../../src/market/parameter.ts";
import { limitsOf, priorOf, priorQuantile } from "../../src/market/prior.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";

const before: Parameter = {
  value: 0.5,
  unit: "share",
  range: [0.2, 0.9],
  evidence: "literature",
  source: "made up for tests",
};
const shared = Object.entries(loadSharedParameters());

describe("priorOf", () => {
  it("reads value and range as mean and central 90 % of a normal distribution", () => {
    const { mean, sd, range } = priorOf(before);
    expect({ mean, range }).toEqual({ mean: 0.5, range: [0.2, 0.9] });
    // The 95 % quantile of the normal distribution.
    expect(sd).toBeCloseTo(0.7 / (2 * 1.644853627), 9);
  });
});

describe("limitsOf", () => {
  it.each([
    ["dollars per month", [3, 12], [0.75, 14.25]],
    ["dollars per month", [0, 2.5], [0, 3.125]],
    ["part of the damage", [-0.1, 0.25], [-0.1875, 0.3375]],
    ["share of subscribers", [0.5, 0.9], [0.4, 1]],
    ["probability per renewal", [0, 0.3], [0, 0.375]],
  ] as const)("of %s in %j are %j", (unit, range, limits) => {
    const found = limitsOf({ ...before, unit, range, value: (range[0] + range[1]) / 2 });
    expect(found[0]).toBeCloseTo(limits[0], 12);
    expect(found[1]).toBeCloseTo(limits[1], 12);
  });
});

describe("priorQuantile", () => {
  it.each(shared)("of %s rises from limit to limit, through the mean", (_, parameter) => {
    const [least, most] = limitsOf(parameter);
    expect(priorQuantile(parameter, 0)).toBeCloseTo(least, 6);
    expect(priorQuantile(parameter, 1)).toBeCloseTo(most, 6);
    const { mean, range } = priorOf(parameter);
    // A cut of up to the twentieth that lies beyond an end of the range moves the median by as little.
    if (range[0] < mean) expect(priorQuantile(parameter, 0.45)).toBeLessThanOrEqual(mean);
    if (mean < range[1]) expect(priorQuantile(parameter, 0.55)).toBeGreaterThanOrEqual(mean);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const [x, y] = [Math.min(a, b), Math.max(a, b)].map((p) => priorQuantile(parameter, p));
          return least <= x && x <= y && y <= most;
        },
      ),
      { seed: 7, numRuns: 50 },
    );
  });

  it("has the ends of the range at 5 and 95 %, unless much is cut off", () => {
    const cost: Parameter = { ...before, unit: "dollars once", value: 12, range: [3, 40] };
    // Cut at 0.75 and 49.25: 2.0 and 1.4 % lie beyond; the quantiles move by less than that.
    expect(priorQuantile(cost, 0.05)).toBeGreaterThan(3);
    expect(priorQuantile(cost, 0.07)).toBeGreaterThan(4);
    expect(priorQuantile(cost, 0.03)).toBeLessThan(3);
    expect(priorQuantile(cost, 0.93)).toBeLessThan(40);
    expect(priorQuantile(cost, 0.97)).toBeGreaterThan(40);
  });

  it("is the value if the range has no width", () => {
    expect(priorQuantile({ ...before, range: [0.5, 0.5] }, 0.2)).toBe(0.5);
  });

  it("has the width of the whole range on both sides of a value outside it", () => {
    const pushed: Parameter = { ...before, unit: "ratio", value: 1, range: [0.2, 0.9] };
    expect(priorQuantile(pushed, 0.5)).toBeLessThan(1.075);
    expect(priorQuantile(pushed, 0.99)).toBeLessThanOrEqual(1.075);
  });
});
