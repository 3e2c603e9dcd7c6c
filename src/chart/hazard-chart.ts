import type { TenureHazard } from "../simulation/hazard-by-tenure.ts";
import { haloText } from "./halo-text.ts";
import { labelWidth } from "./label-width.ts";
import { meaningChannel } from "./meaning-channel.ts";
import { percentChannel } from "./number-channel.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { spreadLabels } from "./spread-labels.ts";
import { textColour } from "./text-colour.ts";
import { ink, palette, plotWidth, textSize } from "./theme.ts";

const height = 280;
/** Month of tenure that ends about ninety days after joining. */
const NINETY_DAYS = 3;
const MOST_LINES = 4;
/** Standard errors of the whiskers: a share of a normal variable of 95 %. */
const WHISKER = 1.96;

/** What stands over and beside the bars or lines. */
export interface HazardOptions {
  readonly title?: string;
  readonly subtitle?: string;
  /** A hazard by month that is no count, such as what a formula says; drawn as a thin dark line with points. */
  readonly beside?: { readonly label: string; readonly hazards: readonly number[] };
}

/**
 * Who leaves after how many months: the hazard by month of tenure, the first ninety days shaded. Of one group bars by
 * cause, with whiskers for the luck of its agents (95 %); of several a line each.
 *
 * @param groups `hazardByTenure` by the name of the group or the world; one to four.
 * @throws RangeError If there is none, more than four, or one without a month.
 * @example
 * await show(chart.hazard({ joiners: hazardByTenure(run) }));
 */
export function hazardChart(
  groups: Readonly<Record<string, readonly TenureHazard[]>>,
  options: HazardOptions = {},
): VegaLiteSpec {
  const series = Object.entries(groups);
  if (series.length < 1 || series.length > MOST_LINES) {
    throw new RangeError(`groups: expected 1 to ${MOST_LINES}, found ${series.length}`);
  }
  const empty = series.find(([, rows]) => rows.length === 0);
  if (empty) throw new RangeError(`groups: expected months of tenure of each, found none of ${empty[0]}`);
  const { beside } = options;
  const months = Math.max(beside?.hazards.length ?? 0, ...series.flatMap(([, rows]) => rows.map(monthOf)));
  const isAlone = series.length === 1;
  const tops = series.flatMap(([, rows]) =>
    rows.map(({ hazard, error }) => hazard + (isAlone ? WHISKER * error : 0)),
  );
  const y = percentChannel("hazard", "leave, of 100 who come to that renewal", [
    ...tops,
    ...(beside?.hazards ?? []),
  ]);
  const x = {
    type: "quantitative",
    scale: { domain: [0.5, months + 0.5], zero: false, nice: false },
    title: "month of tenure: 1 ends with the first renewal",
    axis: { values: Array.from({ length: months }, (_, index) => index + 1), format: "d", grid: false },
  };
  const [[, rows]] = series;
  const named = [...(isAlone ? [] : series.map(([name]) => name)), ...(beside ? [beside.label] : [])];
  const width = plotWidth - Math.max(0, ...named.map((text) => labelWidth(text)));
  const domain = (y.scale as { domain: readonly [number, number] }).domain;
  return {
    name: "hazard",
    title: {
      text: options.title ?? "Who leaves after how many months",
      subtitle: options.subtitle ?? "simulated; the first ninety days are shaded",
    },
    description: captionOf(series, beside),
    width,
    height,
    layer: [
      {
        data: { values: [{ from: 0.5, to: Math.min(months, NINETY_DAYS) + 0.5 }] },
        mark: { type: "rect", color: ink.predicted },
        encoding: { x: { ...x, field: "from" }, x2: { field: "to" } },
      },
      ...(isAlone ? bars(rows, x, y, width / months) : lines(series, x, y)),
      ...(beside ? besideLayers(beside, x, y) : []),
      ...labels(isAlone ? [] : series, beside, months, x, domain),
    ],
  };
}

const causes = {
  leftTrial: "at the end of the trial",
  leftBackground: "for reasons of their own",
  leftChoice: "by choice",
};
type Cause = keyof typeof causes;
const monthOf = ({ month }: TenureHazard): number => month;

type Channel = Readonly<Record<string, unknown>>;
type Layer = Readonly<Record<string, unknown>>;

