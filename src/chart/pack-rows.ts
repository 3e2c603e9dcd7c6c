/** What something covers from left to right, pixels. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Give each extent the lowest row in which it meets no other, in the order given.
 *
 * @param gap Least distance between two extents of a row, pixels.
 * @returns A row per extent, from 0.
 */
export function packRows(extents: readonly Extent[], gap: number): number[] {
  const rows: Extent[][] = [];
  return extents.map((extent) => {
    const isFree = (row: readonly Extent[]) =>
      row.every((other) => other.end + gap <= extent.start || extent.end + gap <= other.start);
    const free = rows.findIndex(isFree);
    if (free >= 0) {
      rows[free].push(extent);
      return free;
    }
    rows.push([extent]);
    return rows.length - 1;
  });
}
