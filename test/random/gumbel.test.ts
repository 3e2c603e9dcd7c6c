import { describe, expect, it } from "vitest";
import { gumbel, truncatedGumbel } from "../../src/random/gumbel.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";

const key = keyOf(3, "gumbel");
const EULER = 0.5772156649;
const VARIANCE = 1.6449340668;

describe("gumbel", () => {
  it("inverts the distribution function exp(-exp(-x))", () => {
    for (const x of [-3, -1, 0, 0.5, 2, 10]) expect(gumbel(Math.exp(-Math.exp(-x)))).toBeCloseTo(x, 8);
  });

  it("has the standard mean and variance", () => {
    const n = 400_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = gumbel(keyedUniform(key, i, 0)) - EULER;
      sum += x;
      squares += x * x;
    }
    // Four standard errors; the kurtosis of a Gumbel variate is 5.4, so var x^2 = 4.4 variance^2.
    expect(Math.abs(sum / n)).toBeLessThan(4 * Math.sqrt(VARIANCE / n));
    expect(Math.abs(squares / n - VARIANCE)).toBeLessThan(4 * VARIANCE * Math.sqrt(4.4 / n));
  });
});

describe("truncatedGumbel", () => {
  it("is the quantile of the distribution cut at the bound", () => {
    const cdf = (x: number, location: number) => Math.exp(-Math.exp(location - x));
    for (const location of [-2, 0, 3]) {
      for (const bound of [-1, 0.5, 4]) {
        for (const u of [1e-6, 0.03, 0.5, 0.999]) {
          const x = truncatedGumbel(location, bound, u);
          expect(x).toBeLessThan(bound);
          expect(cdf(x, location) / cdf(bound, location)).toBeCloseTo(u, 10);
        }
      }
    }
  });

  it("never exceeds the bound and stays finite, however far the location is above or below it", () => {
    for (const location of [-1e6, -800, 0, 40, 800, 1e6]) {
      for (const u of [2 ** -33, 0.5, 1 - 2 ** -33]) {
        const x = truncatedGumbel(location, 0, u);
        expect(x).toBeLessThanOrEqual(0);
        expect(Number.isFinite(x)).toBe(true);
      }
    }
  });

  it("without a bound is a Gumbel variate moved by its location", () => {
    for (const u of [0.01, 0.4, 0.99]) {
      expect(truncatedGumbel(1.5, Number.POSITIVE_INFINITY, u)).toBeCloseTo(1.5 + gumbel(u), 14);
    }
  });

  it("recovers every option's own law: largest first, then the others below it", () => {
    // Drawing the largest of two utilities and then the other conditional on it must give back independent Gumbels.
    const n = 200_000;
    const v = [0.7, -0.4];
    const logsum = Math.log(Math.exp(v[0]) + Math.exp(v[1]));
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const largest = logsum + gumbel(keyedUniform(key, i, 1));
      const first = keyedUniform(key, i, 2) < Math.exp(v[0] - logsum);
      sum += first ? largest : truncatedGumbel(v[0], largest, keyedUniform(key, i, 3));
    }
    expect(Math.abs(sum / n - (v[0] + EULER))).toBeLessThan(4 * Math.sqrt(VARIANCE / n));
  });
});
