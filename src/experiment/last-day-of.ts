import { isoOf, quarterBounds, toDay } from "../market/date.ts";
import { didYouMean } from "../scenario/nearest.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { quartersOf } from "../simulation/periods.ts";

/**
 * The last day of a quarter that a scenario can be run to.
 *
 * @param period Such as `2011Q3`.
 * @throws RangeError If it is not a quarter, or none of the scenario's; names the nearest that is.
 */
export function lastDayOf(scenario: Scenario, period: string): string {
  const latest = scenario.latest ?? scenario.until;
  const [start, last] = [toDay(scenario.start), toDay(latest)];
  const quarters = quartersOf(start, last).map((quarter) => quarter.period);
  const refused = (expected: string): RangeError => {
    const near = didYouMean(period, quarters);
    const hint = near === undefined ? "" : ` (${near})`;
    return new RangeError(`invalid period; must ${expected}: ${period}${hint}`);
  };
  if (!/^\d{4}Q[1-4]$/.test(period)) throw refused(`be a quarter such as ${quarters[0]}`);
  if (!quarters.includes(period)) throw refused(`lie within ${scenario.start} to ${latest}`);
  const { end } = quarterBounds(period);
  return end < last ? isoOf(end) : latest;
}
