import type { Attribution } from "../experiment/attribution.ts";
import { quantityUnit } from "../experiment/quantity.ts";
import { quarterBounds, toDay } from "../market/date.ts";
import { dateText } from "./date-text.ts";
import { figureName } from "./figure-scale.ts";

/**
 * What an attributed figure counts, in words.
 *
 * @throws RangeError If it is a rate, whose shares have no people to be drawn as.
 */
export function sharedName({ quantity }: Attribution): string {
  if (quantityUnit(quantity) === "share")
    throw new RangeError(`quantity: expected a figure that is a sum, found ${quantity}`);
  return figureName(quantity);
}

/** When it was counted: `on 30 September 2011`, or from when to when. */
export function whenText({
  quantity,
  period,
  until,
}: Pick<Attribution, "quantity" | "period" | "until">): string {
  const last = dateText(toDay(until));
  return quantity.startsWith("closing")
    ? `on ${last}`
    : `from ${dateText(quarterBounds(period).start)} to ${last}`;
}

/** Over what the means and intervals are taken: `10 draws of the parameters, a seed each`. */
export function spreadText({ draws, replicates }: Attribution): string {
  const seeds = replicates === 1 ? "1 seed" : `${replicates} seeds`;
  if (draws === 1) return seeds;
  return `${draws} draws of the parameters, ${replicates === 1 ? "a seed" : seeds} each`;
}

/** How the shares were found. */
export function methodText({ method, rounds = 0 }: Attribution): string {
  if (method === "exact") return "exact Shapley values";
  return `Shapley values from ${rounds} ${rounds === 1 ? "round" : "rounds"} of sampled orders for each`;
}

/** Whether there is more than one sample, so that there are intervals. */
export function hasIntervals({ samples }: Attribution): boolean {
  return samples.length > 1;
}
