import { scoreOfValue } from "../calibration/prior-scores.ts";
import type { Draw } from "../market/draw.ts";
import type { Parameters } from "../market/parameter.ts";
import { priorQuantile } from "../market/prior.ts";
import { summarise } from "../statistics/summarise.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette } from "./theme.ts";

const width = 310;
const rowHeight = 24;
/** Axis, in prior standard deviations to either side. */
const reach = 3;

/** What the chart of a posterior shows. */
export interface PosteriorChartOptions {
  /** Parameters to show, by default those whose middle or width differs most from the prior's. */
  readonly ids?: readonly string[];
  /** How many to show if they are not named; 16 by default. */
  readonly most?: number;
}

/**
 * What the data say of each parameter: its central 90 % before (grey) and after (blue), a row each, all on one axis, which
 * counts the prior's standard deviations from its middle. A blue bar as long as the grey one, in the same place: not
 * informed.
 *
 * @param draws Equally likely joint draws, such as `loadPosterior()`.
 * @param parameters That have the priors, such as a scenario's.
 * @throws RangeError If there is no draw, or a parameter is not in the draws.
 * @example
 * await show(chart.posterior(loadPosterior(), netflix.scenario.parameters));
 */
export function posteriorChart(
  draws: readonly Draw[],
  parameters: Parameters,
  { ids, most = 16 }: PosteriorChartOptions = {},
): VegaLiteSpec {
  if (draws.length === 0) throw new RangeError("draws: expected at least one, found none");
  const rows = (ids ?? Object.keys(draws[0]))
    .map((id) => rowOf(draws, parameters, id))
    .sort((a, b) => b.distance - a.distance)
    .slice(0, ids ? ids.length : most);
  const height = rows.length * rowHeight;
  const y = {
    field: "id",
    type: "nominal",
    title: null,
    sort: rows.map(({ id }) => id),
    axis: { labelColor: ink.text, labelLimit: 200, grid: false, ticks: false, domain: false },
  };
  const x = {
    type: "quantitative",
    title: "standard deviations of the prior, from its middle",
    scale: { domain: [-reach, reach], nice: false, clamp: true },
    axis: { values: [-3, -2, -1, 0, 1, 2, 3], grid: true },
  };
  const bar = (low: string, high: string, color: string, size: number): object => ({
    mark: { type: "bar", color, size, cornerRadius: 2 },
    encoding: { x: { ...x, field: low }, x2: { field: high } },
  });
  const words = (field: string, title: string): object => ({
    width: 120,
    height,
    title: { text: title, fontSize: 12, fontWeight: 400, color: ink.secondary, anchor: "start", offset: 6 },
    mark: { type: "text", align: "left", x: 0, color: ink.text },
    encoding: { y: { ...y, axis: null }, text: { field, type: "nominal" } },
  });
  return {
    name: "posterior",
    title: {
      text: "What is known of the parameters, before and after",
      subtitle: ["central 90 %: prior grey, posterior blue, its middle white; most informed first"],
    },
    description: captionOf(rows),
    data: { values: rows },
    hconcat: [
      {
        width,
        height,
        layer: [
          bar("priorLow", "priorHigh", "#c9c9c9", 14),
          bar("low", "high", palette.simulated, 8),
          {
            mark: { type: "tick", color: "#ffffff", thickness: 2, size: 8 },
            encoding: { x: { ...x, field: "middle" } },
          },
        ],
        encoding: { y },
      },
      words("before", "prior"),
      words("after", "posterior"),
    ],
    spacing: 12,
  };
}

interface Row {
  readonly id: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly priorLow: number;
  readonly priorHigh: number;
  readonly before: string;
  readonly after: string;
  /** How different the two are: distances of the three quantiles, in prior standard deviations. */
  readonly distance: number;
}

function rowOf(draws: readonly Draw[], parameters: Parameters, id: string): Row {
  const parameter = parameters[id];
  const values = draws.map((draw) => draw[id]);
  if (parameter === undefined || values.some((value) => value === undefined))
    throw new RangeError(`ids: expected a parameter of the draws, found ${JSON.stringify(id)}`);
  const { p05, p50, p95 } = summarise(values);
  const [low, middle, high] = [p05, p50, p95].map((value) => scoreOfValue(parameter, value));
  const [from, to] = [priorQuantile(parameter, 0.05), priorQuantile(parameter, 0.95)];
  const [priorLow, priorMiddle, priorHigh] = [0.05, 0.5, 0.95].map((p) =>
    scoreOfValue(parameter, priorQuantile(parameter, p)),
  );
  return {
    id,
    low,
    middle,
    high,
    priorLow,
    priorHigh,
    before: `${short(from)} to ${short(to)}`,
    after: `${short(p05)} to ${short(p95)}`,
    distance: Math.abs(low - priorLow) + Math.abs(middle - priorMiddle) + Math.abs(high - priorHigh),
  };
}

function short(value: number): string {
  return `${Number(value.toPrecision(2))}`;
}

function captionOf(rows: readonly Row[]): string {
  const parts = rows.map(({ id, before, after }) => `${id} ${before} before, ${after} after`);
  return `Central 90 % of each parameter before and after the data, most informed first: ${parts.join("; ")}.`;
}
