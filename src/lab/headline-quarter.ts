import { toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { quartersOf } from "../simulation/periods.ts";

/**
 * The quarter that a headline tells of: the scenario's own where the run covers all of it, else the last that it covers
 * whole; the scenario's own if there is none.
 */
export function headlineQuarter({ start, until, headline }: Scenario): string {
  const whole = quartersOf(toDay(start), toDay(until)).filter(({ partial }) => !partial);
  const own = whole.find(({ period }) => period === headline.period);
  return (own ?? whole.at(-1) ?? headline).period;
}
