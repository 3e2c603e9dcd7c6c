import { describe, expect, it } from "vitest";
import { MOST_SOBOL_DIMENSIONS, sobolPoints } from "../../src/statistics/sobol-points.ts";

const WORD = 2 ** 32;

/** The cell of width 2^-32 that a coordinate is the midpoint of. */
const cell = (x: number): number => x * WORD - 0.5;

describe("the plain sequence", () => {
  const points = sobolPoints({ dimensions: 256, count: 4096 });

  // Numbers of scipy.stats.qmc.Sobol(d=256, scramble=False, bits=32), times 2^32.
  it.each([
    [7, 1, 2684354560],
    [100, 9, 2986344448],
    [1000, 49, 2059403264],
    [4095, 129, 1892679680],
    [4095, 255, 2632974336],
    [2049, 200, 2037383168],
  ])("has scipy's point %i in dimension %i", (n, dimension, expected) => {
    expect(cell(points[n][dimension])).toBe(expected);
  });

  it("has scipy's first 1024 points in all dimensions, by a weighted sum of them", () => {
    let sum = 0;
    for (let n = 0; n < 1024; n++)
      for (let d = 0; d < 256; d++) sum = (sum + Math.imul((n * 257 + d) % 65521, cell(points[n][d]))) >>> 0;
    expect(sum).toBe(3_556_769_792);
  });
});

describe.each([undefined, 1, 2])("with the seed %s", (seed) => {
  const options = { dimensions: 40, count: 256, ...(seed !== undefined && { seed }) };
  const points = sobolPoints(options);

  it("has one of 256 points in every slice along every axis", () => {
    for (let d = 0; d < 40; d++) {
      const slices = new Set(points.map((point) => Math.floor(point[d] * 256)));
      expect(slices.size).toBe(256);
    }
  });

  it("goes on where it was left", () => {
    const { count, ...rest } = options;
    const parts = [
      ...sobolPoints({ ...rest, count: 100 }),
      ...sobolPoints({ ...rest, count: count - 100, skip: 100 }),
    ];
    expect(parts).toEqual(points);
  });
});

describe("scrambling", () => {
  it("gives other points with another seed, the same with the same", () => {
    const of = (seed: number) => sobolPoints({ dimensions: 3, count: 8, seed });
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it("has a mean error that falls faster than chance's, for a product of eight factors", () => {
    // The integral of a product of (|4x - 2| + 1) / 2 over the cube is 1 (Sobol's g with a = 1).
    const count = 1024;
    const errors = Array.from({ length: 20 }, (_, seed) => {
      const points = sobolPoints({ dimensions: 8, count, seed });
      let sum = 0;
      for (const point of points) sum += point.reduce((g, x) => (g * (Math.abs(4 * x - 2) + 1)) / 2, 1);
      return sum / count - 1;
    });
    const mean = errors.reduce((a, b) => a + b) / errors.length;
    const rms = Math.sqrt(errors.reduce((a, b) => a + b * b, 0) / errors.length);
    // By chance: variance (13/12)^8 - 1 = 0.897 of a point.
    const byChance = Math.sqrt(0.897 / count);
    expect(rms).toBeLessThan(byChance / 3);
    expect(Math.abs(mean)).toBeLessThan((4 * rms) / Math.sqrt(errors.length));
  });

  it("spreads a coordinate of one point evenly over the seeds", () => {
    const seeds = 400;
    const values = Array.from(
      { length: seeds },
      (_, seed) => sobolPoints({ dimensions: 2, count: 2, seed })[1][1],
    );
    const mean = values.reduce((a, b) => a + b) / seeds;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * seeds));
    expect(values.filter((x) => x < 0.25).length / seeds).toBeCloseTo(0.25, 1);
  });
});

describe("bad options", () => {
  it.each([
    [
      { dimensions: MOST_SOBOL_DIMENSIONS + 1, count: 1 },
      "dimensions: expected a whole number from 1 to 256, found 257",
    ],
    [{ dimensions: 0, count: 1 }, "dimensions: expected a whole number from 1 to 256, found 0"],
    [{ dimensions: 1, count: 1.5 }, "count: expected a whole number from 0 to 2^31, found 1.5"],
    [{ dimensions: 1, count: 1, skip: -1 }, "skip: expected a whole number from 0 to 2^31, found -1"],
  ])("%j are named", (options, message) => {
    expect(() => sobolPoints(options)).toThrow(new RangeError(message));
  });
});
