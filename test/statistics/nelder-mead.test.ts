import { describe, expect, it } from "vitest";
import { nelderMead, nelderMeadAsync } from "../../src/statistics/nelder-mead.ts";

const square = (x: number) => x * x;
const rosenbrock = ([x, y]: readonly number[]) => 100 * square(y - x * x) + square(1 - x);

describe("nelderMead", () => {
  it("finds the end of Rosenbrock's valley", () => {
    const found = nelderMead(rosenbrock, {
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

  it("finds the minimum of a badly scaled quadratic in eight dimensions", () => {
    const n = 8;
    const fn = (point: readonly number[]) =>
      point.reduce((sum, x, i) => sum + 10 ** (i / 2) * square(x - i), 0);
    const found = nelderMead(fn, {
      start: new Array(n).fill(0),
      step: 1,
      tolerance: 1e-12,
      maxEvaluations: 20_000,
    });
    expect(found.converged).toBe(true);
    for (let i = 0; i < n; i++) expect(found.point[i]).toBeCloseTo(i, 4);
  });

  it("finds the singular minimum of Powell's function", () => {
    const powell = ([a, b, c, d]: readonly number[]) =>
      square(a + 10 * b) + 5 * square(c - d) + square(square(b - 2 * c)) + 10 * square(square(a - d));
    const found = nelderMead(powell, {
      start: [3, -1, 0, 1],
      step: 1,
      tolerance: 1e-16,
      maxEvaluations: 10_000,
    });
    expect(found.value).toBeLessThan(1e-9);
  });

  it("finds a minimum in one dimension and takes a step for each dimension", () => {
    expect(
      nelderMead(([x]) => square(x - 3), { start: [100], step: 7, tolerance: 1e-14 }).point[0],
    ).toBeCloseTo(3, 6);
    const two = nelderMead(([x, y]) => square(x - 3000) + square(y + 0.002) * 1e8, {
      start: [0, 0],
      step: [1000, 0.001],
      tolerance: 1e-12,
    });
    expect(two.point[0]).toBeCloseTo(3000, 1);
    expect(two.point[1]).toBeCloseTo(-0.002, 6);
  });

  it("keeps to where the function is a number", () => {
    const found = nelderMead(([x]) => (x <= 1 ? Number.NaN : x), { start: [5], step: 1, tolerance: 1e-12 });
    expect(found.point[0]).toBeGreaterThan(1);
    expect(found.point[0]).toBeLessThan(1.01);
  });

  it("stops when its evaluations are used up, and says so", () => {
    let calls = 0;
    const counted = (point: readonly number[]) => {
      calls++;
      return rosenbrock(point);
    };
    const found = nelderMead(counted, { start: [-1.2, 1], maxEvaluations: 30 });
    expect(found.converged).toBe(false);
    expect(found.evaluations).toBe(calls);
    // A step in progress may finish: at most one reflection, one contraction and one shrinkage of the simplex.
    expect(calls).toBeLessThan(30 + 4);
  });

  it("reports each new best point, falling", () => {
    const values: number[] = [];
    const found = nelderMead(rosenbrock, { start: [-1.2, 1], onProgress: ({ value }) => values.push(value) });
    expect(values[0]).toBe(rosenbrock([-1.2, 1]));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]);
    expect(values[values.length - 1]).toBe(found.value);
  });

  it("refuses an empty start, no step, and a start where there is no value", () => {
    expect(() => nelderMead(() => 0, { start: [] })).toThrow(/start/);
    expect(() => nelderMead(() => 0, { start: [1], step: 0 })).toThrow(/step 0/);
    expect(() => nelderMead(() => Number.NaN, { start: [1] })).toThrow(/finite value/);
  });
});

describe("nelderMeadAsync", () => {
  it("takes the same path as the other", async () => {
    const options = { start: [-1.2, 1], step: 0.5, tolerance: 1e-10 };
    const later = await nelderMeadAsync(async (points) => points.map(rosenbrock), options);
    expect(later).toEqual(nelderMead(rosenbrock, options));
  });
});
