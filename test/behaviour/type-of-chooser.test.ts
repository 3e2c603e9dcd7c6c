import { describe, expect, it } from "vitest";
import { pullOfRivals, typeByInversion, typeOfChooser } from "../../src/behaviour/type-of-chooser.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { expectShares } from "../support/within-error.ts";
import { testMarket } from "./choosers.ts";

const N = 40_000;
const TYPES = 16;

/** One plan, two rivals' plans and nothing; the discs of the second rival cost what is given, if they are sold. */
function marketWith(price: number, sold = true) {
  return testMarket(
    [
      { units: [1, 0], price: 8, alternative: 0 },
      { units: [0, 1], price: 9, alternative: 1, rival: true },
      { units: [0.5, 2], price, alternative: 2, rival: true, sold },
      { units: [0, 0], price: 0, alternative: 3 },
    ],
    [
      { mean: 11, sd: 5, exponent: 1 },
      { mean: 6, sd: 4, exponent: 1 },
    ],
    { typeCount: TYPES },
  );
}

/** `P(plan | type, rivals known)` by hand, of all types together 1. */
function sharesOf({ calm, setting }: ReturnType<typeof marketWith>, known: number): number[] {
  const chances = Array.from({ length: TYPES }, (_, type) => {
    const odds = [0, 1, 2, 3].map((option) =>
      Math.exp((calm.worth[type * 4 + option] - calm.price[option]) / setting.scale),
    );
    const all = odds.reduce((sum, one, option) => {
      const isOpen = option === 0 || option === 3 || (known >> option) & 1;
      return isOpen ? sum + one : sum;
    }, 0);
    return odds[0] / all;
  });
  const total = chances.reduce((a, b) => a + b);
  return chances.map((chance) => chance / total);
}

describe("the taste type of who chose a plan", () => {
  const key = keyOf(3, "taste");
  const luck = keyOf(4, "trait");
  const word = (member: number) => Math.floor(keyedUniform(luck, member, 0) * 2 ** 32) | 0;

  it.each([
    ["no rival", 9, 0],
    ["one rival", 9, 2],
    ["both rivals", 9, 6],
    ["a rival that hardly anybody resists", -40, 4],
  ])("has the distribution given the choice, knowing %s", (_, price, known) => {
    const market = marketWith(price);
    const { anchor } = market;
    const expected = sharesOf(market, known);
    const drawn = new Float64Array(TYPES);
    const weighed = new Float64Array(TYPES);
    for (let member = 0; member < N; member++) {
      drawn[typeOfChooser(anchor, 4, 0, known, key, member, word(member))]++;
      weighed[typeByInversion(anchor, 4, 0, known, keyedUniform(luck, member, 1)) as number]++;
    }
    expectShares(drawn, N, expected);
    expectShares(weighed, N, expected);
  });

  it("is the one of who knows of none, if the rivals known were not on offer", () => {
    const { anchor } = marketWith(9, false);
    for (let member = 0; member < 500; member++) {
      const free = typeOfChooser(anchor, 4, 0, 0, key, member, word(member));
      expect(typeOfChooser(anchor, 4, 0, 1 << 2, key, member, word(member))).toBe(free);
      expect(pullOfRivals(anchor, 4, free, 1 << 2)).toBe(0);
    }
  });
});
