import Papa from "papaparse";
import { quote, ScenarioError, type ScenarioIssue } from "../../scenario/issue.ts";
import { didYouMean } from "../../scenario/nearest.ts";
import type { Column } from "./column.ts";
import { readTextFile } from "./text-file.ts";

/** A row of a table, by the names and types of its columns. */
export type Row<Columns> = {
  readonly [Name in keyof Columns]: Columns[Name] extends Column<infer T> ? T : never;
};

/** Notes a problem with the row being checked: column, what was expected, what was found, a hint. */
export type RowReport = (column: string, expected: string, found: string, hint?: string) => void;

/** A rule about a whole row that is sound cell by cell, and the sound rows before it. */
export type RowCheck<R> = (row: R, report: RowReport, before: readonly R[]) => void;

/** The parser's faults in our words. */
const FAULTS: Readonly<Record<string, Omit<ScenarioIssue, "path">>> = {
  MissingQuotes: {
    expected: "a quotation mark at the end of a cell that begins with one",
    found: "the end of the file",
  },
  InvalidQuotes: {
    expected: "a comma or the end of the row after a closing quotation mark",
    found: "more of the cell",
    hint: "within quotes, a quotation mark is written twice",
  },
};

/**
 * Read a table from the text of a CSV file: a header, then rows; commas; quotes where a cell has a comma.
 * Columns that are not asked for are ignored, and so are blank rows. All problems are found at once.
 *
 * @param file Name for messages.
 * @param columns How to read the columns that must be there.
 * @param check Further rule about each row.
 * @returns The rows in the order of the file.
 * @throws ScenarioError Naming file, row (the header is row 1), column, what was expected and what was found.
 */
export function parseTable<const Columns extends Readonly<Record<string, Column<unknown>>>>(
  content: string,
  file: string,
  columns: Columns,
  check: RowCheck<Row<Columns>> = () => {},
): Row<Columns>[] {
  const parsed = Papa.parse<string[]>(content, { delimiter: "," });
  const issues: ScenarioIssue[] = parsed.errors.map((error) => ({
    path: `row ${(error.row ?? 0) + 1}`,
    ...(FAULTS[error.code] ?? { expected: "comma-separated values", found: error.message }),
  }));
  const header = (parsed.data[0] ?? []).map((name) => name.trim());
  const separator = separatorIssue(header);
  if (separator !== undefined) throw new ScenarioError([separator], file);
  issues.push(...headerIssues(header, Object.keys(columns)));
  if (issues.length > 0) throw new ScenarioError(issues, file);

  const rows: Row<Columns>[] = [];
  for (const [index, cells] of parsed.data.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === "")) continue;
    const found = issues.length;
    const report: RowReport = (column, expected, value, hint) => {
      const issue = { path: `row ${index + 1}, column ${column}`, expected, found: value };
      issues.push(hint === undefined ? issue : { ...issue, hint });
    };
    if (cells.length !== header.length) {
      issues.push({
        path: `row ${index + 1}`,
        expected: `${header.length} cells, as in the header`,
        found: `${cells.length}`,
        ...(cells.length > header.length && { hint: "a cell with a comma needs quotes around it" }),
      });
      continue;
    }
    const row: Record<string, unknown> = {};
    for (const [name, column] of Object.entries(columns)) {
      const cell = cells[header.indexOf(name)]!.trim();
      row[name] = column.read(cell);
      if (row[name] === undefined) report(name, column.expected, cell === "" ? "an empty cell" : quote(cell));
    }
    if (issues.length > found) continue;
    const sound = row as Row<Columns>;
    check(sound, report, rows);
    rows.push(sound);
  }
  if (issues.length > 0) throw new ScenarioError(issues, file);
  return rows;
}

/**
 * Read a table from a CSV file; see {@link parseTable}.
 *
 * @throws ScenarioError Also for a file that is not there.
 */
export function readTable<const Columns extends Readonly<Record<string, Column<unknown>>>>(
  path: string,
  columns: Columns,
  check?: RowCheck<Row<Columns>>,
): Row<Columns>[] {
  return parseTable(readTextFile(path), path, columns, check);
}

/** The names of a table's columns, as its first row has them; none if that is blank. */
export function headerOf(content: string): string[] {
  const { data } = Papa.parse<string[]>(content, { delimiter: ",", preview: 1 });
  const names = (data[0] ?? []).map((name) => name.trim());
  return names.every((name) => name === "") ? [] : names;
}

const SEPARATORS = [
  [";", "semicolons"],
  ["\t", "tabs"],
] as const;

/** A header in one cell that has other separators, as some spreadsheets save it; undefined if it has commas. */
export function separatorIssue(header: readonly string[]): ScenarioIssue | undefined {
  const [first] = header;
  const other = header.length === 1 && SEPARATORS.find(([separator]) => first.includes(separator));
  if (!other) return undefined;
  const issue = { path: "row 1", expected: "columns separated by commas", found: other[1] };
  return { ...issue, hint: quote(first).slice(1, -1) };
}

function headerIssues(header: readonly string[], wanted: readonly string[]): ScenarioIssue[] {
  if (header.every((name) => name === ""))
    return [{ path: "row 1", expected: `the columns ${wanted.join(", ")}`, found: "nothing" }];
  const issues: ScenarioIssue[] = [];
  for (const name of wanted) {
    const count = header.filter((column) => column === name).length;
    if (count === 1) continue;
    const hint = count === 0 ? didYouMean(name, header) : undefined;
    issues.push({
      path: `row 1, column ${name}`,
      expected: `one column named ${name}`,
      found: count === 0 ? `only ${header.join(", ")}` : `${count}`,
      ...(hint !== undefined && { hint }),
    });
  }
  return issues;
}
