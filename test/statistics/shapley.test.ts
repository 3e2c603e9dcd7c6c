import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactShapley, type SetFunction } from "../../src/statistics/shapley.ts";
import { additive, anyGame, membersOf } from "./set-functions.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Each player has left gloves or right gloves; a pair is worth 1. */
function gloves(left: number): SetFunction {
  return (coalition) => {
    const lefts = membersOf(coalition).filter((player) => player < left).length;
    return Math.min(lefts, membersOf(coalition).length - lefts);
  };
}

describe("published values", () => {
  const voting = additive([35, 30, 25, 10]);
  const strips = [1, 2, 3];
  const factors = [1.5, 1.3, 0.9];
  const hazard: SetFunction = (coalition) =>
    membersOf(coalition).reduce((product, player) => product * factors[player], 4.2);

  test.each<[string, number, SetFunction, readonly number[], number]>([
    ["glove, 1 left and 2 right", 3, gloves(1), [2 / 3, 1 / 6, 1 / 6], 1e-12],
    ["glove, 2 left and 3 right", 5, gloves(2), [0.65, 0.65, 0.7 / 3, 0.7 / 3, 0.7 / 3], 1e-12],
    [
      "weighted voting [51; 35, 30, 25, 10]",
      4,
      (coalition) => (voting(coalition) >= 51 ? 1 : 0),
      [1 / 3, 1 / 3, 1 / 3, 0],
      1e-12,
    ],
    [
      "airport with strips of 1, 2 and 3",
      3,
      (coalition) => Math.max(0, ...membersOf(coalition).map((player) => strips[player])),
      [1 / 3, 5 / 6, 11 / 6],
      1e-12,
    ],
    ["all three needed", 3, (coalition) => (coalition === 7 ? 1 : 0), [1 / 3, 1 / 3, 1 / 3], 1e-12],
    // To the three decimals that are given.
    ["a multiplicative hazard", 3, hazard, [2.289, 1.491, -0.609], 5e-4],
  ])("%s", (_, players, game, expected, tolerance) => {
    const { values } = exactShapley(players).solve(game);
    for (const [player, value] of values.entries()) {
      expect(Math.abs(value - expected[player])).toBeLessThanOrEqual(tolerance);
    }
    expect(sum(values)).toBeCloseTo(game(2 ** players - 1) - game(0), 12);
  });

  test("two who are worth something only together interact by all of it, two of the same kind by minus it", () => {
    expect(exactShapley(2).solve((coalition) => (coalition === 3 ? 1 : 0)).interactions[0][1]).toBe(1);
    expect(exactShapley(2).solve((coalition) => (coalition === 0 ? 0 : 1)).interactions[0][1]).toBe(-1);
    // Unanimity of three: v(S+i+j) - … is 1 with the third there, which is so in half of the orders of two.
    const { interactions } = exactShapley(3).solve((coalition) => (coalition === 7 ? 1 : 0));
    expect(interactions[0][1]).toBeCloseTo(0.5, 12);
  });
});

describe("Shapley values", () => {
  const players = 4;
  const solve = (game: readonly number[]) => exactShapley(players).solve((coalition) => game[coalition]);

  test("are efficient: they sum to all less nothing", () => {
    fc.assert(
      fc.property(anyGame(players), (game) => {
        expect(sum(solve(game).values)).toBeCloseTo(game[15] - game[0], 9);
      }),
    );
  });

  test("are symmetric: renamed players keep their shares and interactions", () => {
    fc.assert(
      fc.property(anyGame(players), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (game, renamed) => {
        const before = solve(game);
        const after = exactShapley(players).solve(
          (coalition) => game[membersOf(coalition).reduce((all, player) => all | (1 << renamed[player]), 0)],
        );
        for (let i = 0; i < players; i++) {
          expect(after.values[i]).toBeCloseTo(before.values[renamed[i]], 9);
          for (let j = 0; j < players; j++) {
            expect(after.interactions[i][j]).toBeCloseTo(before.interactions[renamed[i]][renamed[j]], 9);
          }
        }
      }),
    );
  });

  test("give a null player nothing, and no interaction", () => {
    fc.assert(
      fc.property(anyGame(players - 1), (game) => {
        const { values, interactions } = exactShapley(players).solve((coalition) => game[coalition & 7]);
        expect(values[3]).toBe(0);
        for (let i = 0; i < players; i++) expect(interactions[3][i]).toBeCloseTo(0, 9);
      }),
    );
  });

  test("are additive: the shares of two games sum to those of their sum", () => {
    fc.assert(
      fc.property(anyGame(players), anyGame(players), (a, b) => {
        const both = solve(a.map((value, coalition) => value + b[coalition]));
        for (let i = 0; i < players; i++) {
          expect(both.values[i]).toBeCloseTo(solve(a).values[i] + solve(b).values[i], 8);
        }
      }),
    );
  });

  test("of an additive game are what each brings, without interactions", () => {
    const { values, interactions } = exactShapley(3).solve(additive([5, -2, 0.5]));
    for (const [player, own] of [5, -2, 0.5].entries()) expect(values[player]).toBeCloseTo(own, 12);
    for (const row of interactions) for (const index of row) expect(index).toBeCloseTo(0, 12);
  });

  test("ask for each coalition once", () => {
    const asked: number[] = [];
    const plan = exactShapley(8);
    plan.solve((coalition) => asked.push(coalition));
    expect(asked).toEqual([...plan.coalitions]);
    expect(asked).toHaveLength(256);
  });
});

test("of nobody and of one", () => {
  expect(exactShapley(0).solve(() => 3)).toEqual({ values: [], interactions: [] });
  expect(exactShapley(1).solve((coalition) => 3 + coalition)).toEqual({ values: [1], interactions: [[0]] });
  expect(() => exactShapley(21)).toThrow("invalid players; must be a whole number from 0 to 20: 21");
});
