import { describe, expect, it } from "vitest";
import { digamma, gammaCdf, lgamma } from "../../src/random/gamma.ts";

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

describe("digamma", () => {
  it("of 1 is minus Euler's constant, and it is the slope of lgamma", () => {
    expect(Math.abs(digamma(1) + 0.5772156649015329)).toBeLessThan(1e-14);
    for (const x of [0.3, 1.7, 9, 60]) {
      const h = 1e-5 * x;
      expect(Math.abs((lgamma(x + h) - lgamma(x - h)) / (2 * h) - digamma(x))).toBeLessThan(1e-8 / x);
    }
    expect(digamma(0)).toBeNaN();
  });
});

describe("gammaCdf", () => {
  it("has the reference value", () => {
    expect(Math.abs(gammaCdf(2.5, 1.3) - 0.2386347322)).toBeLessThan(1e-10);
  });

  it("of shape 1 is exponential, and of shape 3 Erlang's, on both sides of the switch of method", () => {
    for (let x = 0.05; x < 12; x += 0.1) {
      expect(gammaCdf(1, x)).toBeCloseTo(1 - Math.exp(-x), 13);
      expect(gammaCdf(3, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x + (x * x) / 2), 13);
    }
    expect(gammaCdf(3, 2)).toBeCloseTo(0.3233235838, 10);
    expect(gammaCdf(3, 4)).toBeCloseTo(0.7618966944, 10);
  });

  it("handles the ends", () => {
    expect(gammaCdf(2, 0)).toBe(0);
    expect(gammaCdf(2, Number.POSITIVE_INFINITY)).toBe(1);
    expect(gammaCdf(0, 1)).toBeNaN();
    expect(gammaCdf(1, -1)).toBeNaN();
  });
});
