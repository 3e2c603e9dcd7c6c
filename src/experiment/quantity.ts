import { didYouMean } from "../scenario/nearest.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What a figure of a quarter counts: people, a share per month, or the scenario's currency. */
export type QuantityUnit = "people" | "share" | "money";

const UNITS: Readonly<Record<string, QuantityUnit>> = {
  closing: "people",
  grossAdditions: "people",
  returns: "people",
  cancellations: "people",
  netAdditions: "people",
  opening: "people",
  monthlyChurn: "share",
  revenue: "money",
  contribution: "money",
};

/** The unit of a figure that `figureOf` knows. */
export function quantityUnit(quantity: string): QuantityUnit {
  return UNITS[quantity] ?? "people";
}

/** The figures that every quarter of a scenario has, as `figureOf` names them. */
export function quantitiesOf({ plans }: Pick<Scenario, "plans">): string[] {
  const families = new Set(Object.values(plans).map(({ family }) => `closing.${family}`));
  return [...Object.keys(UNITS), ...families];
}

/** @throws RangeError If a scenario's quarters have no such figure; names the nearest. */
export function checkQuantity(scenario: Pick<Scenario, "plans">, quantity: string): void {
  const known = quantitiesOf(scenario);
  if (known.includes(quantity)) return;
  const near = didYouMean(quantity, known);
  const hint = near === undefined ? "" : ` (${near})`;
  throw new RangeError(`invalid quantity; must be one of ${known.join(", ")}: ${quantity}${hint}`);
}
