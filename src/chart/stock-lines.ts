import type { Outcome } from "../simulation/outcome.ts";
import { dailySubscribers } from "./daily-subscribers.ts";
import { type ChartWindow, instantOf } from "./time-channel.ts";
import { bandOf } from "./world.ts";

/** Subscribers at one moment: of one run, or the median of several with their 5 and 95 % quantiles. */
export interface StockRow {
  /** As `instantOf`: the opening of the first day, then the end of each day. */
  readonly at: number;
  readonly series: string;
  readonly people: number;
  readonly low?: number;
  readonly high?: number;
}

/** The daily stock of a family, or of all plans, as rows of a series. */
export function stockRows(
  runs: readonly Outcome[],
  window: ChartWindow,
  series: string,
  family?: string,
): StockRow[] {
  return bandRows(
    runs.map((run) => dailySubscribers(run, family)),
    window,
    series,
  );
}

/** Daily series of several runs as rows of one series; with a single run there is no band. */
export function bandRows(
  daily: readonly ArrayLike<number>[],
  window: ChartWindow,
  series: string,
): StockRow[] {
  return bandOf(daily).map(({ p05, p50, p95 }, index) => {
    const row = { at: instantOf(window.from + index), series, people: Math.round(p50) };
    return daily.length === 1 ? row : { ...row, low: Math.round(p05), high: Math.round(p95) };
  });
}

/** The numbers of a row that a scale must hold. */
export function extentOf({ people, low = people, high = people }: StockRow): number[] {
  return [people, low, high];
}

/**
 * Layers of lines and, where rows have one, their bands.
 *
 * @param channels `x`, `y` (field `people`) and `color` (field `series`).
 * @param strokeDash Channel of the lines alone.
 */
export function stockLayers(
  rows: readonly StockRow[],
  channels: Readonly<Record<"x" | "y" | "color", unknown>>,
  strokeDash?: unknown,
): readonly Readonly<Record<string, unknown>>[] {
  const line = { mark: { type: "line" }, encoding: strokeDash === undefined ? {} : { strokeDash } };
  const band = {
    mark: { type: "area", opacity: 0.25 },
    encoding: { y: { ...(channels.y as object), field: "low" }, y2: { field: "high" } },
  };
  const hasBand = rows.some(({ low }) => low !== undefined);
  return [{ data: { values: rows }, encoding: channels, layer: hasBand ? [band, line] : [line] }];
}
