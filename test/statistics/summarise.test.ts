import { describe, expect, it } from "vitest";
import { quantile, quantileOfSorted, sorted } from "../../src/statistics/quantile.ts";
import { summarise } from "../../src/statistics/summarise.ts";

describe("quantile", () => {
  // R: quantile(c(3, 1, 2, 10), p) with its default type 7.
  it.each([
    [0, 1],
    [0.05, 1.15],
    [0.25, 1.75],
    [0.5, 2.5],
    [0.9, 7.9],
    [1, 10],
  ])("of p = %d is type 7's", (p, value) => {
    expect(quantile([3, 1, 2, 10], p)).toBeCloseTo(value, 12);
  });

  it("of one value is that value, and infinite values do not spread", () => {
    expect(quantile([4], 0.3)).toBe(4);
    expect(quantile([1, 2, Number.POSITIVE_INFINITY], 0.5)).toBe(2);
  });

  it("leaves the sample as it is", () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
    expect([...sorted(values)]).toEqual([1, 2, 3]);
  });

  it("refuses no values, NaN and what is no probability", () => {
    expect(() => quantile([], 0.5)).toThrow(/at least one value/);
    expect(() => quantile([1, Number.NaN, 2], 0.5)).toThrow(/NaN/);
    expect(() => quantileOfSorted([1, 2], 1.5)).toThrow(/from 0 to 1/);
    expect(() => quantileOfSorted([1, 2], Number.NaN)).toThrow(/from 0 to 1/);
  });
});

describe("summarise", () => {
  it("gives the mean and three quantiles", () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    expect(summarise(values)).toEqual({ mean: 50, p05: 5, p50: 50, p95: 95 });
  });

  it("refuses an empty sample", () => {
    expect(() => summarise([])).toThrow(/at least one value/);
  });
});
