import { shuffled } from "../random/shuffled.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";

/** Which trajectories. */
export interface MorrisDesignOptions {
  /** Number of factors k. */
  readonly factors: number;
  /** Number of trajectories r. */
  readonly trajectories: number;
  readonly seed: number;
  /** Random trajectories to choose from; four times as many as are wanted by default. */
  readonly candidates?: number;
}

/** Levels of a factor, and the step between two of them: half the way, so that all levels come up equally often. */
const LEVELS = [0.125, 0.375, 0.625, 0.875] as const;
const STEP = 0.5;

/**
 * Trajectories through the unit cube for Morris screening: each a random level of every factor, then one factor after the
 * other, in random order, moved by half the cube's width. The levels are the midpoints of four equal slices, so that
 * points are not put where a factor's distribution ends. Of random candidates those are taken that lie far apart
 * (Campolongo, Cariboni & Saltelli 2007): first the two most distant, then one by one the most distant from those taken.
 *
 * @returns `trajectories x (factors + 1)` points; neighbours differ in one coordinate.
 */
export function morrisDesign(options: MorrisDesignOptions): Float64Array[][] {
  const { factors, trajectories, seed, candidates = 4 * trajectories } = options;
  const all = Array.from({ length: Math.max(candidates, trajectories) }, (_, index) =>
    trajectory(factors, seed, index),
  );
  return all.length === trajectories ? all : farApart(all, trajectories);
}

function trajectory(factors: number, seed: number, index: number): Float64Array[] {
  const key = keyOf(seed, "morris trajectory");
  const draw = (place: number): number => keyedUniform(key, index, place);
  const start = Float64Array.from(
    { length: factors },
    (_, factor) => LEVELS[Math.floor(draw(factor) * LEVELS.length)],
  );
  const order = shuffled(factors, (place) => draw(factors + place));
  const points = [start];
  for (const factor of order) {
    const next = points[points.length - 1].slice();
    next[factor] += next[factor] < STEP ? STEP : -STEP;
    points.push(next);
  }
  return points;
}

function farApart(all: readonly Float64Array[][], wanted: number): Float64Array[][] {
  const squares = all.map((one, index) => all.slice(0, index).map((other) => squareOf(distance(one, other))));
  const square = (a: number, b: number): number => (a === b ? 0 : a > b ? squares[a][b] : squares[b][a]);
  const rest = new Set(all.keys());
  const taken: number[] = [];
  const score = new Float64Array(all.length);
  // The first is the one whose most distant other is farthest; the second that other.
  for (const one of rest) score[one] = Math.max(...[...all.keys()].map((other) => square(one, other)));
  while (taken.length < wanted) {
    let best = -1;
    for (const one of rest) if (best < 0 || score[one] > score[best]) best = one;
    if (taken.length === 0) score.fill(0);
    taken.push(best);
    rest.delete(best);
    for (const one of rest) score[one] += square(one, best);
  }
  return taken.sort((a, b) => a - b).map((index) => all[index]);
}

/** The sum of the distances between the points of one trajectory and those of another. */
function distance(one: readonly Float64Array[], other: readonly Float64Array[]): number {
  let sum = 0;
  for (const a of one) {
    for (const b of other) {
      let square = 0;
      for (let factor = 0; factor < a.length; factor++) square += squareOf(a[factor] - b[factor]);
      sum += Math.sqrt(square);
    }
  }
  return sum;
}

function squareOf(x: number): number {
  return x * x;
}
