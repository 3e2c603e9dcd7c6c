import { describe, expect, it } from "vitest";
import { lgamma } from "../../src/random/gamma.ts";

describe("lgamma", () => {
  it.each([
    [0.5, 0.5723649429247, 1e-13],
    [10.3, 13.482036786138359, 3e-14],
    [1, 0, 1e-14],
    [2, 0, 1e-14],
    [1e-5, 11.512919692895826, 1e-13],
    [171.5, 709.1431630309282, 1e-12],
  ])("of %d is %d", (x, value, tolerance) => {
    expect(Math.abs(lgamma(x) - value)).toBeLessThanOrEqual(tolerance);
  });

  it("satisfies the recurrence and the factorials", () => {
    for (let x = 0.05; x < 40; x += 0.313) {
      const miss = lgamma(x + 1) - lgamma(x) - Math.log(x);
      expect(Math.abs(miss)).toBeLessThan(1e-14 * Math.max(1, Math.abs(lgamma(x + 1))));
    }
    let lnFactorial = 0;
    for (let n = 2; n <= 100; n++) {
      lnFactorial += Math.log(n);
      expect(Math.abs(lgamma(n + 1) / lnFactorial - 1)).toBeLessThan(1e-14);
    }
  });

  it("handles the ends", () => {
    expect(lgamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(lgamma(-1)).toBeNaN();
    expect(lgamma(Number.NaN)).toBeNaN();
  });
});
