import type { Scenario } from "./scenario.ts";

/** A rise above this many times the price before is far beyond the one of 1.6 times that the parameters are fitted to. */
const FAR = 2;

/** What a scenario asks of the model that nothing supports, in sentences: steep rises of prices. */
export function cautionsOf({ plans, events, currency }: Scenario): string[] {
  return events.flatMap((event) => {
    if (!("prices" in event) || "rival" in event) return [];
    return Object.entries(event.prices).flatMap(([id, amount]) => {
      const steps = plans[id]?.price.filter(({ from }) => from <= event.announced) ?? [];
      const before = steps.at(-1)?.amount ?? 0;
      if (before <= 0 || amount <= FAR * before) return [];
      const times = Number((amount / before).toPrecision(2));
      return [
        `events.${event.id} sets ${id} to ${amount} ${currency}, ${times} times its price before. The model is fitted to a rise of 1.6 times, and in it a steeper rise is not noticed by more people: too few will be seen to leave.`,
      ];
    });
  });
}
