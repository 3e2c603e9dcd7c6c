import { describe, expect, it } from "vitest";
import { type NelderMeadOptions, nelderMead } from "../../src/statistics/nelder-mead.ts";

const square = (x: number) => x * x;
const rosenbrock = ([x, y]: readonly number[]) => 100 * square(y - x * x) + square(1 - x);

const minimum = (fn: (point: readonly number[]) => number, options: NelderMeadOptions) =>
  nelderMead(async (points) => points.map(fn), options);

describe("nelderMead", () => {
  it("finds the end of Rosenbrock's valley", async () => {
    const found = await minimum(rosenbrock, {
      start: [-1.2, 1],
      step: 0.5,
      tolerance: 1e-14,
      maxEvaluations: 2000,
    });
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 5);
    expect(found.point[1]).toBeCloseTo(1, 5);
    expect(found.value).toBe(rosenbrock(found.point));
  });

  it("finds the minimum of a badly scaled quadratic in eight dimensions", async () => {
    const n = 8;
    const fn = (point: readonly number[]) =>
      point.reduce((sum, x, i) => sum + 10 ** (i / 2) * square(x - i), 0);
    const found = await minimum(fn, {
      start: new Array(n).fill(0),
      step: 1,
      tolerance: 1e-12,
      maxEvaluations: 20_000,
    });
    expect(found.converged).toBe(true);
    for (let i = 0; i < n; i++) expect(found.point[i]).toBeCloseTo(i, 4);
  });

  it("finds the singular minimum of Powell's function", async () => {
    const powell = ([a, b, c, d]: readonly number[]) =>
      square(a + 10 * b) + 5 * square(c - d) + square(square(b - 2 * c)) + 10 * square(square(a - d));
    const found = await minimum(powell, {
      start: [3, -1, 0, 1],
      step: 1,
      tolerance: 1e-16,
      maxEvaluations: 10_000,
    });
    expect(found.value).toBeLessThan(1e-9);
  });

  it("finds a minimum in one dimension and takes a step for each dimension", async () => {
    expect(
      (await minimum(([x]) => square(x - 3), { start: [100], step: 7, tolerance: 1e-14 })).point[0],
    ).toBeCloseTo(3, 6);
    const two = await minimum(([x, y]) => square(x - 3000) + square(y + 0.002) * 1e8, {
      start: [0, 0],
      step: [1000, 0.001],
      tolerance: 1e-12,
    });
    expect(two.point[0]).toBeCloseTo(3000, 1);
    expect(two.point[1]).toBeCloseTo(-0.002, 6);
  });

  it("keeps to where the function is a number", async () => {
    const found = await minimum(([x]) => (x <= 1 ? Number.NaN : x), {
      start: [5],
      step: 1,
      tolerance: 1e-12,
    });
    expect(found.point[0]).toBeGreaterThan(1);
    expect(found.point[0]).toBeLessThan(1.01);
  });

  it("stops when its evaluations are used up, and says so", async () => {
    let calls = 0;
    const counted = (point: readonly number[]) => {
      calls++;
      return rosenbrock(point);
    };
    const found = await minimum(counted, { start: [-1.2, 1], maxEvaluations: 30 });
    expect(found.converged).toBe(false);
    expect(found.evaluations).toBe(calls);
    // A step in progress may finish: at most one reflection, one contraction and one shrinkage of the simplex.
    expect(calls).toBeLessThan(30 + 4);
  });

  it("reports each new best point, falling", async () => {
    const values: number[] = [];
    const found = await minimum(rosenbrock, {
      start: [-1.2, 1],
      onProgress: ({ value }) => values.push(value),
    });
    expect(values[0]).toBe(rosenbrock([-1.2, 1]));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]);
    expect(values[values.length - 1]).toBe(found.value);
  });

  it("refuses an empty start, no step, and a start where there is no value", async () => {
    await expect(minimum(() => 0, { start: [] })).rejects.toThrow(/start/);
    await expect(minimum(() => 0, { start: [1], step: 0 })).rejects.toThrow(/step 0/);
    await expect(minimum(() => Number.NaN, { start: [1] })).rejects.toThrow(/finite value/);
  });
});
