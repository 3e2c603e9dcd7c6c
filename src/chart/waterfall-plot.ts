import { haloText } from "./halo-text.ts";
import { observedPoints, type Role } from "./observed-points.ts";
import { peopleAxis } from "./people-channel.ts";
import { type PeopleUnit, peopleScale, peopleText, peopleUnit } from "./people-scale.ts";
import { textColour } from "./text-colour.ts";
import { palette } from "./theme.ts";

/** A line of a waterfall: a level (`from` = `to`) or a change of it. */
export interface WaterfallStep {
  /** Several lines if it is a list. */
  readonly title: string | readonly string[];
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly text: string;
  /** Ends of a thin line over the step: where it may end. */
  readonly interval?: readonly [number, number];
  /** A level that was observed. */
  readonly role?: Role;
  /** Whether it is a level although nothing tells it from a change of 0; by default, if `from` = `to`. */
  readonly isLevel?: boolean;
}

/** A level of a waterfall. */
export function levelStep(
  title: WaterfallStep["title"],
  value: number,
  unit: PeopleUnit,
  color: string = palette.simulated,
): WaterfallStep {
  return { title, from: value, to: value, color, text: peopleText(value, unit), isLevel: true };
}

/** A unit fine enough that the smallest steps that a lecture speaks of can be told apart. */
export function waterfallUnit(values: readonly number[]): PeopleUnit {
  const largest = Math.max(...values.map(Math.abs));
  return peopleUnit(largest, largest / 2000);
}

interface WaterfallSize {
  readonly width: number;
  readonly rowHeight: number;
  /** What the axis counts. */
  readonly quantity: string;
  /** About how many intervals the axis has; 6 by default. */
  readonly ticks?: number;
  /** Properties of the axis of titles. */
  readonly labels?: Readonly<Record<string, unknown>>;
}

/** Half the thickness of a bar, in rows. */
const half = 0.32;

/**
 * The plot of a waterfall, a row for each step: levels are ticks and changes are bars, so that the axis need not start at
 * zero. Rules lead from each simulated row to the next.
 */
export function waterfallPlot(
  steps: readonly WaterfallStep[],
  { width, rowHeight, quantity, ticks = 6, labels = {} }: WaterfallSize,
): Readonly<Record<string, unknown>> {
  const scale = peopleScale(
    steps.flatMap(({ from, to, interval = [] }) => [from, to, ...interval]),
    { zero: false, ticks },
  );
  const rows = steps.map(({ isLevel: _, interval = [], ...step }, row) => ({
    ...step,
    ...(interval.length > 0 && { least: interval[0], most: interval[1] }),
    row,
    low: row - half,
    high: row + half,
    next: row + 1 - half,
    right: Math.max(step.from, step.to, ...interval),
    textColor: textColour(step.color),
  }));
  const isLevel = ({ row }: { readonly row: number }) => {
    const { from, to, isLevel = from === to } = steps[row];
    return isLevel;
  };
  const lastSimulated = rows.filter(({ role }) => role === undefined).length - 1;
  const y = {
    field: "row",
    type: "quantitative",
    title: null,
    scale: { domain: [rows.length - 0.5, -0.5], zero: false, nice: false },
    axis: {
      values: rows.map(({ row }) => row),
      tickCount: rows.length,
      labelExpr: `${JSON.stringify(steps.map(({ title }) => title))}[datum.value]`,
      labelColor: palette.observed,
      grid: false,
      ...labels,
    },
  };
  const x = {
    field: "from",
    type: "quantitative",
    title: `${quantity}${scale.domain[0] > 0 ? " (axis cut)" : ""}`,
    scale: { domain: scale.domain, zero: false, nice: false },
    axis: { ...peopleAxis(scale), grid: true },
  };
  const color = { field: "color", type: "nominal", scale: null };
  const withInterval = rows.filter((row) => "least" in row);
  const span = { y: { ...y, field: "low" }, y2: { field: "high" } };
  return {
    width,
    height: rows.length * rowHeight,
    encoding: { y },
    config: { legend: { disable: true } },
    layer: [
      {
        data: { values: rows.filter(({ row }) => row < lastSimulated) },
        mark: { type: "rule" },
        encoding: { x: { ...x, field: "to" }, y: { ...y, field: "high" }, y2: { field: "next" } },
      },
      {
        data: { values: rows.filter((row) => !isLevel(row)) },
        mark: { type: "rect" },
        encoding: { x, x2: { field: "to" }, ...span, color },
      },
      {
        data: { values: rows.filter((row) => isLevel(row) && row.role === undefined) },
        mark: { type: "rule", strokeWidth: 4 },
        encoding: { x, ...span, color },
      },
      ...(withInterval.length === 0
        ? []
        : [
            {
              data: { values: withInterval },
              mark: { type: "rule", color: palette.observed, strokeWidth: 1.5 },
              encoding: { x: { ...x, field: "least" }, x2: { field: "most" }, y },
            },
          ]),
      ...observedPoints(
        rows.filter((row): row is typeof row & { role: Role } => row.role !== undefined),
        { x, y },
      ),
      {
        data: { values: rows },
        encoding: { x: { ...x, field: "right" }, y },
        layer: haloText(
          { align: "left", dx: 8 },
          { text: { field: "text", type: "nominal" }, color: { ...color, field: "textColor" } },
        ),
      },
    ],
  };
}
