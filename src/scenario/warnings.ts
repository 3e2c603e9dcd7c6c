import { tenureWarning } from "./assumed-tenure.ts";
import { cautionsOf } from "./cautions.ts";
import { fewSubscribersWarning } from "./fewest-subscribers.ts";
import { oddDates } from "./odd-dates.ts";
import { oddPrices } from "./odd-prices.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** Everything in a sound scenario that is probably not meant, that is taken for granted, or that the model cannot carry. */
export function warningsOf(scenario: Scenario): Warning[] {
  const prices = oddPrices(scenario);
  // One price that is a slip makes the mean bill odd, too, and a rise steep.
  const isSlip = ({ path }: Warning): boolean =>
    prices.some((price) => price.path === path || price.path.startsWith(`${path}.`));
  return [
    ...prices,
    ...cautionsOf(scenario).filter((caution) => !isSlip(caution)),
    ...oddDates(scenario),
    ...fewSubscribersWarning(scenario),
    ...tenureWarning(scenario),
  ];
}
