import { normalCdf, normalQuantile, Z95 } from "../random/normal.ts";
import { isShareUnit, type Parameter } from "./parameter.ts";

/** A prior belief about a parameter, read as a normal distribution cut at the ends of what makes sense. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
  /** The central 90 %. */
  readonly range: readonly [number, number];
}

/** The prior of a parameter: the one it had before it was calibrated, else its value and range. */
export function priorOf(parameter: Parameter): Prior {
  const { mean, range } = parameter.prior ?? { mean: parameter.value, range: parameter.range };
  return { mean, sd: (range[1] - range[0]) / (2 * Z95), range };
}

/**
 * The ends of what makes sense for a parameter: a quarter of its range's width beyond the range, but no share or
 * probability outside 0..1 and nothing below a quarter of a range's lower end that is above 0.
 */
export function limitsOf(parameter: Parameter): readonly [number, number] {
  const [low, high] = priorOf(parameter).range;
  const slack = (high - low) / 4;
  const isShare = isShareUnit(parameter.unit);
  const least = low > 0 ? low / 4 : isShare || low === 0 ? 0 : low - slack;
  return [Math.max(least, low - slack), isShare ? Math.min(1, high + slack) : high + slack];
}

/**
 * The value of a parameter's prior below which it lies with a given probability. The prior has its median at the prior's
 * mean and its 5 % and 95 % quantiles at the ends of the range: half a normal distribution on either side, as wide as
 * that side of the range; then it is cut at {@link limitsOf}. Where the mean is not inside the range, both halves are as
 * wide as half the range.
 *
 * @param p 0..1; 0 and 1 give the limits.
 */
export function priorQuantile(parameter: Parameter, p: number): number {
  const { mean, sd, range } = priorOf(parameter);
  const [low, high] = range;
  const isInside = low < mean && mean < high;
  const below = isInside ? (mean - low) / Z95 : sd;
  const above = isInside ? (high - mean) / Z95 : sd;
  const [least, most] = limitsOf(parameter);
  if (!(above > 0) || !(below > 0)) return mean;
  const shareBelow = (x: number): number => normalCdf((x - mean) / (x < mean ? below : above));
  const from = shareBelow(least);
  const q = from + p * (shareBelow(most) - from);
  if (q <= 0 || q >= 1) return q <= 0 ? least : most;
  const z = normalQuantile(q);
  return Math.min(most, Math.max(least, mean + z * (z < 0 ? below : above)));
}
