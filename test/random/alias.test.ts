import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AliasTable, aliasTable, drawAlias } from "../../src/random/alias.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { expectShares } from "../support/within-error.ts";

/** The chance of each category that a table stands for. */
function chances({ keep, other }: AliasTable): number[] {
  const sums = new Array<number>(keep.length).fill(0);
  keep.forEach((share, column) => {
    sums[column] += share / keep.length;
    sums[other[column]] += (1 - share) / keep.length;
  });
  return sums;
}

describe("an alias table", () => {
  it("stands for its weights, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), {
          minLength: 1,
          maxLength: 40,
        }),
        (weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          fc.pre(total > 0);
          const table = aliasTable(Float64Array.from(weights));
          // Each of up to 40 columns may be off by a rounding of numbers up to the number of columns.
          chances(table).forEach((chance, index) => {
            expect(Math.abs(chance - weights[index] / total)).toBeLessThan(1e-12);
          });
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it("draws as often as its weights say, and never what weighs nothing", () => {
    const table = aliasTable(Float64Array.of(5, 0, 1, 0.5, 3.5));
    const key = keyOf(1, "alias");
    const counts = [0, 0, 0, 0, 0];
    const n = 100_000;
    for (let i = 0; i < n; i++) counts[drawAlias(table, keyedUniform(key, i, 0))]++;
    expectShares(counts, n, [0.5, 0, 0.1, 0.05, 0.35]);
  });

  it("draws a category at both ends of the unit interval", () => {
    const table = aliasTable(Float64Array.of(1, 2, 3));
    for (const u of [2 ** -33, 1 - 2 ** -33]) expect([0, 1, 2]).toContain(drawAlias(table, u));
    expect(drawAlias(aliasTable(Float64Array.of(4)), 0.5)).toBe(0);
  });

  it("refuses weights that are no weights", () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => aliasTable(Float64Array.of(1, bad))).toThrow(RangeError);
    }
    expect(() => aliasTable(Float64Array.of(0, 0))).toThrow(/above 0/);
  });
});
