import { haloText } from "./halo-text.ts";
import type { PeopleScale } from "./people-scale.ts";
import { spreadLabels } from "./spread-labels.ts";
import { textColour } from "./text-colour.ts";
import { textSize } from "./theme.ts";
import { instantOf, type PlotArea, timeChannel } from "./time-channel.ts";

/** A text beside the right end of a line. */
export interface EndLabel {
  readonly text: string;
  /** Height at which the line ends. */
  readonly value: number;
  readonly color: string;
}

/** Layers of labels to the right of a plot, moved apart where their lines end close together. */
export function endLabels(
  labels: readonly EndLabel[],
  { window, width, height }: PlotArea,
  scale: Pick<PeopleScale, "domain">,
): readonly Readonly<Record<string, unknown>>[] {
  if (labels.length === 0) return [];
  const [least, most] = scale.domain;
  const places = spreadLabels(
    labels.map(({ value }) => value),
    ((textSize + 3) * (most - least)) / height,
  );
  const at = instantOf(window.to);
  return [
    {
      data: {
        values: labels.map(({ text, color }, index) => ({
          text,
          color: textColour(color),
          at,
          place: places[index],
        })),
      },
      encoding: {
        x: timeChannel("at", window, width),
        y: { field: "place", type: "quantitative", scale: { domain: scale.domain } },
      },
      layer: haloText(
        { align: "left", dx: 9 },
        {
          text: { field: "text", type: "nominal" },
          color: { field: "color", type: "nominal", scale: null },
        },
      ),
    },
  ];
}
