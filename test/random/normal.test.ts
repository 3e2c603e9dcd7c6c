import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity, normalQuantile, Z95 } from "../../src/random/normal.ts";

describe("normalQuantile", () => {
  it.each([
    [0.975, 1.959963984540054, 2e-15],
    [0.9, 1.2815515655, 1e-10],
    [1e-10, -6.3613409024, 1e-10],
    [0.5, 0, 0],
  ])("of %d is %d", (p, z, tolerance) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(tolerance);
  });

  it("is antisymmetric and undone by the distribution function, from 1e-300 to 1 - 1e-15", () => {
    for (const p of [1e-300, 1e-100, 1e-20, 1e-12, 1e-7, 1e-3, 0.01, 0.06, 0.075, 0.2, 0.4, 0.5]) {
      // A relative error of 1e-15 of the quantile is amplified by z^2.
      const z = normalQuantile(p);
      expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(2e-15 * (3 + z * z));
      if (p > 1e-3) expect(normalQuantile(1 - p)).toBeCloseTo(-z, 12);
    }
  });

  it("of 95 % is Z95", () => {
    expect(Math.abs(normalQuantile(0.95) - Z95)).toBeLessThanOrEqual(4e-15);
  });

  it("handles the ends", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(p)).toBeNaN();
  });
});

describe("normalCdf", () => {
  it("has the reference values", () => {
    expect(Math.abs(normalCdf(1.96) - 0.9750021048517795)).toBeLessThan(5e-16);
    expect(Math.abs(2 * normalCdf(0.5 * Math.SQRT2) - 1 - 0.5204998778)).toBeLessThan(1e-10);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  it("is smooth where its two methods meet: its slope there is the density", () => {
    for (const x of [-2, 2]) {
      const h = 1e-5;
      const slope = (normalCdf(x + h) - normalCdf(x - h)) / (2 * h);
      expect(Math.abs(slope / normalDensity(x) - 1)).toBeLessThan(1e-8);
    }
  });

  it("has tails that add to one", () => {
    for (let x = 0; x < 8; x += 0.1) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
  });
});
