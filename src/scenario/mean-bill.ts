import type { Scenario } from "./scenario.ts";

/**
 * What a subscriber pays a month on the first day, in the scenario's currency: the mean of the plans' prices, weighted by
 * their opening subscribers. Plans that are not sold by then do not count.
 *
 * @returns `undefined` if nobody subscribes to a plan that has a price.
 */
export function meanBill({ plans, start }: Pick<Scenario, "plans" | "start">): number | undefined {
  let people = 0;
  let bills = 0;
  for (const { opening, price } of Object.values(plans)) {
    const amount = price.filter(({ from }) => from <= start).at(-1)?.amount;
    if (amount === undefined || opening === undefined) continue;
    people += opening.value;
    bills += opening.value * amount;
  }
  return people === 0 ? undefined : bills / people;
}
