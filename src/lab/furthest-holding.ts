/**
 * The furthest whole number from one where something holds towards another: that one itself if it holds there, else the
 * last before it does not, by halving.
 *
 * @param inside Where it holds.
 * @param towards Whole steps away from `inside`, above or below it.
 */
export function furthestHolding(inside: number, towards: number, holds: (at: number) => boolean): number {
  if (inside === towards || holds(towards)) return towards;
  let held = inside;
  let lost = towards;
  while (Math.abs(lost - held) > 1) {
    const middle = Math.trunc((held + lost) / 2);
    if (holds(middle)) held = middle;
    else lost = middle;
  }
  return held;
}
