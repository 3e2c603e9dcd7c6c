import fc from "fast-check";
import type { SetFunction } from "../../src/statistics/shapley.ts";

/** Members of a coalition. */
export function membersOf(coalition: number): number[] {
  return Array.from({ length: 30 }, (_, player) => player).filter((player) => coalition & (1 << player));
}

/** Each member brings something by itself, whoever else is there. */
export function additive(worths: readonly number[]): SetFunction {
  return (coalition) => membersOf(coalition).reduce((sum, player) => sum + worths[player], 0);
}

/** Any game of a number of players, with its table of values. */
export function anyGame(players: number): fc.Arbitrary<readonly number[]> {
  const size = 2 ** players;
  return fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: size, maxLength: size });
}

/** A game of members and pairs alone: without interactions of three or more. */
export function pairwise(own: readonly number[], pairs: readonly (readonly number[])[]): SetFunction {
  return (coalition) => {
    const members = membersOf(coalition);
    let sum = 0;
    for (const [index, i] of members.entries()) {
      sum += own[i];
      for (const j of members.slice(index + 1)) sum += pairs[i][j];
    }
    return sum;
  };
}
