import { shuffled } from "../random/shuffled.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";
import {
  emptyMatrix,
  MOST_PLAYERS,
  type SetFunction,
  type ShapleyEstimate,
  type ShapleyPlan,
} from "./shapley.ts";

/**
 * Shapley values and interaction indices from sampled orders, for more players than can be valued exactly.
 *
 * A round sets the players around a circle at random and takes the n orders that begin somewhere and then go on to the
 * left and to the right in turn (the rows of Williams' (1949) balanced square), and the n that run backwards. Every order
 * by itself is as likely as any other, so values and interactions are unbiased; in a round every player has every place
 * equally often, and every pair stands side by side. What a round asks for are the stretches of the circle alone, n(n-1)
 * coalitions besides all and none. An order and its reverse cancel whatever the players do to each other two by two
 * (Castro, Gomez & Tejada 2009 for sampled orders; antithetic ones: Mitchell, Cooper, Frank & Holmes 2022), so that only
 * what three or more do together is left to chance.
 *
 * @param players From 2 to 30.
 * @param rounds From 1; standard errors need 2, because the orders of one round depend on each other.
 * @param seed Of the circles.
 * @throws RangeError If players or rounds are out of range.
 */
export function sampledShapley(players: number, rounds: number, seed: number): ShapleyPlan {
  if (!Number.isInteger(players) || players < 2 || players > MOST_PLAYERS) {
    throw new RangeError(`invalid players; must be a whole number from 2 to ${MOST_PLAYERS}: ${players}`);
  }
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new RangeError(`invalid rounds; must be a whole number from 1: ${rounds}`);
  }
  const circles = Array.from({ length: rounds }, (_, round) => randomCircle(players, round, seed));
  const coalitions = new Set<number>();
  for (const circle of circles) for (const stretch of stretchesOf(circle)) coalitions.add(stretch);
  return {
    method: "sampled",
    coalitions: [...coalitions].sort((a, b) => a - b),
    solve: (value) => meanOf(circles.map((circle) => roundOf(ordersOf(circle), value))),
  };
}

function randomCircle(players: number, round: number, seed: number): number[] {
  const key = keyOf(seed, "attribution");
  return shuffled(players, (place) => keyedUniform(key, round, place));
}

function stretchesOf(circle: readonly number[]): number[] {
  const stretches = [0];
  for (const start of circle.keys()) {
    let stretch = 0;
    for (let length = 1; length <= circle.length; length++) {
      stretch |= 1 << circle[(start + length - 1) % circle.length];
      stretches.push(stretch);
    }
  }
  return stretches;
}

function ordersOf(circle: readonly number[]): number[][] {
  const players = circle.length;
  const orders = circle.map((_, start) =>
    circle.map((_, place) => {
      const steps = (place + 1) >> 1;
      return circle[(start + (place % 2 === 1 ? steps : players - steps)) % players];
    }),
  );
  return [...orders, ...orders.map((order) => [...order].reverse())];
}

/** Means over some orders. */
function roundOf(orders: readonly (readonly number[])[], value: SetFunction): ShapleyEstimate {
  const players = orders[0].length;
  const values = new Array<number>(players).fill(0);
  const interactions = emptyMatrix(players);
  const met = emptyMatrix(players);
  for (const order of orders) {
    let before = 0;
    for (const [place, player] of order.entries()) {
      const after = before | (1 << player);
      const added = value(after) - value(before);
      values[player] += added / orders.length;
      const next = order[place + 1];
      if (next !== undefined) {
        const [i, j] = [Math.min(player, next), Math.max(player, next)];
        interactions[i][j] += value(after | (1 << next)) - value(before | (1 << next)) - added;
        met[i][j]++;
      }
      before = after;
    }
  }
  for (let i = 0; i < players; i++) {
    for (let j = i + 1; j < players; j++) {
      interactions[i][j] /= met[i][j];
      interactions[j][i] = interactions[i][j];
    }
  }
  return { values, interactions };
}

/** The mean of independent rounds; the standard error from their spread. */
function meanOf(rounds: readonly ShapleyEstimate[]): ShapleyEstimate {
  const count = rounds.length;
  const mean = (of: (round: ShapleyEstimate) => number): number =>
    rounds.reduce((sum, round) => sum + of(round), 0) / count;
  const players = rounds[0].values.map((_, player) => player);
  const values = players.map((i) => mean((round) => round.values[i]));
  const interactions = players.map((i) => players.map((j) => mean((round) => round.interactions[i][j])));
  if (count === 1) return { values, interactions };
  const standardErrors = players.map((i) => {
    const variance = mean((round) => square(round.values[i] - values[i])) * (count / (count - 1));
    return Math.sqrt(variance / count);
  });
  return { values, interactions, standardErrors };
}

const square = (value: number): number => value * value;
