import { directionOf } from "../sensitivity/direction-of.ts";
import type { ParameterInfluence, Sensitivity } from "../sensitivity/sensitivity.ts";
import { capital } from "./capital.ts";
import { figureScale } from "./figure-scale.ts";
import { haloText } from "./halo-text.ts";
import { meaningChannel } from "./meaning-channel.ts";
import { numberChannel } from "./number-channel.ts";
import { parameterRowHeight, parameterRows } from "./parameter-rows.ts";
import { beliefText, effectText, headOf, sizeText, whatOf } from "./sensitivity-text.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette, textSize } from "./theme.ts";

const width = 428;
/** Half the thickness of a bar, in rows. */
const half = 0.3;
const thin = 0.14;

/** A parameter's bar: a length, an interval, and a text beside it. */
interface Bar {
  readonly row: number;
  readonly size: number;
  readonly low: number;
  readonly high: number;
  readonly series: string;
  readonly text: string;
}

/** The most influential parameters as bars: shares of the variance by Sobol, sizes of effects by Morris. */
export function influenceChart(result: Sensitivity, most: number): VegaLiteSpec {
  const indices = result.indices.slice(0, most);
  return result.method === "sobol" ? sharesChart(result, indices) : effectsChart(result, indices);
}

/** The simulated colour at two thirds towards white: a contrast of 3 to 1 with the bar inside it. */
const PALE = "#a9cde5";
const WITH = "with all in which it takes part";
const ALONE = "alone";

const shades = {
  field: "series",
  type: "nominal",
  title: null,
  scale: { domain: [ALONE, WITH], range: [palette.simulated, PALE] },
};

function sharesChart(result: Sensitivity, indices: readonly ParameterInfluence[]): VegaLiteSpec {
  const bars = indices.map(({ first, total, totalInterval }, row): Bar & { first: number } => ({
    row,
    first: Math.max(0, first ?? 0),
    size: total ?? 0,
    low: totalInterval?.[0] ?? 0,
    high: totalInterval?.[1] ?? 0,
    series: WITH,
    text: percent(total),
  }));
  const values = bars.flatMap(({ size, high, first }) => [size, high, first]);
  const x = numberChannel("size", "share of the variance", values, {
    ...{ parts: 100, factor: 100, suffix: " %", ticks: 5 },
  });
  const narrow = bars.map(({ row, first }) => ({
    size: first,
    top: row - thin,
    bottom: row + thin,
    series: ALONE,
  }));
  const caption = indices.map(
    ({ parameter, first, total, totalInterval }) =>
      `${parameter} ${percent(total)} (${(totalInterval ?? []).map(percent).join(" to ")}), alone ${percent(first)}`,
  );
  return {
    ...frameOf(result, indices, [
      "how much of the spread would go if this alone were known, and how much would stay if all but this were",
    ]),
    description: `${capital(`what the spread of the simulated ${whatOf(result)}`)} comes from, as shares of its variance: ${caption.join("; ")}. Intervals are the bootstrap's 90 %.`,
    layer: barLayers(bars, indices, x, shades, narrow),
  };
}

const DIRECTIONS = {
  up: "more of it raises the figure",
  down: "more of it lowers it",
  either: "either way",
} as const;

function effectsChart(result: Sensitivity, indices: readonly ParameterInfluence[]): VegaLiteSpec {
  const scale = figureScale(
    result.quantity,
    indices.flatMap(({ muStar, muStarInterval }) => [muStar ?? 0, muStarInterval?.[1] ?? 0]),
    { ticks: 4 },
  );
  const direction = ({ mu, muStar }: ParameterInfluence): string =>
    DIRECTIONS[directionOf({ mu: mu ?? 0, muStar: muStar ?? 0 })];
  const bars = indices.map(
    (index, row): Bar => ({
      row,
      size: index.muStar ?? 0,
      low: index.muStarInterval?.[0] ?? index.muStar ?? 0,
      high: index.muStarInterval?.[1] ?? index.muStar ?? 0,
      series: direction(index),
      text: scale.text(index.muStar ?? 0),
    }),
  );
  const x = {
    field: "size",
    type: "quantitative",
    title: "mean size of the effect (mu*)",
    scale: { domain: scale.domain, zero: true, nice: false },
    axis: scale.axis,
  };
  const caption = indices.map(
    (index) => `${index.parameter} ${scale.text(index.muStar ?? 0)}, ${direction(index)}`,
  );
  return {
    ...frameOf(result, indices, [
      "how far the figure moves when a parameter goes all the way, the others anywhere",
    ]),
    description: `${capital(`how far one parameter moves the simulated ${whatOf(result)}`)} on its way over ${beliefText(indices)}, the others anywhere: ${caption.join("; ")}.`,
    layer: barLayers(
      bars,
      indices,
      x,
      meaningChannel("series", {
        gain: DIRECTIONS.up,
        loss: DIRECTIONS.down,
        leftBackground: DIRECTIONS.either,
      }),
      [],
    ),
  };
}

function frameOf(result: Sensitivity, indices: readonly ParameterInfluence[], how: readonly string[]) {
  const rest = result.indices.length - indices.length + result.fixed.length;
  return {
    name: "tornado",
    title: {
      text: `What drives the ${headOf(result)}`,
      frame: "bounds",
      subtitle: [
        `${result.title} · ${sizeText(result)}`,
        ...effectText(result),
        `parameters moved together over ${beliefText(indices)}; thin lines: 90 % intervals`,
        ...how,
        ...(rest === 0 ? [] : [`not drawn: ${rest} with less or no effect`]),
      ],
    },
    width,
    height: indices.length * parameterRowHeight,
  };
}

function barLayers(
  bars: readonly Bar[],
  indices: readonly ParameterInfluence[],
  x: Readonly<Record<string, unknown>>,
  series: Readonly<Record<string, unknown>>,
  narrow: readonly object[],
): object[] {
  const rows = (field: string) => parameterRows(field, indices);
  const color = { ...series, legend: { symbolType: "square" } };
  const wide = bars.map((bar) => ({ ...bar, top: bar.row - half, bottom: bar.row + half }));
  const span = { y: rows("top"), y2: { field: "bottom" } };
  const axis = { ...x, axis: { ...(x.axis as object), grid: true } };
  const zero = { x2: { datum: 0 } };
  return [
    {
      data: { values: wide },
      mark: { type: "rect" },
      encoding: { x: axis, ...zero, ...span, color },
    },
    ...(narrow.length === 0
      ? []
      : [
          {
            data: { values: narrow },
            mark: { type: "rect" },
            encoding: { x: axis, ...zero, ...span, color },
          },
        ]),
    {
      data: { values: bars },
      mark: { type: "rule", color: palette.observed, strokeWidth: 1.5 },
      encoding: { x: { ...axis, field: "low" }, x2: { field: "high" }, y: rows("row") },
    },
    {
      data: { values: bars.map((bar) => ({ ...bar, end: Math.max(bar.high, bar.size) })) },
      encoding: { x: { ...axis, field: "end" }, y: rows("row") },
      layer: haloText(
        { align: "left", dx: 6, fontSize: textSize, color: ink.text },
        { text: { field: "text", type: "nominal" } },
      ),
    },
  ];
}

function percent(share: number | null): string {
  return share === null ? "" : `${Math.round(share * 100)} %`.replace("-", "−");
}
