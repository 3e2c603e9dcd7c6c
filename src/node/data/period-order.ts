import type { RowReport } from "./read-table.ts";

/** A row about a period. */
export interface PeriodRow {
  readonly from: string;
  readonly to: string;
}

/**
 * Check that a row's period begins before it ends and comes after the periods of the earlier rows of its
 * series; two rows of a series about the same period contradict each other.
 *
 * @param series Rows for which this gives the same text are about the same thing.
 */
export function checkPeriodOrder<R extends PeriodRow>(
  row: R,
  report: RowReport,
  before: readonly R[],
  series: (row: R) => string,
): void {
  if (row.to < row.from) report("to", `a day not before from, ${row.from}`, row.to);
  const name = series(row);
  const last = before.filter((other) => series(other) === name).at(-1);
  if (last === undefined) return;
  const period = `${row.from} to ${row.to}`;
  if (last.from === row.from && last.to === row.to)
    report("from", `each period only once for ${name}`, `${period} again`);
  else if (row.from < last.from || (row.from === last.from && row.to < last.to))
    report("from", `a period after ${last.from} to ${last.to}, the one before it for ${name}`, period);
}
