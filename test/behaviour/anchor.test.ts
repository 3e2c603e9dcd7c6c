import { describe, expect, it } from "vitest";
import { type Alternatives, anchorOf } from "../../src/behaviour/anchor.ts";
import { type AliasTable, drawAlias } from "../../src/random/alias.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { logitShares, logSumExp } from "../reference/logit.ts";
import { expectShares } from "../support/within-error.ts";

// Two families, the second with two tiers and one that is not on offer; a rival; nothing.
const alternatives: Alternatives = {
  count: 4,
  of: Uint8Array.of(0, 1, 1, 1, 2, 3),
  joint: Uint8Array.of(1, 1, 0, 1),
};
const NONE = Number.NEGATIVE_INFINITY;
const DOLLARS = [
  [4, 2, 3, NONE, 9, 0],
  [-2, 5, 1, NONE, 9, 0],
];
const SCALE = 2;
const anchor = anchorOf(2, alternatives, {
  conditions: {
    available: Uint8Array.from(DOLLARS[0], (dollars) => (dollars === NONE ? 0 : 1)),
    price: new Float64Array(6),
    burden: new Float64Array(6),
    worth: Float64Array.from(DOLLARS.flat()),
    unfairness: new Float64Array(6),
  },
  liking: new Float64Array(6),
  scale: SCALE,
});
/** Of the families and nothing, by type. */
const SHARES = [logitShares([4, 3, 0], SCALE), logitShares([-2, 5, 0], SCALE)];

describe("an anchor", () => {
  it("counts the best tier of an alternative, in units of the scale", () => {
    const of = (columns: readonly Float64Array[], type: number) => columns.map((column) => column[type]);
    expect(of(anchor.alternative, 0)).toEqual([2, 1.5, 4.5, 0]);
    expect(of(anchor.alternative, 1)).toEqual([-1, 2.5, 4.5, 0]);
    expect(of(anchor.option, 0)).toEqual([2, 1, 1.5, NONE, 4.5, 0]);
  });

  it("sums over the alternatives among which its people chose, not over rivals", () => {
    expect(anchor.logsum[0]).toBeCloseTo(logSumExp([2, 1.5, 0]), 12);
    expect(anchor.logsum[1]).toBeCloseTo(logSumExp([-1, 2.5, 0]), 12);
  });

  it("has logit shares of alternatives, and tiers that fall off from the best", () => {
    // Tiers of type 0: 2 dollars and 3, weights e^-0.5 : 1. Of type 1: 5 and 1, weights 1 : e^-2.
    const low = [Math.exp(-0.5) / (1 + Math.exp(-0.5)), 1 / (1 + Math.exp(-2))];
    const mean = (a: number, b: number): number => (a + b) / 2;
    const [zero, one] = SHARES;
    const expected = [
      mean(zero[0], one[0]),
      mean(zero[1] * low[0], one[1] * low[1]),
      mean(zero[1] * (1 - low[0]), one[1] * (1 - low[1])),
      0,
      0,
      mean(zero[2], one[2]),
    ];
    expected.forEach((share, option) => {
      expect(anchor.shares[option]).toBeCloseTo(share, 12);
    });
  });

  it("knows the types of those who chose an option, and nobody of what nobody could choose", () => {
    expect(DOLLARS[0].map((_, option) => anchor.types(option) === undefined)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
    const key = keyOf(2, "types");
    const n = 40_000;
    const counts = [0, 0];
    for (let i = 0; i < n; i++) counts[drawAlias(anchor.types(0) as AliasTable, keyedUniform(key, i, 0))]++;
    const first = SHARES[0][0] / (SHARES[0][0] + SHARES[1][0]);
    expectShares(counts, n, [first, 1 - first]);
  });
});
