import { join } from "node:path";
import { parseDay } from "../../market/date.ts";
import type { CaseWindow } from "../../validation/case-window.ts";
import { type Column, isoDate, number, oneOf, optionalText, text } from "./column.ts";
import { packageDataDir } from "./package-data.ts";
import { type Row, readTable } from "./read-table.ts";

const dayOrMonth: Column<string> = {
  expected: "a calendar date YYYY-MM-DD, or a month YYYY-MM",
  read: (cell) =>
    parseDay(/^\d{4}-\d{2}$/.test(cell) ? `${cell}-01` : cell) === undefined ? undefined : cell,
};

/** `null` for an empty cell: `undefined` is what a column says of a cell that it cannot read. */
const optionalNumber: Column<number | null> = {
  expected: "a number, or nothing",
  read: (cell) => (cell === "" ? null : number.read(cell)),
};

const columns = {
  case: text,
  episode: text,
  grade: oneOf("A", "B", "C"),
  role: oneOf("validate", "calibrate", "null", "stress", "sign", "extreme", "shape"),
  window_from: isoDate,
  window_to: isoDate,
  quantity: text,
  event_announced: dayOrMonth,
  guidance: optionalNumber,
  event: text,
  window: oneOf("announced", "first", "during", "next", "later"),
  counts: oneOf("yes", "no"),
  note: optionalText,
};

/**
 * Read which periods test which case, from a table like `data/case-bank.csv`.
 *
 * @throws ScenarioError Naming file, row, column and value: a missing column, a cell that cannot be read, a window that
 *   ends before it begins or is there twice.
 */
export function readCaseWindows(path: string = join(packageDataDir, "case-bank.csv")): CaseWindow[] {
  return readTable(path, columns, (row, report, before) => {
    if (row.window_to < row.window_from) {
      report("window_to", `a day not before window_from, ${row.window_from}`, row.window_to);
    }
    if (before.some((other) => isSame(row, other))) {
      report("window_from", "each window of a case's event and quantity once", `${row.window_from} again`);
    }
  }).map(windowOf);
}

const isSame = (row: Row<typeof columns>, other: Row<typeof columns>): boolean =>
  (["case", "event", "quantity", "window_from", "window_to"] as const).every(
    (name) => row[name] === other[name],
  );

function windowOf(row: Row<typeof columns>): CaseWindow {
  return {
    case: row.case,
    episode: row.episode,
    grade: row.grade,
    role: row.role,
    from: row.window_from,
    to: row.window_to,
    quantity: row.quantity,
    announced: row.event_announced,
    ...(row.guidance !== null && { guidance: row.guidance }),
    event: row.event,
    kind: row.window,
    counts: row.counts === "yes",
    note: row.note,
  };
}
