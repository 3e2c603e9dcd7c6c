import type { WindowResult } from "../validation/bank-score.ts";
import { type CaseBankRow, caseBankRows, verdicts } from "./case-bank-rows.ts";
import { haloText } from "./halo-text.ts";
import { labelWidth } from "./label-width.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette, plotWidth, textSize } from "./theme.ts";

/** How the case bank is shown. */
export interface CaseBankOptions {
  /** What cases are called, by id; their ids if absent. */
  readonly names?: Readonly<Record<string, string>>;
  /** Title of the chart. */
  readonly title?: string;
}

/** Between a label and the plot, pixels. */
const labelGap = 8;
/** Plot and labels together, pixels. */
const columnWidth = plotWidth + 60;
const TICKS = [-1000, -300, -100, -30, -10, -3, -1, 0, 1, 3, 10, 30, 100, 300, 1000, 3000];

/**
 * Every window of a case bank: what was predicted without its episode, and what happened. Cases come worst first, their
 * windows in the order of time; the horizontal axis is stretched around nothing, because windows differ by a factor of
 * thousands. Windows that count cancellations alone are drawn downwards, as losses.
 *
 * @param windows Of one unit: `cases` of a validation, or `churnOnly.cases`.
 * @throws RangeError If there is no window.
 * @example
 * await show(chart.caseBank(result.cases));
 */
export function caseBankChart(
  windows: readonly WindowResult[],
  { names = {}, title = "Predicted without the case itself, and what happened" }: CaseBankOptions = {},
): VegaLiteSpec {
  if (windows.length === 0) throw new RangeError("windows: expected at least one, found none");
  const { rows, headings, height } = caseBankRows(windows, names);
  const room = Math.max(...rows.map(({ label }) => labelWidth(label)));
  const isChurn = windows[0].quantity === "monthlyChurn";
  const isLoss = windows.some(({ quantity }) => quantity === "cancellations");
  const inside = rows.filter(({ in90 }) => in90).length;
  const domain = domainOf(rows);
  const x = (field: string) => ({
    field,
    type: "quantitative",
    title: isChurn ? "churn a month, %" : "growth in the window, % of the subscribers before it",
    scale: { type: "symlog", constant: isChurn ? 2 : 1, domain, nice: false },
    axis: {
      values: TICKS.filter((tick) => tick >= domain[0] && tick <= domain[1]),
      grid: true,
      format: "~f",
    },
  });
  const y = { field: "y", type: "quantitative", scale: { domain: [height, 0], nice: false }, axis: null };
  const color = {
    field: "verdict",
    type: "nominal",
    scale: { domain: [...verdicts], range: [palette.simulated, palette.loss] },
    legend: { title: null, symbolType: "stroke" },
  };
  const data = { values: rows };
  return {
    name: "case bank",
    title: {
      text: title,
      frame: "bounds",
      subtitle: [
        `dot: observed; thick bar: 50 %, thin bar: 90 % of what was predicted; ${inside} of ${rows.length} inside`,
        "cases with the worst miss first; letters: how well a case is documented",
        ...(isLoss ? ["where only cancellations were counted, they are drawn as losses"] : []),
      ],
    },
    description: captionOf(rows, isChurn),
    width: columnWidth - room,
    height,
    layer: [
      {
        data: { values: headings },
        mark: { type: "rule", color: ink.grid },
        encoding: { y: { ...y, field: "top" } },
      },
      {
        data,
        mark: { type: "text", align: "right", baseline: "middle", dx: -labelGap, color: ink.text },
        encoding: { y, x: { value: 0 }, text: { field: "label" } },
      },
      {
        data,
        mark: { type: "rule", strokeWidth: 1.2 },
        encoding: { x: x("p05"), x2: { field: "p95" }, y, color },
      },
      {
        data,
        mark: { type: "rule", strokeWidth: 4, opacity: 0.55 },
        encoding: { x: x("p25"), x2: { field: "p75" }, y, color },
      },
      { data, mark: { type: "point", color: palette.observed, size: 22 }, encoding: { x: x("observed"), y } },
      {
        data: { values: headings },
        layer: haloText(
          {
            align: "left",
            baseline: "middle",
            fontSize: textSize,
            fontWeight: 600,
            dx: -(room + labelGap),
            color: ink.text,
          },
          { y, x: { value: 0 }, text: { field: "name" } },
        ),
      },
    ],
  };
}

function domainOf(rows: readonly CaseBankRow[]): [number, number] {
  const values = rows.flatMap(({ p05, p95, observed }) => [p05, p95, observed]);
  return [Math.min(0, ...values) * 1.15, Math.max(0, ...values) * 1.15];
}

function captionOf(rows: readonly CaseBankRow[], isChurn: boolean): string {
  const inside = rows.filter(({ in90 }) => in90).length;
  const worst = [...rows].sort((a, b) => Math.abs(b.error) - Math.abs(a.error)).slice(0, 3);
  const figure = (value: number): string => `${value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)} %`;
  const list = worst.map(
    ({ case: id, event, p50, observed }) =>
      `${id} (${event}) ${figure(p50)} predicted, ${figure(observed)} observed`,
  );
  return `${rows.length} windows of ${new Set(rows.map((row) => row.case)).size} cases${isChurn ? ", monthly churn" : ""}, each predicted from the other episodes: ${inside} observed values lie inside the 90 % interval. Farthest off: ${list.join("; ")}.`;
}
