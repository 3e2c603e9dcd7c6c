import type { Evidence } from "../market/evidence.ts";
import { palette, textSize } from "./theme.ts";

/** What is said of a parameter beside its row. */
export interface ParameterRow {
  readonly parameter: string;
  readonly unit: string;
  readonly evidence: Evidence | null;
  readonly over: "prior" | "posterior" | null;
}

/** Height of a row, pixels: two lines of text. */
export const parameterRowHeight = 38;

/**
 * Vertical axis of parameters, a row each from 0 on: the id with its evidence, below it the unit.
 *
 * @param field Column of the row's number; bars reach from a little above to a little below it.
 */
export function parameterRows(
  field: string,
  rows: readonly ParameterRow[],
): Readonly<Record<string, unknown>> {
  const labels = rows.map(({ parameter, unit, evidence, over }) => [
    [parameter, ...(evidence === null ? [] : [over === "posterior" ? "posterior" : evidence])].join(" · "),
    unit,
  ]);
  return {
    field,
    type: "quantitative",
    title: null,
    scale: { domain: [rows.length - 0.5, -0.5], zero: false, nice: false },
    axis: {
      values: [...rows.keys()],
      tickCount: rows.length,
      labelExpr: `${JSON.stringify(labels)}[datum.value]`,
      labelColor: palette.observed,
      labelLimit: 270,
      // Every label has two lines; its tick is between them.
      labelOffset: -textSize / 2,
      labelLineHeight: textSize + 2,
      grid: false,
    },
  };
}

/** A value of a parameter as a label has room for: three digits that count. */
export function parameterText(value: number): string {
  return String(Number(value.toPrecision(3))).replace("-", "−");
}
