import type { Day } from "../market/date.ts";
import { textsBesideLine } from "./beside-line.ts";
import { closingChannels, closingLayers } from "./closing-points.ts";
import { type EndLabel, endLabels } from "./end-labels.ts";
import { eventMarkers, eventRules } from "./event-markers.ts";
import { familyColours, familyTitle } from "./families.ts";
import { fittedBand, freeSide } from "./fitted-period.ts";
import type { ObservedClosing } from "./observed-closings.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale } from "./people-scale.ts";
import type { EventMark } from "./place-marks.ts";
import { extentOf, type StockRow, stockLayers } from "./stock-lines.ts";
import { palette } from "./theme.ts";
import { type ChartWindow, type PlotArea, timeChannel } from "./time-channel.ts";

const width = 505;

type Layers = readonly Readonly<Record<string, unknown>>[];

/** How the line of all subscribers is drawn. */
export interface TotalStock {
  /** The line, of every day. */
  readonly rows: readonly { readonly at: number; readonly people: number }[];
  /** What else the scale must hold. */
  readonly extent: readonly number[];
  /** Labels at its end. */
  readonly ends: readonly EndLabel[];
  readonly layers: (channels: Readonly<Record<"x" | "y" | "color", unknown>>) => Layers;
}

/** The rows of a plan family. */
interface FamilyStock {
  readonly family: string;
  readonly rows: readonly StockRow[];
}

/** What the panels show. */
interface StockPanels {
  readonly window: ChartWindow;
  /** What is counted, in the plural. */
  readonly unit: string;
  readonly total: TotalStock;
  /** Every family; the lower panel is left out if there is one alone. */
  readonly families: readonly FamilyStock[];
  readonly closings: readonly ObservedClosing[];
  readonly events: readonly EventMark[];
  readonly fitted: Day | undefined;
  /** Heights of the panels, and how far labels of events may reach to the right: as far as those of the lines. */
  readonly totalHeight: number;
  readonly familiesHeight: number;
  readonly rightRoom: number;
}

/**
 * The panels of a chart of subscribers over time: all of them above, on an axis that need not start at zero, and plan
 * families below; points are observed.
 */
export function stockPanels(shown: StockPanels): Readonly<Record<string, unknown>> {
  const { window, families, closings, events, fitted, totalHeight, familiesHeight, rightRoom, unit } = shown;
  const upper = { window, width, height: totalHeight };
  const lower = { window, width, height: familiesHeight };
  const hasFamilies = families.length > 1;
  const familiesPanel = {
    width,
    height: familiesHeight,
    layer: [
      ...fittedBand(fitted, lower, "none"),
      ...eventRules(events, lower),
      ...familyLayers(families, closings, lower, unit),
    ],
  };
  return {
    vconcat: [
      {
        width,
        height: totalHeight,
        layer: [...eventMarkers(events, window, width, rightRoom), ...totalLayers(shown, upper, hasFamilies)],
      },
      ...(hasFamilies ? [familiesPanel] : []),
    ],
    spacing: 14,
    resolve: { scale: { shape: "shared", fill: "shared" } },
    config: { axisY: { minExtent: 42 } },
  };
}

/** @param bare Whether another panel below carries the labels of the time axis. */
function totalLayers({ total, closings, fitted, unit }: StockPanels, plot: PlotArea, bare: boolean): Layers {
  const points = closings.filter(({ family }) => family === undefined);
  const scale = peopleScale([...total.extent, ...points.map(({ people }) => people)], { zero: false });
  const last = total.rows[total.rows.length - 1];
  const atEnd = points.filter(({ at }) => at === last.at);
  const observedEnds = atEnd.map(({ text, people }) => ({
    text: `observed ${text}`,
    value: people,
    color: palette.observed,
  }));
  const x = timeChannel("at", plot.window, plot.width);
  const line = total.rows.map(placeOf);
  const inside = points.filter((point) => !atEnd.includes(point));
  return [
    ...fittedBand(fitted, plot, freeSide(line, fitted, plot, scale.domain)),
    ...total.layers({
      x: bare ? { ...x, axis: { ...(x.axis as object), labels: false } } : x,
      y: peopleChannel("people", `all ${unit}${scale.domain[0] > 0 ? " (axis cut)" : ""}`, scale),
      color: { value: palette.simulated },
    }),
    ...endLabels([...total.ends, ...observedEnds], plot, scale),
    ...textsBesideLine(inside, placeOf, line, closingChannels(plot, scale)),
    ...closingLayers(points, closings, plot, scale),
  ];
}

const placeOf = ({ at, people }: { readonly at: number; readonly people: number }) => ({ at, value: people });

function familyLayers(
  families: readonly FamilyStock[],
  closings: readonly ObservedClosing[],
  plot: PlotArea,
  unit: string,
): Layers {
  const titles = families.map(({ family }) => familyTitle(family));
  const colours = familyColours(families.map(({ family }) => family));
  const rows = families.flatMap((family) => family.rows);
  const points = closings.filter(({ family }) => family !== undefined);
  const scale = peopleScale([...rows.flatMap(extentOf), ...points.map(({ people }) => people)]);
  const ends = families.map((family, index) => ({
    text: titles[index],
    value: family.rows[family.rows.length - 1].people,
    color: colours[index],
  }));
  return [
    ...stockLayers(rows, {
      x: timeChannel("at", plot.window, plot.width),
      y: peopleChannel("people", `${unit} by plan family`, scale),
      color: { field: "series", type: "nominal", scale: { domain: titles, range: colours }, legend: null },
    }),
    ...endLabels(ends, plot, scale),
    ...closingLayers(points, closings, plot, scale),
  ];
}
