import { quantityUnit } from "../experiment/quantity.ts";
import type { FigureName } from "../experiment/uncertainty.ts";
import { quarterBounds } from "../market/date.ts";
import { dateText } from "./date-text.ts";
import { numberChannel, percentText } from "./number-channel.ts";
import { peopleAxis } from "./people-channel.ts";
import { peopleScale, reportedPeople } from "./people-scale.ts";
import type { RoundScaleOptions } from "./round-scale.ts";

/** How a figure of a quarter is drawn and written. */
export interface FigureScale {
  readonly domain: readonly [number, number];
  readonly axis: Readonly<Record<string, unknown>>;
  /** A value of the figure, such as `23.79M` or `6.27 %`. */
  text(value: number): string;
}

/** The scale of a figure: people and money in millions or thousands, shares in per cent. */
export function figureScale(
  quantity: string,
  values: readonly number[],
  options: RoundScaleOptions = {},
): FigureScale {
  if (quantityUnit(quantity) === "share") {
    const { scale, axis } = numberChannel("", "", values, {
      ...options,
      ...{ parts: 10_000, factor: 100, suffix: " %" },
    }) as { scale: { domain: readonly [number, number] }; axis: Readonly<Record<string, unknown>> };
    return { domain: scale.domain, axis, text: percentText };
  }
  const scale = peopleScale(values, options);
  return { domain: scale.domain, axis: peopleAxis(scale), text: reportedPeople };
}

const names: Readonly<Record<string, string>> = {
  closing: "subscribers",
  opening: "subscribers at the opening",
  cancellations: "cancellations",
  grossAdditions: "gross additions",
  netAdditions: "net additions",
  returns: "returns",
  monthlyChurn: "churn per month",
  revenue: "revenue",
  contribution: "contribution",
};

/** A figure in words, without its quarter: `subscribers with dvd`. */
export function figureName(quantity: string): string {
  const [figure, family] = quantity.split(".");
  return family === undefined ? (names[figure] ?? quantity) : `subscribers with ${family}`;
}

/** A figure in words: `subscribers on 30 September 2011`, `cancellations of 2011Q3`. */
export function figureWords({ quantity, period }: FigureName): string {
  const name = figureName(quantity);
  if (!quantity.startsWith("closing")) return `${name} of ${period}`;
  return `${name} on ${dateText(quarterBounds(period).end)}`;
}
