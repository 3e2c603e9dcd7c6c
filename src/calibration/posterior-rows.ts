import { arePossible } from "../behaviour/possible-parameters.ts";
import type { Draw } from "../market/draw.ts";
import { limitsOf } from "../market/prior.ts";
import { normalQuantile } from "../random/normal.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";
import { systematicResample } from "../statistics/weighted-sample.ts";
import { type PosteriorSpace, uncertainParameters } from "./posterior-space.ts";
import { valueAtScore } from "./prior-scores.ts";

/** A row that cannot be, after so many others were tried, is a fault. */
const MOST_TRIED = 1000;

/**
 * Equally likely joint draws of every parameter whose prior has a width: the searched ones from the weighted points, each
 * other one from its prior, independently. Values have four significant digits; the order has no meaning.
 */
export function rowsOf(
  { ids, shared }: PosteriorSpace,
  points: readonly Float64Array[],
  weights: Float64Array,
  { seed, rows }: { readonly seed: number; readonly rows: number },
): Draw[] {
  const comb = keyOf(seed, "posterior: comb");
  const order = keyOf(seed, "posterior: order");
  const luck = keyOf(seed, "posterior: other parameters");
  const chosen = systematicResample(weights, rows, keyedUniform(comb, 0, 0))
    .map((index, place) => ({ index, place, rank: keyedUniform(order, place, 0) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place);
  const all = uncertainParameters(shared);
  return chosen.map(({ index }, row) => {
    for (let attempt = 0; attempt < MOST_TRIED; attempt++) {
      const draw = Object.fromEntries(
        all.map((id, column): [string, number] => {
          const coordinate = ids.indexOf(id);
          const score =
            coordinate >= 0
              ? points[index][coordinate]
              : normalQuantile(keyedUniform(luck, row, attempt * all.length + column));
          return [id, rounded(valueAtScore(shared[id], score), limitsOf(shared[id]))];
        }),
      );
      if (arePossible((id) => draw[id] ?? shared[id]?.value)) return draw;
    }
    throw new RangeError(`posterior: expected a draw that can be, found none in ${MOST_TRIED}`);
  });
}

/** More than four digits would claim more than the draws know; a limit is not rounded away. */
function rounded(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, Number(value.toPrecision(4))));
}
