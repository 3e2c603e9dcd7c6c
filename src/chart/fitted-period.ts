import { type Day, parseDay } from "../market/date.ts";
import type { Place } from "./beside-line.ts";
import { dateText } from "./date-text.ts";
import { haloText } from "./halo-text.ts";
import { ink } from "./theme.ts";
import { type ChartWindow, instantOf, type PlotArea, timeChannel } from "./time-channel.ts";

/** Up to when observed values were used to fit the model; what comes later is predicted. */
export interface FittedOptions {
  /** ISO date of the last day that was fitted; if absent, the chart says that it does not tell. */
  readonly fittedUntil?: string;
}

/** @throws RangeError If `fittedUntil` is not a date. */
export function fittedDay({ fittedUntil }: FittedOptions): Day | undefined {
  if (fittedUntil === undefined) return undefined;
  const day = parseDay(fittedUntil);
  if (day === undefined)
    throw new RangeError(`invalid fittedUntil; must be a calendar date YYYY-MM-DD: ${fittedUntil}`);
  return day;
}

/**
 * The sentence of a caption that says what was fitted and what predicted.
 *
 * @param observed How many observed values the chart shows.
 */
export function fittedSentence(fitted: Day | undefined, window: ChartWindow, observed: number): string {
  if (observed === 0) return "No observed value stands beside it.";
  if (fitted === undefined) return "Which observed values the model was fitted to is not marked.";
  if (fitted < window.from) return "No observed value shown was used for fitting: all is predicted.";
  if (fitted >= window.to - 1)
    return "The observed values were used for fitting: nothing shown is predicted.";
  return `Observed values up to ${dateText(fitted)} were used for fitting; what comes later is predicted.`;
}

/** Layers that shade the predicted part of a plot and write `fitted | predicted` into it. */
export function fittedBand(
  fitted: Day | undefined,
  { window, width, height }: PlotArea,
  labels: "foot" | "top" | "none" = "foot",
): readonly Readonly<Record<string, unknown>>[] {
  if (fitted === undefined || fitted + 1 >= window.to) return [];
  const border = Math.max(fitted + 1, window.from);
  const share = (border - window.from) / (window.to - window.from);
  const place =
    labels === "top"
      ? { baseline: "top", y: { value: 5 } }
      : { baseline: "bottom", y: { value: height - 4 } };
  const word = (text: string, align: string, dx: number, room: number) =>
    room < wordWidth
      ? []
      : haloText(
          { align, baseline: place.baseline, dx, color: ink.secondary },
          { text: { value: text }, y: place.y },
        );
  const words = [
    ...word("← fitted", "right", -6, share * width),
    ...word("predicted →", "left", 6, (1 - share) * width),
  ];
  const band = {
    mark: { type: "rect", color: "#000000", opacity: bandOpacity },
    encoding: { x2: { value: "width" } },
  };
  return [
    {
      data: { values: [{ from: instantOf(border) }] },
      encoding: { x: timeChannel("from", window, width) },
      layer: [band, ...(labels === "none" ? [] : words)],
    },
  ];
}

/** Where a line leaves more room for the words of `fittedBand`: at the foot of the plot or at its top. */
export function freeSide(
  line: readonly Place[],
  fitted: Day | undefined,
  { window, width }: PlotArea,
  [least, most]: readonly [number, number],
): "foot" | "top" {
  if (fitted === undefined) return "foot";
  const reach = (wordWidth / width) * (instantOf(window.to) - instantOf(window.from));
  const near = line
    .filter(({ at }) => Math.abs(at - instantOf(fitted + 1)) <= reach)
    .map(({ value }) => value);
  return Math.min(...near) - least >= most - Math.max(...near) ? "foot" : "top";
}

/** Room that a word needs, pixels. */
const wordWidth = 80;

/** Light enough for text and grid to be read through it. */
const bandOpacity = 0.055;
