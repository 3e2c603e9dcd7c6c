import { type Extent, packRows } from "../../chart/pack-rows.ts";

/** An event that a hand holds, and the row of every event when it took it. */
export interface HeldLane {
  readonly id: string;
  readonly rows: ReadonlyMap<string, number>;
}

/** Least distance between two events of a row, pixels. */
const GAP = 8;

/**
 * The row of each event, in which it meets no other; and the events whose names are covered.
 *
 * While a hand holds an event all keep their rows, so that nothing jumps under the pointer; names that would then be
 * printed over each other give way to the one held.
 *
 * @param placed What each event covers with its name, pixels, by its date now.
 */
export function laneRows(
  placed: readonly (Extent & { readonly id: string })[],
  held: HeldLane | undefined,
): { readonly rows: ReadonlyMap<string, number>; readonly covered: ReadonlySet<string> } {
  if (!held) {
    const packed = packRows(placed, GAP);
    return { rows: new Map(placed.map(({ id }, index) => [id, packed[index]])), covered: new Set() };
  }
  // One that comes into sight while another is held has a row of its own.
  let next = Math.max(-1, ...held.rows.values()) + 1;
  const rows = new Map(held.rows);
  for (const { id } of placed) if (!rows.has(id)) rows.set(id, next++);
  const covered = placed.filter(
    (one) =>
      one.id !== held.id &&
      placed.some(
        (other) =>
          other.id !== one.id &&
          rows.get(other.id) === rows.get(one.id) &&
          other.start < one.end &&
          one.start < other.end,
      ),
  );
  return { rows, covered: new Set(covered.map(({ id }) => id)) };
}
