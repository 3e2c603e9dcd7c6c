import { resolve } from "node:path";
import Papa from "papaparse";
import { quote } from "../../scenario/issue.ts";
import { writeWhole } from "../write-whole.ts";
import { displayBundle } from "./display.ts";

type Cell = string | number | boolean | undefined;

export interface TableOptions {
  /** Decimals of all numbers, 0 to 20; by default 2, and none in a column of nothing but whole numbers. */
  readonly digits?: number;
  /** Path of a file to write the rows into as comma-separated values, numbers with all their digits; by default none. */
  readonly csv?: string;
}

interface TableColumn {
  readonly heading: string;
  readonly cells: readonly string[];
  readonly isNumeric: boolean;
}

/**
 * Show rows as a table below the cell: a column for each key, in the order in which keys first appear. Numbers stand
 * right, with commas between thousands and a true minus sign; what is undefined is left empty. A spreadsheet opens what
 * `csv` writes; the folder is the notebook's own, unless the path begins elsewhere.
 *
 * @param rows Cells by the heading of their column: texts, numbers, truth values or undefined.
 * @throws RangeError If there is no row, a cell is something else, or `digits` is out of range.
 * @example
 * await table([{ plan: "both-1", before: 9.99, after: 15.98 }]);
 */
export async function table(rows: readonly object[], options: TableOptions = {}): Promise<void> {
  const { digits, csv } = options;
  if (rows.length === 0) throw new RangeError("rows: expected at least one, found none");
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0 && digits <= 20)) {
    throw new RangeError(`invalid digits; must be a whole number from 0 to 20: ${digits}`);
  }
  const columns = columnsOf(rows, digits);
  if (csv !== undefined) writeWhole(csv, csvTable(rows));
  const below = csv === undefined ? "" : `\n\nSaved in ${resolve(csv)}`;
  await displayBundle({
    "text/markdown": `${markdownTable(columns)}${below}`,
    "text/plain": `${plainTable(columns)}${below}`,
  });
}

/** Every row with every column. */
function csvTable(rows: readonly object[]): string {
  const fields = headingsOf(rows);
  const data = rows.map((row) => fields.map((heading) => cellOf(row, heading)));
  return `${Papa.unparse({ fields, data }, { newline: "\n" })}\n`;
}

function headingsOf(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function columnsOf(rows: readonly object[], digits: number | undefined): TableColumn[] {
  return headingsOf(rows).map((heading) => {
    const values = rows.map((row) => cellOf(row, heading));
    const numbers = values.filter((value) => typeof value === "number");
    const decimals = digits ?? (numbers.every(Number.isInteger) ? 0 : 2);
    const cells = values.map((value) =>
      typeof value === "number" ? numberText(value, decimals) : String(value ?? ""),
    );
    const isNumeric =
      numbers.length > 0 && values.every((value) => value === undefined || typeof value === "number");
    return { heading, cells, isNumeric };
  });
}

function cellOf(row: object, heading: string): Cell {
  const value: unknown = (row as Record<string, unknown>)[heading];
  if (value === undefined || ["string", "number", "boolean"].includes(typeof value)) return value as Cell;
  throw new RangeError(`${heading}: expected a text, a number or a truth value, found ${quote(value)}`);
}

function numberText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = digits.split(".") as [string, string?];
  const sign = value < 0 && Number(digits) !== 0 ? "−" : "";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

function markdownTable(columns: readonly TableColumn[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(" | ")} |`;
  return [
    line(columns.map(({ heading }) => heading)),
    `| ${columns.map(({ isNumeric }) => (isNumeric ? "---:" : ":---")).join(" | ")} |`,
    ...linesOf(columns).map(line),
  ].join("\n");
}

/** A line break or a bar would end the cell; a dollar sign could begin a formula. */
function escapeCell(text: string): string {
  return text.replaceAll("\n", " ").replace(/[\\|$]/g, "\\$&");
}

function plainTable(columns: readonly TableColumn[]): string {
  const widths = columns.map(({ heading, cells }) =>
    Math.max(heading.length, ...cells.map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        columns[index]!.isNumeric ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!),
      )
      .join("  ")
      .trimEnd();
  return [columns.map(({ heading }) => heading), ...linesOf(columns)].map(line).join("\n");
}

/** The cells row by row. */
function linesOf(columns: readonly TableColumn[]): string[][] {
  return columns[0]!.cells.map((_, row) => columns.map(({ cells }) => cells[row]!));
}
