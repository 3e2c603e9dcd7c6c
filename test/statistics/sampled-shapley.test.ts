import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampledShapley } from "../../src/statistics/sampled-shapley.ts";
import { exactShapley } from "../../src/statistics/shapley.ts";
import { anyGame, membersOf, pairwise } from "./set-functions.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Nine players of whom two, three and more act on each other: half of what is left, again and again. */
function leftOver(coalition: number): number {
  const parts = [0.5, 0.3, 0.2, 0.4, 0.1, 0.6, 0.05, 0.25, 0.35];
  const left = membersOf(coalition).reduce((product, player) => product * (1 - parts[player]), 1);
  return -1000 * (1 - left) * (coalition & 1 && coalition & 8 ? 1.5 : 1);
}

describe("sampled Shapley values", () => {
  test("of three players are exact: the round has every order", () => {
    fc.assert(
      fc.property(anyGame(3), fc.nat(), (game, seed) => {
        const value = (coalition: number): number => game[coalition];
        const sampled = sampledShapley(3, 1, seed).solve(value);
        const exact = exactShapley(3).solve(value);
        for (let i = 0; i < 3; i++) {
          expect(sampled.values[i]).toBeCloseTo(exact.values[i], 8);
          for (let j = 0; j < 3; j++) {
            expect(sampled.interactions[i][j]).toBeCloseTo(exact.interactions[i][j], 8);
          }
        }
      }),
    );
  });

  test.each([4, 7, 9, 10])("of %i players are exact where only two act on each other", (players) => {
    const own = Array.from({ length: players }, (_, i) => (i * 37) % 11);
    const pairs = own.map((a, i) => own.map((b, j) => (i < j ? ((a * 5 + b) % 7) - 3 : 0)));
    const { values, interactions } = sampledShapley(players, 1, 3).solve(pairwise(own, pairs));
    for (let i = 0; i < players; i++) {
      const with_ = own.map((_, j) => (i < j ? pairs[i][j] : i > j ? pairs[j][i] : 0));
      expect(values[i]).toBeCloseTo(own[i] + sum(with_) / 2, 9);
      for (let j = 0; j < players; j++) expect(interactions[i][j]).toBeCloseTo(with_[j], 9);
    }
  });

  test("sum to all less nothing, and give a null player nothing", () => {
    fc.assert(
      fc.property(anyGame(5), fc.integer({ min: 1, max: 3 }), fc.nat(), (game, rounds, seed) => {
        const { values } = sampledShapley(6, rounds, seed).solve((coalition) => game[coalition & 31]);
        expect(sum(values)).toBeCloseTo(game[31] - game[0], 8);
        expect(values[5]).toBeCloseTo(0, 9);
      }),
    );
  });

  test("ask for the stretches of each circle, and for nothing else", () => {
    const plan = sampledShapley(11, 1, 1);
    expect(plan.coalitions).toHaveLength(11 * 10 + 2);
    const listed = new Set(plan.coalitions);
    const asked = new Set<number>();
    plan.solve((coalition) => asked.add(coalition).size);
    expect([...asked].every((coalition) => listed.has(coalition))).toBe(true);
    expect(sampledShapley(11, 1, 1).coalitions).toEqual(plan.coalitions);
    expect(sampledShapley(11, 1, 2).coalitions).not.toEqual(plan.coalitions);
  });

  test("come out right on average, with standard errors that say how far off they are", () => {
    const players = 9;
    const exact = exactShapley(players).solve(leftOver);
    const seeds = Array.from({ length: 300 }, (_, seed) => seed);
    const estimates = seeds.map((seed) => sampledShapley(players, 2, seed).solve(leftOver));
    for (let i = 0; i < players; i++) {
      const misses = estimates.map(({ values }) => values[i] - exact.values[i]);
      const errors = estimates.map(({ standardErrors }) => standardErrors![i]);
      const squares = sum(errors.map((error) => error ** 2));
      // The mean of 300 independent estimates lies within four of its own standard errors.
      expect(Math.abs(sum(misses))).toBeLessThan(4 * Math.sqrt(squares));
      // The squared errors and the squared misses measure the same variance, each from 300 chi-squares of one degree:
      // their ratio has a standard deviation of about sqrt(2 * 2 / 300) = 0.12.
      expect(squares / sum(misses.map((miss) => miss ** 2))).toBeGreaterThan(0.6);
      expect(squares / sum(misses.map((miss) => miss ** 2))).toBeLessThan(1.6);
      const indices = estimates.map(({ interactions }) => interactions[i][(i + 1) % players]);
      const mean = sum(indices) / seeds.length;
      const spread = Math.sqrt(sum(indices.map((index) => (index - mean) ** 2)) / (seeds.length - 1));
      expect(Math.abs(mean - exact.interactions[i][(i + 1) % players])).toBeLessThan(
        (4 * spread) / Math.sqrt(seeds.length),
      );
    }
  });

  test("have no standard error from a single round", () => {
    expect(sampledShapley(4, 1, 1).solve(() => 0)).not.toHaveProperty("standardErrors");
  });

  test("refuse what they cannot do", () => {
    expect(() => sampledShapley(1, 1, 1)).toThrow("invalid players; must be a whole number from 2 to 30: 1");
    expect(() => sampledShapley(31, 1, 1)).toThrow("from 2 to 30: 31");
    expect(() => sampledShapley(9, 0, 1)).toThrow("invalid rounds; must be a whole number from 1: 0");
  });
});