/** Bars by cause, their whiskers, and the share over each. */
function bars(rows: readonly TenureHazard[], x: Channel, y: Channel, room: number): readonly Layer[] {
  const found = (Object.keys(causes) as Cause[]).filter((cause) => rows.some((row) => row[cause] > 0));
  const parts = rows.flatMap((row) =>
    found.map((cause, order) => ({
      month: row.month,
      hazard: row[cause] / row.atRisk,
      cause: causes[cause],
      order,
    })),
  );
  const titles = Object.fromEntries(found.map((cause) => [cause, causes[cause]]));
  const luck = rows.map(({ month, hazard, error }) => ({
    month,
    low: Math.max(0, hazard - WHISKER * error),
    high: hazard + WHISKER * error,
    text: `${(100 * hazard).toFixed(1)} %`,
  }));
  return [
    {
      data: { values: parts },
      mark: { type: "bar", size: Math.round(0.66 * room) },
      encoding: {
        x: { ...x, field: "month" },
        y: { ...y, stack: "zero" },
        color: { ...meaningChannel("cause", titles), legend: { columns: 3 } },
        order: { field: "order", type: "quantitative" },
      },
    },
    {
      data: { values: luck },
      encoding: { x: { ...x, field: "month" } },
      layer: [
        {
          mark: { type: "rule", color: ink.secondary, strokeWidth: 1.25 },
          encoding: { y: { ...y, field: "low" }, y2: { field: "high" } },
        },
        ...(room < 32
          ? []
          : haloText(
              { baseline: "bottom", dy: -4, color: ink.text },
              { y: { ...y, field: "high" }, text: { field: "text", type: "nominal" } },
            )),
      ],
    },
  ];
}

const lineColours = [palette.simulated, palette.counterfactual, palette.observed, palette.rival];

function lines(
  series: readonly (readonly [string, readonly TenureHazard[]])[],
  x: Channel,
  y: Channel,
): readonly Layer[] {
  return series.map(([, rows], index) => ({
    data: { values: rows.map(({ month, hazard }) => ({ month, hazard })) },
    mark: { type: "line", color: lineColours[index], point: { size: 40, color: lineColours[index] } },
    encoding: { x: { ...x, field: "month" }, y },
  }));
}

function besideLayers(
  { hazards }: NonNullable<HazardOptions["beside"]>,
  x: Channel,
  y: Channel,
): readonly Layer[] {
  return [
    {
      data: { values: hazards.map((hazard, index) => ({ month: index + 1, hazard })) },
      mark: {
        type: "line",
        color: palette.observed,
        strokeWidth: 1.5,
        strokeDash: [5, 3],
        point: { size: 28, color: palette.observed },
      },
      encoding: { x: { ...x, field: "month" }, y },
    },
  ];
}

/** Names at the right ends of the lines, moved apart where these end close together. */
function labels(
  series: readonly (readonly [string, readonly TenureHazard[]])[],
  beside: HazardOptions["beside"],
  months: number,
  x: Channel,
  [least, most]: readonly [number, number],
): readonly Layer[] {
  const ends = series.map(([text, rows], index) => ({
    text,
    value: rows[rows.length - 1].hazard,
    color: lineColours[index] as string,
  }));
  if (beside) {
    const value = beside.hazards[beside.hazards.length - 1];
    ends.push({ text: beside.label, value, color: palette.observed });
  }
  if (ends.length === 0) return [];
  const places = spreadLabels(
    ends.map(({ value }) => value),
    ((textSize + 3) * (most - least)) / height,
  );
  return [
    {
      data: {
        values: ends.map(({ text, color }, index) => ({
          text,
          color: textColour(color),
          place: places[index],
          month: months + 0.5,
        })),
      },
      encoding: {
        x: { ...x, field: "month" },
        y: { field: "place", type: "quantitative", scale: { domain: [least, most] } },
      },
      layer: haloText(
        { align: "left", dx: 6 },
        {
          text: { field: "text", type: "nominal" },
          color: { field: "color", type: "nominal", scale: null },
        },
      ),
    },
  ];
}

function captionOf(
  series: readonly (readonly [string, readonly TenureHazard[]])[],
  beside: HazardOptions["beside"],
): string {
  const parts = series.map(([name, rows]) => `${name} ${inWords(rows)}`);
  const last = beside
    ? ` Beside it ${beside.label}: ${inWords(beside.hazards.map((hazard, index) => ({ month: index + 1, hazard })))}.`
    : "";
  return `Share that leaves at the renewal that ends a month of tenure, simulated: ${parts.join("; ")}.${last} Hazards by tenure were not observed: they are the model's account.`;
}

/** The first three months and the last. */
function inWords(rows: readonly Pick<TenureHazard, "month" | "hazard">[]): string {
  const told = rows.filter((_, index) => index < NINETY_DAYS || index === rows.length - 1);
  return told.map(({ month, hazard }) => `${(100 * hazard).toFixed(1)} % in month ${month}`).join(", ");
}
