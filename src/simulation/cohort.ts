/** A newcomer's number is (day of arrival, returner or not, k-th of that day) below this bit. */
const NEWCOMER = 0x80000000;
const KTH_BITS = 18;
/** So many newcomers of a kind and day have numbers of their own. */
export const MOST_NEWCOMERS = 1 << KTH_BITS;

/** Newcomers of one day: a run of slots, joiners first. */
export interface Cohort {
  /** Day index of arrival. */
  readonly day: number;
  readonly billingDay: number;
  readonly from: number;
  readonly joiners: number;
  readonly to: number;
}

/**
 * Who stands in a slot of a cohort. The number says the day, whether it is a returner, and the place in the day's order,
 * so that one newcomer more makes nobody else another person.
 */
export function newcomerNumber(cohort: Cohort, slot: number): number {
  const joins = slot < cohort.from + cohort.joiners;
  const kth = slot - cohort.from - (joins ? 0 : cohort.joiners);
  return NEWCOMER | ((2 * cohort.day + (joins ? 0 : 1)) << KTH_BITS) | kth | 0;
}

/** Place of a newcomer in the order of the day. */
export function orderOf(number: number): number {
  return number & ((1 << KTH_BITS) - 1);
}

/** Whether a newcomer had left before the start and came back. */
export function isReturner(number: number): boolean {
  return ((number >>> KTH_BITS) & 1) === 1;
}

/**
 * The newcomers of every day in the order of their slots.
 *
 * @throws RangeError If more arrive on a day than numbers can tell apart.
 */
export function cohortsOf(
  joiners: Int32Array,
  returners: Int32Array,
  firstSlot: number,
  billingDayOf: (index: number) => number,
): Cohort[] {
  let slot = firstSlot;
  return Array.from(joiners, (joining, day) => {
    if (joining >= 1 << KTH_BITS || returners[day] >= 1 << KTH_BITS) {
      throw new RangeError(`too many newcomers on a day; at most ${(1 << KTH_BITS) - 1} agents: ${joining}`);
    }
    const from = slot;
    slot += joining + returners[day];
    return { day, billingDay: billingDayOf(day), from, joiners: joining, to: slot };
  });
}
