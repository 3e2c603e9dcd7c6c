/** Bounds and ticks of an axis, all of them round. */
export interface RoundScale {
  readonly domain: readonly [number, number];
  /** At least two, evenly spaced; the first and last are the bounds. */
  readonly ticks: readonly number[];
}

export interface RoundScaleOptions {
  /** Whether the scale must contain zero, as bars need it; true by default. */
  readonly zero?: boolean;
  /** About how many intervals; 5 by default. */
  readonly ticks?: number;
}

/**
 * The tightest scale that holds all values with ticks at multiples of 1, 2 or 5 times a power of ten, at least 1.
 *
 * @param values Those that are not finite are ignored; of none the scale is from 0 to 1.
 */
export function roundScale(values: Iterable<number>, options: RoundScaleOptions = {}): RoundScale {
  const { zero = true, ticks: count = 5 } = options;
  let least = zero ? 0 : Number.POSITIVE_INFINITY;
  let most = zero ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) [least, most] = [0, 1];
  const step = stepOf((most - least) / count);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

function stepOf(least: number): number {
  let power = 1;
  while (power * 10 <= least) power *= 10;
  return [1, 2, 5].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power;
}
