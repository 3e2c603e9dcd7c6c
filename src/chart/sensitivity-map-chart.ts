import type { Sensitivity } from "../sensitivity/sensitivity.ts";
import { capital } from "./capital.ts";
import { figureName } from "./figure-scale.ts";
import { parameterRowHeight, parameterRows } from "./parameter-rows.ts";
import { beliefText, sizeText } from "./sensitivity-text.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette, textSize } from "./theme.ts";

/** How a map is shown. */
export interface SensitivityMapOptions {
  /** Most parameters that are drawn, the most influential for any figure; 15 by default. */
  readonly most?: number;
}

const width = 425;
/** Of a share of nothing: a cell still shows that it is one. */
const NONE = "#f2f6fa";
/** Room for a letter of a column's name, pixels. */
const LETTER = 6.9;
/** Shares from which a cell is so dark that its text is white. */
const DARK = 0.84;
const lineHeight = textSize + 2;

/**
 * Parameters by figures: the darker a cell, the more the figure depends on the parameter. Of Sobol indices a cell is the
 * share of the variance with all in which the parameter takes part; of Morris effects mu*, as a share of the figure's
 * largest.
 *
 * @param results As `sensitivities` returns them, a figure each; all by one method.
 * @throws RangeError If there is none, they are by different methods, or `most` is not a whole number from 1.
 * @example
 * await show(chart.sensitivityMap(await sensitivities(world, margins, figures)));
 */
export function sensitivityMapChart(
  results: readonly Sensitivity[],
  { most = 15 }: SensitivityMapOptions = {},
): VegaLiteSpec {
  if (results.length === 0) throw new RangeError("results: expected at least one, found none");
  if (!Number.isInteger(most) || most < 1)
    throw new RangeError(`invalid most; must be a whole number from 1: ${most}`);
  const [{ method, title }] = results;
  if (results.some((one) => one.method !== method))
    throw new RangeError("results: expected all by one method, found several");
  const columns = columnNames(results);
  const letters = Math.floor(width / columns.length / LETTER);
  const lines = Math.max(...columns.map((name) => linesOf(name, letters).length));
  const cells = results.flatMap(cellsOf);
  const strength = new Map<string, number>();
  for (const { parameter, share } of cells)
    strength.set(parameter, Math.max(strength.get(parameter) ?? 0, share));
  const order = [...strength].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const shown = order.slice(0, most).map(([id]) => id);
  const rows = shown.map((id) => results[0].indices.find(({ parameter }) => parameter === id) ?? unknown(id));
  const values = results.flatMap((result, index) =>
    cellsOf(result)
      .filter(({ parameter }) => shown.includes(parameter))
      .map(({ parameter, share }) => {
        const row = shown.indexOf(parameter);
        const text = `${Math.round(share * 100)} %`.replace("-", "−");
        const drawn = Math.min(1, Math.max(0, share));
        return { column: columns[index], row, top: row - 0.5, bottom: row + 0.5, share: drawn, text };
      }),
  );
  const x = {
    field: "column",
    type: "nominal",
    title: null,
    sort: null,
    scale: { domain: columns, paddingInner: 0.04 },
    axis: {
      orient: "top",
      labelAngle: 0,
      labelExpr: `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, columnHead(name, lines, letters)])))}[datum.label]`,
      labelColor: palette.observed,
      labelLineHeight: lineHeight,
      labelPadding: 6 + (lines - 1) * lineHeight,
      ticks: false,
      domain: false,
      grid: false,
    },
  };
  const rest = order.length - shown.length;
  return {
    name: "sensitivity-map",
    title: {
      text: "Which parameter matters for which figure",
      frame: "bounds",
      subtitle: [
        `${title} · ${sizeText(results[0])}`,
        method === "sobol"
          ? "share of the figure's variance, with all in which the parameter takes part"
          : "mean size of the effect (mu*), as a share of the figure's largest",
        `parameters moved together over ${beliefText(rows)}`,
        ...(rest > 0 ? [`not drawn: ${rest} with less or no effect`] : []),
      ],
    },
    description: captionOf(results, columns, method),
    width,
    height: rows.length * parameterRowHeight,
    layer: [
      {
        data: { values },
        mark: { type: "rect" },
        encoding: {
          x,
          y: parameterRows("top", rows),
          y2: { field: "bottom" },
          fill: {
            field: "share",
            type: "quantitative",
            scale: { domain: [0, 1], range: [NONE, palette.simulated], interpolate: "rgb" },
            legend: null,
          },
        },
      },
      {
        data: { values },
        mark: { type: "text", fontSize: textSize },
        encoding: {
          x,
          y: parameterRows("row", rows),
          text: { field: "text", type: "nominal" },
          color: { condition: { test: `datum.share > ${DARK}`, value: "#ffffff" }, value: palette.observed },
        },
      },
    ],
  };
}

function cellsOf({ method, indices }: Sensitivity): { parameter: string; share: number }[] {
  const largest = Math.max(...indices.map(({ muStar }) => muStar ?? 0)) || 1;
  return indices.map(({ parameter, total, muStar }) => ({
    parameter,
    share: method === "sobol" ? (total ?? 0) : (muStar ?? 0) / largest,
  }));
}

const unknown = (parameter: string) => ({ parameter, unit: "", evidence: null, over: null });

/** The figures' names, told apart by quarter and by event where they must be. */
function columnNames(results: readonly Sensitivity[]): string[] {
  const periods = new Set(results.map(({ period }) => period));
  const effects = new Set(results.map(({ without }) => without.join()));
  return results.map(({ quantity, period, without }) =>
    [
      figureName(quantity),
      ...(periods.size > 1 ? [period] : []),
      ...(effects.size > 1 && without.length > 0 ? [`by ${without[0]}`] : []),
    ].join(" "),
  );
}

/** A name in lines that fit above a column. */
function linesOf(name: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A column's name, its last line lowest. */
function columnHead(name: string, lines: number, letters: number): string[] {
  const own = linesOf(name, letters);
  return [...Array<string>(lines - own.length).fill(""), ...own];
}

function captionOf(results: readonly Sensitivity[], columns: readonly string[], method: string): string {
  const parts = results.map((result, index) => {
    const top = cellsOf(result)
      .slice(0, 3)
      .map(({ parameter, share }) => `${parameter} ${Math.round(share * 100)} %`);
    return `${columns[index]}: ${top.join(", ")}`;
  });
  const what = method === "sobol" ? "share of its variance" : "size of the effect against the largest";
  return capital(`which parameters a figure depends on most, by ${what}: ${parts.join("; ")}.`);
}
