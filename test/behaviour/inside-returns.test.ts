import { describe, expect, it } from "vitest";
import { insideReturns } from "../../src/behaviour/inside-returns.ts";
import type { Parameters } from "../../src/market/parameter.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";

const parameters = loadSharedParameters();

describe("insideReturns", () => {
  const having = (share: number, months: number): Parameters => ({
    ...parameters,
    "return.share": { ...parameters["return.share"], value: share },
    "return.months": { ...parameters["return.months"], value: months },
  });

  it("is the double sum of leavers and of the chance that each is back", () => {
    const steps = 20_000;
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      const t = 3 + (3 * (step + 0.5)) / steps;
      sum += (0.25 * (1 - Math.exp(-t / 4)) * 3) / steps;
    }
    // The midpoint rule errs by (3/steps)^2 / 24 times the second derivative times 3.
    expect(insideReturns(1, 3, 6, having(0.25, 4))).toBeCloseTo(sum, 8);
  });

  it("adds up over stretches", () => {
    const at = having(0.25, 4);
    const parts = insideReturns(1e6, 0, 3, at) + insideReturns(1e6, 3, 6, at);
    expect(parts).toBeCloseTo(insideReturns(1e6, 0, 6, at), 6);
  });

  it("is nothing if nobody comes back, and q x loss in the long run", () => {
    expect(insideReturns(1e6, 0, 3, having(0, 4))).toBe(0);
    expect(insideReturns(1, 1000, 1001, having(0.25, 4))).toBeCloseTo(0.25, 12);
  });
});
