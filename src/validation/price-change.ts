import type { MarketEvent } from "../market/event.ts";
import type { Scenario } from "../scenario/scenario.ts";

/**
 * By which share the mean bill of the opening subscribers changes within a scenario: what each plan costs at the end
 * against the eve of the start, weighted by who holds it. 0 where no price moves; half the price is -0.5. A price that
 * only new subscribers pay, or that the old ones are spared to the end, does not move it.
 */
export function priceChange(scenario: Scenario): number {
  let before = 0;
  let after = 0;
  for (const [id, plan] of Object.entries(scenario.plans)) {
    const people = plan.opening?.value ?? 0;
    const first = plan.price.filter(({ from }) => from <= scenario.start).at(-1) ?? plan.price[0];
    if (people === 0 || first === undefined) continue;
    before += people * first.amount;
    after += people * lastPrice(scenario, id, plan.price.at(-1)?.amount ?? first.amount);
  }
  return before === 0 ? 0 : after / before - 1;
}

/** The price of a plan after the last event that sets it for those who already subscribe. */
function lastPrice(scenario: Scenario, plan: string, otherwise: number): number {
  let price = otherwise;
  const spared = new Set(scenario.events.flatMap((event) => sparedBy(event, scenario.until)));
  for (const event of scenario.events) {
    if (event.type !== "price-change" && event.type !== "plan-split") continue;
    if (spared.has(event.id) || ("for" in event && event.for === "new")) continue;
    price = event.prices[plan] ?? price;
  }
  return price;
}

/** The event whose price another one keeps from those who already subscribe. */
function sparedBy(event: MarketEvent, until: string): string[] {
  if (event.type === "reversal") return [event.of];
  const isKept =
    event.type === "grandfathering" && event.families === undefined && (event.until ?? "9999") > until;
  return isKept ? [event.of] : [];
}
