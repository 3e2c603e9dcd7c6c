import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { quadraticRegression } from "../../src/statistics/quadratic-regression.ts";

const key = keyOf(7, "quadratic regression test");
const normal = (row: number, column: number): number => normalQuantile(keyedUniform(key, row, column));
const points = Array.from({ length: 400 }, (_, row) => [normal(row, 0), normal(row, 1), normal(row, 2)]);
const quadratic = ([a, b]: readonly number[]): number => 5 + 2 * a - b + 0.5 * a * b - 0.3 * b * b;

describe("quadraticRegression", () => {
  it("finds a quadratic function again, as far as the slight ridge lets it", () => {
    const [fit] = quadraticRegression(points, [points.map(quadratic)]);
    for (const point of points.slice(0, 20)) expect(fit.at(point)).toBeCloseTo(quadratic(point), 1);
    expect(fit.leftOutVariance).toBeLessThan(1e-3);
  });

  it("looks only at the variables it is given", () => {
    const [fit] = quadraticRegression(points, [points.map(quadratic)], [0, 1]);
    expect(fit.at([0.3, -1, 5])).toBe(fit.at([0.3, -1, -5]));
  });

  it("says how far off a new point is: noise and its own uncertainty", () => {
    const sd = 0.7;
    const noisy = points.map((point, row) => quadratic(point) + sd * normal(row, 9));
    const [fit] = quadraticRegression(points, [noisy], [0, 1]);
    // Variance of an error at a new point: sd^2 (1 + 6/400); the mean of 400 squares has a relative error of sqrt(2/400).
    const expected = sd * sd * (1 + 6 / 400);
    expect(Math.abs(fit.leftOutVariance - expected)).toBeLessThan(4 * expected * Math.sqrt(2 / 400));
  });

  it("equals leaving each point out by hand", () => {
    const few = points.slice(0, 12);
    const values = few.map((point, row) => quadratic(point) + normal(row, 11));
    const errors = few.map((point, left) => {
      const [fit] = quadraticRegression(
        few.filter((_, n) => n !== left),
        [values.filter((_, n) => n !== left)],
        [0],
      );
      return values[left] - fit.at(point);
    });
    const [fit] = quadraticRegression(few, [values], [0]);
    const byHand = errors.reduce((sum, error) => sum + error * error, 0) / few.length;
    // The fit is around the mean of the points that it has: with one less the ridge pulls elsewhere, a little.
    expect(fit.leftOutVariance / byHand).toBeGreaterThan(0.9);
    expect(fit.leftOutVariance / byHand).toBeLessThan(1.1);
  });

  it("refuses to fit nothing", () => {
    expect(() => quadraticRegression([], [])).toThrow("points: expected at least one, found none");
  });
});
