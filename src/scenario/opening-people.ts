import type { Scenario } from "./scenario.ts";

/** People of the opening over all plans. */
export function openingPeople({ plans }: Pick<Scenario, "plans">): number {
  return Object.values(plans).reduce((sum, { opening }) => sum + (opening?.value ?? 0), 0);
}
