/**
 * The quantile of a sample by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996), the default
 * of R and NumPy. (simple-statistics has type 2, which jumps.)
 *
 * @param values the sample, in any order; left as it is
 * @param p from 0 (the smallest) to 1 (the largest)
 * @throws RangeError if the sample is empty or contains a NaN, or p is outside [0, 1]
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(sorted(values), p);
}

/** The values in ascending order, as a new array. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** {@link quantile} of values that are already ascending. */
export function quantileOfSorted(ascending: ArrayLike<number>, p: number): number {
  const last = ascending.length - 1;
  if (last < 0) throw new RangeError("sample: expected at least one value, found none");
  // Sorting puts NaN last.
  if (Number.isNaN(ascending[last])) throw new RangeError("sample: expected numbers, found NaN");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: expected a number from 0 to 1, found ${p}`);
  const position = last * p;
  const below = Math.floor(position);
  if (below === last) return ascending[last];
  const share = position - below;
  return share === 0 ? ascending[below] : ascending[below] * (1 - share) + ascending[below + 1] * share;
}
