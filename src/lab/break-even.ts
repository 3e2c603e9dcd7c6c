import type { Account } from "../simulation/accounts.ts";
import type { Period } from "../simulation/outcome.ts";

/**
 * How many more subscribers a world could do without, on the average of a quarter, before it contributes as little as
 * history: the difference in contribution over what a subscriber brings in that quarter,
 * `(contribution - contribution of history) / ((revenue - cost - concessions) / mean subscribers)`.
 *
 * @param mean Of a world's opening and closing, people.
 * @returns People; below 0 if it lacks so many. NaN where a cost is unknown or a subscriber brings nothing.
 */
export function breakEvenPeople(world: Account, history: Account, { opening, closing }: Period): number {
  const each = (world.revenue - world.cost - world.concessions) / ((opening + closing) / 2);
  return each > 0 ? (world.contribution - history.contribution) / each : Number.NaN;
}
