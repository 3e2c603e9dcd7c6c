import type { Flows } from "./ledger.ts";

/** How large a tally is. */
export interface TallyShape {
  readonly days: number;
  readonly plans: number;
  readonly classes: number;
  readonly destinations: number;
}

/**
 * What one part of a population counts. Whole numbers only: parts add up to the same whatever their number and order;
 * amounts of money follow from the sums.
 */
export interface Tally extends TallyShape, Flows {
  /** All columns, one after the other. */
  readonly counts: Int32Array;
  /** Of those who returned, the ones whom a win-back offer brought; days x plans. */
  readonly wonBack: Int32Array;
  /** Bills; days x classes x plans. */
  readonly bills: Int32Array;
}

/** Bytes of a tally. */
export function tallyBytes({ days, plans, classes, destinations }: TallyShape): number {
  return Int32Array.BYTES_PER_ELEMENT * days * ((9 + classes) * plans + destinations + 2);
}

/** A tally of nothing yet. @param buffer Zeroed memory of `tallyBytes`, from `offset` on. */
export function tallyOf(
  shape: TallyShape,
  buffer: ArrayBufferLike = new ArrayBuffer(tallyBytes(shape)),
  offset = 0,
): Tally {
  const { days, plans, classes, destinations } = shape;
  const counts = new Int32Array(buffer, offset, tallyBytes(shape) / Int32Array.BYTES_PER_ELEMENT);
  let taken = 0;
  const column = (length: number): Int32Array => {
    taken += length;
    return counts.subarray(taken - length, taken);
  };
  return {
    days,
    plans,
    classes,
    destinations,
    counts,
    joined: column(days * plans),
    returned: column(days * plans),
    switchedIn: column(days * plans),
    switchedOut: column(days * plans),
    leftBackground: column(days * plans),
    leftTrial: column(days * plans),
    leftChoice: column(days * plans),
    retained: column(days * plans),
    wonBack: column(days * plans),
    bills: column(days * classes * plans),
    attentive: column(days),
    renewals: column(days),
    destination: column(days * destinations),
  };
}

/** The sum of the parts' tallies. */
export function sumOfTallies(tallies: readonly Tally[]): Tally {
  const sum = tallyOf(tallies[0]);
  for (const { counts } of tallies) {
    for (let cell = 0; cell < counts.length; cell++) sum.counts[cell] += counts[cell];
  }
  return sum;
}
