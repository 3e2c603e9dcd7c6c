import { moneyCaution } from "./money-caution.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** A rise above this many times the price before is far beyond the one of 1.6 times that the parameters are fitted to. */
const FAR = 2;

/** What a scenario asks of the model that nothing supports: money of another size, steep rises of prices. */
export function cautionsOf(scenario: Scenario): Warning[] {
  return [...moneyCaution(scenario), ...steepRises(scenario)];
}

function steepRises({ plans, events, currency }: Scenario): Warning[] {
  return events.flatMap((event) => {
    if (!("prices" in event) || "rival" in event) return [];
    return Object.entries(event.prices).flatMap(([id, amount]) => {
      const steps = plans[id]?.price.filter(({ from }) => from <= event.announced) ?? [];
      const before = steps.at(-1)?.amount ?? 0;
      if (before <= 0 || amount <= FAR * before) return [];
      const times = Number((amount / before).toPrecision(2));
      return [
        {
          path: `events.${event.id}.prices.${id}`,
          text: `${amount} ${currency} is ${times} times its price before. The model is fitted to a rise of 1.6 times, and in it a steeper rise is not noticed by more people: too few will be seen to leave.`,
        },
      ];
    });
  });
}
