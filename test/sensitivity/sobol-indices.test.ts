import { describe, expect, it } from "vitest";
import { sobolDesign } from "../../src/sensitivity/sobol-design.ts";
import { sobolIndices } from "../../src/sensitivity/sobol-indices.ts";
import { bent, ishigami, ishigamiOf, straight } from "./functions.ts";

type Of = (point: Float64Array) => number;

function valuesOf(f: Of, rows: number, seed = 1): number[][] {
  return sobolDesign({ factors: 3, rows, seed }).map((points) => points.map(f));
}

const indicesOf = (f: Of, rows: number, seed = 1) => sobolIndices(valuesOf(f, rows, seed), { resamples: 50 });

it("the Ishigami function has the published values", () => {
  expect(ishigamiOf(1, 1, 1)).toBeCloseTo(5.8821320112, 9);
  expect(ishigamiOf(-1, 2, 0.5)).toBeCloseTo(4.9410224946, 9);
  expect(ishigamiOf(Math.PI / 2, Math.PI / 2, Math.PI / 2)).toBeCloseTo(8.608806819, 9);
});

describe("indices", () => {
  it.each([
    ["Ishigami", ishigami, [0.3139051911, 0.4424111448, 0], [0.5575888552, 0.4424111448, 0.2436836641]],
    ["x1 + 2 x2 + 3 x3", straight, [1 / 14, 4 / 14, 9 / 14], [1 / 14, 4 / 14, 9 / 14]],
    [
      "x1 + x2 x3",
      bent,
      [0.6315789474, 0.1578947368, 0.1578947368],
      [0.6315789474, 0.2105263158, 0.2105263158],
    ],
  ] as [string, Of, number[], number[]][])("of %s are within 0.01 with 2^14 rows", (_, f, first, total) => {
    for (const [factor, index] of indicesOf(f, 2 ** 14).entries()) {
      expect(Math.abs(index.first - first[factor])).toBeLessThan(0.01);
      expect(Math.abs(index.total - total[factor])).toBeLessThan(0.01);
    }
  });

  it("have intervals that hold the truth about as often as they say", () => {
    // 60 designs, three factors, two indices; 90 % intervals. Even points make them wider than needed, never narrower.
    const first = [0.3139051911, 0.4424111448, 0];
    const total = [0.5575888552, 0.4424111448, 0.2436836641];
    let inside = 0;
    for (let seed = 1; seed <= 60; seed++) {
      for (const [factor, index] of sobolIndices(valuesOf(ishigami, 256, seed), {
        resamples: 200,
      }).entries()) {
        const holds = ([low, high]: readonly number[], truth: number) => low <= truth && truth <= high;
        inside += Number(holds(index.firstInterval, first[factor]));
        inside += Number(holds(index.totalInterval, total[factor]));
      }
    }
    // 360 trials; those of one design hang together, so that 60 designs count rather than 360 trials.
    const error = Math.sqrt((0.9 * 0.1) / 60);
    expect(inside / 360).toBeGreaterThan(0.9 - 4 * error);
  });

  it("of a factor that changes nothing are exactly 0", () => {
    const [, , third] = indicesOf(([x1, x2]) => x1 * x2, 64);
    expect(third).toEqual({ first: 0, total: 0, firstInterval: [0, 0], totalInterval: [0, 0] });
  });

  it("are 0 where nothing varies", () => {
    for (const { first, total } of indicesOf(() => 5, 8)) expect([first, total]).toEqual([0, 0]);
  });

  it("need two rows", () => {
    expect(() => sobolIndices([[1, 2, 3]])).toThrow("rows: expected at least 2, found 1");
  });
});

describe("the design", () => {
  it("mixes A and B factor by factor", () => {
    for (const [a, b, ...mixed] of sobolDesign({ factors: 4, rows: 8, seed: 3 })) {
      expect(mixed).toHaveLength(4);
      for (const [factor, point] of mixed.entries())
        expect([...point]).toEqual([...a].map((x, index) => (index === factor ? b[index] : x)));
    }
  });

  it("goes on where it was left", () => {
    const rows = sobolDesign({ factors: 4, rows: 8, seed: 3 });
    expect(sobolDesign({ factors: 4, rows: 3, skip: 5, seed: 3 })).toEqual(rows.slice(5));
  });
});
