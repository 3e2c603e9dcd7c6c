import { isoOf } from "../market/date.ts";
import { type EventMark, labelGap, type PlacedMark, placeMarks } from "./place-marks.ts";
import { ink, plotWidth, textSize } from "./theme.ts";
import { type ChartWindow, instantOf, type PlotArea, timeChannel } from "./time-channel.ts";

const rowHeight = textSize + 4;

/**
 * Layers that mark events: a rule through the plot and a label above it. Labels that would overlap climb to
 * another row, and one that would leave its room on the right is written to the left of its rule.
 * Events outside the window are left out.
 *
 * @param width Width of the plotting area, pixels.
 * @param rightRoom How far labels may reach beyond the plot on the right, pixels.
 * @returns Layers in the time channel of the same window; put them before those of the data.
 */
export function eventMarkers(
  events: readonly EventMark[],
  window: ChartWindow,
  width: number = plotWidth,
  rightRoom = 0,
): readonly Readonly<Record<string, unknown>>[] {
  const marks = placeMarks(events, window, width, rightRoom);
  const rows = 1 + Math.max(-1, ...marks.map(({ row }) => row));
  return Array.from({ length: rows }, (_, row) => {
    const marksOfRow = marks.filter((mark) => mark.row === row);
    return rowLayer(row, marksOfRow, window, width);
  });
}

function rowLayer(row: number, marks: readonly PlacedMark[], window: ChartWindow, width: number) {
  const top = -(row + 1) * rowHeight;
  const values = marks.map(({ day, label, endsAtRule }) => ({
    at: instantOf(day),
    date: isoOf(day),
    event: label,
    endsAtRule,
  }));
  const text = (endsAtRule: boolean) => ({
    transform: [{ filter: { field: "endsAtRule", equal: endsAtRule } }],
    mark: {
      type: "text",
      align: endsAtRule ? "right" : "left",
      baseline: "top",
      dx: endsAtRule ? -labelGap / 2 : labelGap / 2,
      color: ink.secondary,
    },
    encoding: { text: { field: "event", type: "nominal" }, y: { value: top } },
  });
  return {
    data: { values },
    encoding: {
      x: timeChannel("at", window, width),
      tooltip: [
        { field: "event", type: "nominal" },
        { field: "date", type: "nominal" },
      ],
    },
    layer: [
      {
        mark: { type: "rule", strokeDash: [2, 3] },
        encoding: { y: { value: top }, y2: { value: "height" } },
      },
      ...[false, true].filter((side) => marks.some(({ endsAtRule }) => endsAtRule === side)).map(text),
    ],
  };
}

/** The rules of event markers without labels, for a panel below one that has them. */
export function eventRules(
  events: readonly EventMark[],
  { window, width }: PlotArea,
): readonly Readonly<Record<string, unknown>>[] {
  const shown = events.filter(({ day }) => day >= window.from && day <= window.to);
  if (shown.length === 0) return [];
  return [
    {
      data: { values: shown.map(({ day }) => ({ at: instantOf(day) })) },
      mark: { type: "rule", strokeDash: [2, 3] },
      encoding: { x: timeChannel("at", window, width) },
    },
  ];
}
