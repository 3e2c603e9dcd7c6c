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
  for (let index = 0; index < n; index++) {
    const weight = weights[index];
    if (!(weight >= 0) || weight === Number.POSITIVE_INFINITY) {
      throw new RangeError(`invalid weight; must be finite and not negative: ${weight}`);
    }
    total += weight;
  }
  if (!(total > 0)) throw new RangeError(`invalid weights; one at least must be above 0: sum ${total}`);
  const keep = new Float64Array(n).fill(1);
  const other = new Uint32Array(n);
  const scaled = new Float64Array(n);
  // Stacks of the columns below and above their share.
  const small = new Uint32Array(n);
  const large = new Uint32Array(n);
  let smalls = 0;
  let larges = 0;
  for (let index = 0; index < n; index++) {
    other[index] = index;
    scaled[index] = (weights[index] * n) / total;
    if (scaled[index] < 1) small[smalls++] = index;
    else large[larges++] = index;
  }
  while (smalls > 0 && larges > 0) {
    const low = small[--smalls];
    const high = large[larges - 1];
    keep[low] = scaled[low];
    other[low] = high;
    scaled[high] -= 1 - scaled[low];
    if (scaled[high] < 1) {
      small[smalls++] = high;
      larges--;
    }
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
