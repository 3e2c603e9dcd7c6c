/** A table that draws one of n categories from one 32-bit word, without a loop. */
export interface AliasTable {
  /** Chance that a column keeps its own category, as a fraction of 1; length n. */
  readonly keep: Float64Array;
  /** The category that a column gives otherwise; length n. */
  readonly other: Uint32Array;
}

/**
 * Build an alias table (Walker 1977, in Vose's 1991 form).
 *
 * @param weights Non-negative, not all zero; length n at most 65,536. Need not sum to 1.
 * @throws RangeError If a weight is negative or not finite, or all are zero.
 */
export function aliasTable(weights: Float64Array): AliasTable {
  const n = weights.length;
  let total = 0;
  for (const weight of weights) {
    if (!(weight >= 0) || weight === Number.POSITIVE_INFINITY) {
      throw new RangeError(`invalid weight; must be finite and not negative: ${weight}`);
    }
    total += weight;
  }
  if (!(total > 0)) throw new RangeError(`invalid weights; one at least must be above 0: sum ${total}`);
  const keep = new Float64Array(n).fill(1);
  const other = Uint32Array.from({ length: n }, (_, index) => index);
  const scaled = Array.from(weights, (weight) => (weight * n) / total);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((weight, index) => {
    (weight < 1 ? small : large).push(index);
  });
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large[large.length - 1] as number;
    keep[low] = scaled[low];
    other[low] = high;
    scaled[high] -= 1 - scaled[low];
    if (scaled[high] < 1) small.push(large.pop() as number);
  }
  return { keep, other };
}

/**
 * Draw a category.
 *
 * @param u A uniform number in (0, 1): its whole part after scaling by n picks the column, the rest decides.
 */
export function drawAlias(table: AliasTable, u: number): number {
  const scaled = u * table.keep.length;
  const column = Math.floor(scaled);
  return scaled - column < table.keep[column] ? column : table.other[column];
}
