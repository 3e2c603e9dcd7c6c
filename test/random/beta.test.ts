import { describe, expect, it } from "vitest";
import { betaCdf, betaQuantile, betaQuantileTable, logBeta } from "../../src/random/beta.ts";

describe("logBeta", () => {
  it("has the reference value", () => {
    expect(Math.abs(Math.exp(logBeta(0.704, 1.182)) - 1.246012401)).toBeLessThan(1e-10);
  });
});

describe("betaCdf", () => {
  it("has the reference value and the closed forms of whole shapes", () => {
    expect(Math.abs(betaCdf(2, 3, 0.4) - 0.5248)).toBeLessThan(1e-14);
    for (let x = 0.01; x < 1; x += 0.01) {
      expect(betaCdf(1, 1, x)).toBeCloseTo(x, 14);
      expect(betaCdf(1, 300, x)).toBeCloseTo(1 - (1 - x) ** 300, 13);
      expect(betaCdf(0.35, 1, x)).toBeCloseTo(x ** 0.35, 14);
      expect(betaCdf(0.5, 0.5, x)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
    }
  });

  it("is symmetric: I_x(a, b) = 1 - I_(1-x)(b, a)", () => {
    for (const [a, b] of [
      [0.35, 300],
      [0.7, 9.3],
      [1.5, 0.4],
      [250, 260],
    ]) {
      for (const x of [0.001, 0.1, 0.49, 0.7, 0.99])
        expect(betaCdf(a, b, x)).toBeCloseTo(1 - betaCdf(b, a, 1 - x), 12);
    }
  });

  it("handles the ends and refuses shapes that are not positive", () => {
    expect(betaCdf(2, 3, 0)).toBe(0);
    expect(betaCdf(2, 3, 1)).toBe(1);
    for (const a of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => betaCdf(a, 1, 0.5)).toThrow(/two positive numbers/);
  });
});

describe("betaQuantile", () => {
  it("inverts closed forms, also extremely small quantiles", () => {
    for (const p of [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.8, 0.999, 1 - 1e-9]) {
      expect(Math.abs(betaQuantile(0.35, 1, p) / p ** (1 / 0.35) - 1)).toBeLessThan(1e-12);
      const exact = -Math.expm1(Math.log1p(-p) / 300);
      expect(Math.abs(betaQuantile(1, 300, p) / exact - 1)).toBeLessThan(1e-12);
    }
  });

  it.each([0.35, 0.704, 1, 1.5])("and the distribution function undo each other, a = %d", (a) => {
    for (const b of [0.3, 1.182, 9.3, 60, 300]) {
      for (let i = 0; i < 64; i++) {
        const p = (i + 0.5) / 64;
        const x = betaQuantile(a, b, p);
        expect(x).toBeGreaterThan(0);
        // Near 1 the spacing of floats limits x: only its effect on the upper tail, about b-th power, remains.
        const spacing = x > 0.5 ? 1e-16 * Math.max(1, (1 - x) ** (b - 1)) : 0;
        expect(Math.abs(betaCdf(a, b, x) - p)).toBeLessThan(1e-12 + 4 * spacing);
      }
    }
  });

  it("handles the ends and refuses what is no probability", () => {
    expect(betaQuantile(0.7, 9.3, 0)).toBe(0);
    expect(betaQuantile(0.7, 9.3, 1)).toBe(1);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => betaQuantile(1, 1, p)).toThrow(/probability/);
    expect(() => betaQuantile(0, 1, 0.5)).toThrow(/two positive numbers/);
  });
});

describe("betaQuantileTable", () => {
  it("holds ascending midpoint quantiles whose mean is near the distribution's", () => {
    const n = 4096;
    for (const [a, b] of [
      [0.35, 3.15],
      [0.7, 9.3],
      [1.5, 300],
    ]) {
      const table = betaQuantileTable(a, b, n);
      expect(table).toHaveLength(n);
      for (let i = 1; i < n; i++) expect(table[i]).toBeGreaterThan(table[i - 1]);
      for (const i of [0, 1, 2, 17, n / 4, n / 2 - 1, n / 2, n - 2, n - 1]) {
        expect(table[i] / betaQuantile(a, b, (i + 0.5) / n)).toBeCloseTo(1, 12);
      }
      // The midpoint rule errs by less than the monotone function's range over n.
      const mean = table.reduce((sum, x) => sum + x, 0) / n;
      expect(Math.abs(mean - a / (a + b))).toBeLessThan(table[n - 1] / n);
    }
  });

  it.each([0, 1.5, Number.NaN])("refuses the size %d", (n) => {
    expect(() => betaQuantileTable(1, 1, n)).toThrow(/table size/);
  });
});
