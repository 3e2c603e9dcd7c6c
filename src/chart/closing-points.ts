import type { ObservedClosing } from "./observed-closings.ts";
import { observedPoints } from "./observed-points.ts";
import type { PeopleScale } from "./people-scale.ts";
import { type PlotArea, timeChannel } from "./time-channel.ts";

/** Where observed closings lie in a plot of subscribers over time. */
export function closingChannels(
  plot: PlotArea,
  scale: PeopleScale,
): Readonly<Record<"x" | "y", Readonly<Record<string, unknown>>>> {
  return {
    x: timeChannel("at", plot.window, plot.width),
    y: { field: "people", type: "quantitative", scale: { domain: scale.domain } },
  };
}

/**
 * The layer of observed closings.
 *
 * @param among All observed points of the chart, for one legend.
 */
export function closingLayers(
  points: readonly ObservedClosing[],
  among: readonly ObservedClosing[],
  plot: PlotArea,
  scale: PeopleScale,
): readonly Readonly<Record<string, unknown>>[] {
  const tooltip = [
    { field: "date", type: "nominal", title: "end of" },
    { field: "text", type: "nominal", title: "observed" },
  ];
  return observedPoints(points, { ...closingChannels(plot, scale), tooltip }, among);
}
