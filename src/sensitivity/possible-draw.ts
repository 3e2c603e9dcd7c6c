import { arePossible, type ParameterValues, parameterBonds } from "../behaviour/possible-parameters.ts";
import type { Draw } from "../market/draw.ts";
import type { Parameters } from "../market/parameter.ts";
import type { Margin } from "./margin.ts";

/**
 * Values of parameters at a point of the unit cube, a coordinate a margin. Where the engine cannot have any values
 * together, the first of such parameters that varies is conditional on the others: its coordinate is a share of what is
 * left of its margin, so that every point is possible and points keep their even spread.
 *
 * @param parameters Values of the parameters that do not vary.
 * @throws RangeError If the others leave nothing of a margin.
 */
export function possibleDraw(
  margins: readonly Margin[],
  point: ArrayLike<number>,
  parameters: Parameters,
): Draw {
  const draw: Record<string, number> = {};
  for (const [index, margin] of margins.entries()) draw[margin.id] = margin.at(point[index]);
  for (const { ids, isPossible } of parameterBonds) {
    const varied = ids.find((id) => Object.hasOwn(draw, id));
    if (varied === undefined) continue;
    const index = margins.findIndex(({ id }) => id === varied);
    const [from, to] = possibleShares(margins[index], (value) =>
      isPossible(valuesOf({ ...draw, [varied]: value }, parameters)),
    );
    draw[varied] = margins[index].at(from + point[index] * (to - from));
  }
  return draw;
}

/**
 * The ends of a margin's central 90 %, the other parameters as they are: where an end is not possible with them, the last
 * value before it that is.
 */
export function possibleEnds(margin: Margin, parameters: Parameters): readonly [number, number] {
  const isPossible = (value: number): boolean => arePossible(valuesOf({ [margin.id]: value }, parameters));
  const { low, high } = margin;
  if (isPossible(low) && isPossible(high)) return [low, high];
  const [from, to] = possibleShares(margin, isPossible).map((share) => margin.at(share));
  return [Math.max(low, from), Math.min(high, to)];
}

function valuesOf(draw: Draw, parameters: Parameters): ParameterValues {
  return (id) => draw[id] ?? parameters[id]?.value;
}

/** Halvings that find a limit to the last bit that matters. */
const HALVINGS = 40;

/** The shares of a margin that are possible: all, or those on one side of a limit. */
function possibleShares(margin: Margin, isPossible: (value: number) => boolean): readonly [number, number] {
  const [lower, upper] = [0, 1].map((end) => isPossible(margin.at(end)));
  if (lower && upper) return [0, 1];
  if (!lower && !upper) {
    throw new RangeError(`${margin.id}: expected a value that is possible with the others, found none`);
  }
  let [possible, not] = lower ? [0, 1] : [1, 0];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (possible + not) / 2;
    if (isPossible(margin.at(middle))) possible = middle;
    else not = middle;
  }
  return lower ? [0, possible] : [possible, 1];
}
