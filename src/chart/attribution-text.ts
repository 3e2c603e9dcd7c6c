import type { Attribution } from "../experiment/attribution.ts";
import { quarterBounds, toDay } from "../market/date.ts";
import { dateText } from "./date-text.ts";

const names: Readonly<Record<string, string>> = {
  closing: "subscribers",
  cancellations: "cancellations",
  grossAdditions: "gross additions",
  netAdditions: "net additions",
  returns: "returns",
  opening: "subscribers at the start",
  revenue: "revenue",
  contribution: "contribution",
};

/** What a figure counts, in words; undefined for a rate. */
export function quantityText(quantity: string): string | undefined {
  const [figure, family] = quantity.split(".");
  return family === undefined ? names[figure] : `subscribers with ${family}`;
}

/** When it was counted: `on 30 September 2011`, or from when to when. */
export function whenText({ quantity, period, until }: Attribution): string {
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

/** `20,000`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
