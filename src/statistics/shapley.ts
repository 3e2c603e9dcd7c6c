/** The value of every coalition of players; a coalition is a number whose set bits are its members. */
export type SetFunction = (coalition: number) => number;

/** How the value of the grand coalition is shared out, and how the players act on each other. */
export interface ShapleyEstimate {
  /** A share per player; they sum to the value of all players less that of none. */
  readonly values: readonly number[];
  /** Interaction index of each pair of players, symmetric, 0 on the diagonal. */
  readonly interactions: readonly (readonly number[])[];
  /** Standard errors of the values that come from sampling; absent if nothing was sampled or they cannot be told. */
  readonly standardErrors?: readonly number[];
}

/** Which coalitions have to be valued, and what follows from their values. */
export interface ShapleyPlan {
  readonly method: "exact" | "sampled";
  /** Each once, in ascending order. */
  readonly coalitions: readonly number[];
  solve(value: SetFunction): ShapleyEstimate;
}

/** A coalition must fit the bits of a number. */
export const MOST_PLAYERS = 30;

/** Beyond it the number of coalitions is out of reach. */
const MOST_EXACT = 20;

/**
 * Shapley values and interaction indices from the values of all 2^n coalitions.
 *
 * The value of player i is the mean, over all orders in which the players can arrive, of what i adds to those who are
 * there (Shapley 1953): sum over S without i of s!(n-s-1)!/n! (v(S+i) - v(S)). The interaction of i and j is the same
 * mean of v(S+i+j) - v(S+i) - v(S+j) + v(S) over the orders of n-1 players in which the pair arrives as one, the Shapley
 * interaction index of Grabisch & Roubens (1999): positive if together they add more than each alone, negative if one
 * does what the other would have done. In a game without interactions of three or more, a player's value is what it does
 * alone plus half of each of its interactions.
 *
 * @param players From 0 to 20.
 * @throws RangeError If there are fewer or more.
 */
export function exactShapley(players: number): ShapleyPlan {
  if (!Number.isInteger(players) || players < 0 || players > MOST_EXACT) {
    throw new RangeError(`invalid players; must be a whole number from 0 to ${MOST_EXACT}: ${players}`);
  }
  const coalitions = Array.from({ length: 2 ** players }, (_, coalition) => coalition);
  return { method: "exact", coalitions, solve: (value) => solveExactly(players, coalitions, value) };
}

function solveExactly(players: number, coalitions: readonly number[], value: SetFunction): ShapleyEstimate {
  const known = coalitions.map(value);
  const alone = weights(players);
  const paired = weights(players - 1);
  const values = new Array<number>(players).fill(0);
  const interactions = emptyMatrix(players);
  for (const coalition of coalitions) {
    const size = membersOf(coalition);
    for (let i = 0; i < players; i++) {
      const first = 1 << i;
      if (coalition & first) continue;
      values[i] += alone[size] * (known[coalition | first] - known[coalition]);
      for (let j = i + 1; j < players; j++) {
        const second = 1 << j;
        if (coalition & second) continue;
        const together = known[coalition | first | second] - known[coalition | second];
        interactions[i][j] += paired[size] * (together - (known[coalition | first] - known[coalition]));
        interactions[j][i] = interactions[i][j];
      }
    }
  }
  return { values, interactions };
}

/** s!(n-s-1)!/n! for s = 0 to n-1: the chance that exactly the s given players come before a given one. */
function weights(players: number): number[] {
  const result: number[] = [];
  let weight = 1 / players;
  for (let size = 0; size < players; size++) {
    result.push(weight);
    weight *= (size + 1) / (players - size - 1);
  }
  return result;
}

function membersOf(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A square of zeros. */
export function emptyMatrix(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}
