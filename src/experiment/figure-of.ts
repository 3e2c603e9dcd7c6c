import type { Period } from "../simulation/outcome.ts";

/**
 * The figure of a quarter that a quantity names: closing, grossAdditions, cancellations, netAdditions, monthlyChurn,
 * revenue, or `closing.<family>`, as in `observed.csv`.
 *
 * @throws RangeError If the quarter has no such figure.
 */
export function figureOf(period: Period, quantity: string): number {
  const figure: unknown = quantity.startsWith("closing.")
    ? period.byPlan[quantity.slice("closing.".length)]
    : period[quantity as keyof Period];
  if (typeof figure === "number") return figure;
  throw new RangeError(`${period.period}: expected a figure named ${quantity}, found none`);
}
