import type { WindowResult } from "../validation/bank-score.ts";
import { pointsOf } from "../validation/measured-window.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette, textSize } from "./theme.ts";

/** How the case bank is shown. */
export interface CaseBankOptions {
  /** What cases are called, by id; their ids if absent. */
  readonly names?: Readonly<Record<string, string>>;
  /** Title of the chart. */
  readonly title?: string;
}

const width = 400;
/** Room of a window, and what a case has above its first and below its last one, pixels. */
const pitch = 8;
const gap = 5;
/** A label needs as much. */
const leastHeight = 15;
/** Longest name, letters. */
const longest = 24;
const TICKS = [-1000, -300, -100, -30, -10, -3, -1, 0, 1, 3, 10, 30, 100, 300, 1000, 3000];

/**
 * Every window of a case bank: what was predicted without its episode, and what happened. Cases come worst first, their
 * windows in the order of time; the horizontal axis is stretched around nothing, because windows differ by a factor of
 * thousands.
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
  const { rows, labels, height } = laidOut(windows, names);
  const isChurn = windows[0].quantity === "monthlyChurn";
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
    scale: { domain: verdicts, range: [palette.simulated, palette.loss] },
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
      ],
    },
    description: captionOf(rows, isChurn),
    width,
    height,
    layer: [
      {
        data: { values: labels },
        mark: { type: "rule", color: ink.grid },
        encoding: { y: { ...y, field: "top" } },
      },
      {
        data: { values: labels },
        mark: {
          type: "text",
          align: "right",
          baseline: "middle",
          fontSize: textSize,
          dx: -8,
          color: ink.text,
        },
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
    ],
  };
}

const verdicts = ["observed inside the 90 % interval", "outside"];

interface Row {
  readonly case: string;
  readonly event: string;
  readonly y: number;
  readonly observed: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly error: number;
  readonly in90: boolean;
  readonly verdict: string;
}

function laidOut(windows: readonly WindowResult[], names: Readonly<Record<string, string>>) {
  const rows: Row[] = [];
  const labels: { label: string; y: number; top: number }[] = [];
  let top = 0;
  for (const own of byWorstCase(windows)) {
    const { case: id, grade } = own[0];
    const room = Math.max(leastHeight, own.length * pitch) + gap;
    const first = top + (room - (own.length - 1) * pitch) / 2;
    own.forEach((window, index) => {
      rows.push(rowOf(window, first + index * pitch));
    });
    labels.push({ label: `${shortened(names[id] ?? id)} ${grade}`, y: top + room / 2, top });
    top += room;
  }
  return { rows, labels, height: top };
}

/** Windows by case in the order of time, the case with the largest miss first. */
function byWorstCase(windows: readonly WindowResult[]): WindowResult[][] {
  const cases = new Map<string, WindowResult[]>();
  for (const window of windows) cases.set(window.case, [...(cases.get(window.case) ?? []), window]);
  const worst = (own: readonly WindowResult[]): number =>
    Math.max(...own.map(({ errorPoints }) => Math.abs(errorPoints)));
  return [...cases.values()]
    .sort((a, b) => worst(b) - worst(a))
    .map((own) => own.sort((a, b) => (a.from < b.from ? -1 : 1)));
}

function rowOf({ predicted, observed, base, quantity, ...window }: WindowResult, y: number): Row {
  const points = pointsOf(quantity, base ?? undefined);
  return {
    case: window.case,
    event: window.event,
    y,
    observed: points(observed),
    p05: points(predicted.p05),
    p25: points(predicted.p25),
    p50: points(predicted.p50),
    p75: points(predicted.p75),
    p95: points(predicted.p95),
    error: window.errorPoints,
    in90: window.in90,
    verdict: verdicts[window.in90 ? 0 : 1],
  };
}

const shortened = (name: string): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 1)}…`;

function domainOf(rows: readonly Row[]): [number, number] {
  const values = rows.flatMap(({ p05, p95, observed }) => [p05, p95, observed]);
  return [Math.min(0, ...values) * 1.15, Math.max(0, ...values) * 1.15];
}

function captionOf(rows: readonly Row[], isChurn: boolean): string {
  const inside = rows.filter(({ in90 }) => in90).length;
  const worst = [...rows].sort((a, b) => Math.abs(b.error) - Math.abs(a.error)).slice(0, 3);
  const figure = (value: number): string => `${value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)} %`;
  const list = worst.map(
    ({ case: id, event, p50, observed }) =>
      `${id} (${event}) ${figure(p50)} predicted, ${figure(observed)} observed`,
  );
  return `${rows.length} windows of ${new Set(rows.map((row) => row.case)).size} cases${isChurn ? ", monthly churn" : ""}, each predicted from the other episodes: ${inside} observed values lie inside the 90 % interval. Farthest off: ${list.join("; ")}.`;
}
