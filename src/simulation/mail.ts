import type { Day } from "../market/date.ts";
import { BILLING_DAYS, billingDaysOn } from "./calendar.ts";
import type { Cohort } from "./cohort.ts";

/**
 * What the parts of a population tell each other once a day: the numbers of those who heard of a leaver in another part.
 * Every part writes a list of its own, and reads everybody's when all have written.
 */
export interface Mail {
  /** How many numbers each part has written today. */
  readonly counts: Int32Array;
  /** The list of each part. */
  readonly numbers: readonly Int32Array[];
}

/**
 * Entries that a part's list can need on any day of a run: nobody leaves who does not renew.
 *
 * @param agents Opening subscribers.
 * @param parts Parts in all.
 * @param listeners Most places that hear of a leaver.
 */
export function mailLength(
  start: Day,
  days: number,
  agents: number,
  cohorts: readonly Cohort[],
  parts: number,
  listeners: number,
): number {
  if (parts === 1) return 0;
  const groups = Math.ceil(agents / BILLING_DAYS);
  const byBillingDay = new Float64Array(BILLING_DAYS + 1);
  for (const { billingDay, from, to } of cohorts) byBillingDay[billingDay] += Math.ceil((to - from) / parts);
  let most = 0;
  for (let index = 0; index < days; index++) {
    const { first, last } = billingDaysOn(start + index);
    let renewing = 0;
    for (let day = first; day <= last; day++) renewing += Math.ceil(groups / parts) + byBillingDay[day];
    most = Math.max(most, renewing);
  }
  return most * listeners;
}

/** Bytes of the lists. */
export function mailBytes(parts: number, length: number): number {
  return Int32Array.BYTES_PER_ELEMENT * parts * (length + 1);
}

/** Empty lists. @param buffer Zeroed memory of `mailBytes`. */
export function mailOf(
  parts: number,
  length: number,
  buffer: ArrayBufferLike = new ArrayBuffer(mailBytes(parts, length)),
): Mail {
  const words = new Int32Array(buffer);
  return {
    counts: words.subarray(0, parts),
    numbers: Array.from({ length: parts }, (_, part) => {
      const from = parts + part * length;
      return words.subarray(from, from + length);
    }),
  };
}
