/**
 * The numbers from 0 to `count - 1` in random order, by Fisher and Yates' shuffle.
 *
 * @param uniformAt A uniform number in (0, 1) for each place from 1 to `count - 1`, independent of the others.
 */
export function shuffled(count: number, uniformAt: (place: number) => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(uniformAt(last) * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
