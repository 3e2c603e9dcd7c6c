import Table from "cli-table3";
import type { AcceptanceRow } from "../validation/acceptance-row.ts";
import { figureText } from "./figure-text.ts";

/** The cases are of a large service: millions, but for the ends of a range that are not both so large. */
const TEXT = figureText({ people: Number.POSITIVE_INFINITY, money: Number.POSITIVE_INFINITY });

/** An acceptance table for the terminal. */
export function acceptanceTable(rows: readonly AcceptanceRow[], command: string): string {
  const head = headOf(rows);
  const table = new Table({
    head,
    colAligns: [
      "left",
      "right",
      "right",
      "right",
      ...(hasDraws(rows) ? (["right"] as const) : []),
      "right",
      "left",
      "left",
    ],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(cellsOf(row, hasDraws(rows)));
  return [`${command}`, "", `${table}`, "", ...notesOf(rows)].join("\n");
}

/** The same in Markdown. */
export function acceptanceMarkdown(rows: readonly AcceptanceRow[], command: string): string {
  const head = headOf(rows);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const escaped = (cells: readonly string[]): string[] =>
    cells.map((cell) => (cell === "no" ? "**no**" : cell.replace(/\*$/, "\\*")));
  return [
    `\`${command}\`:`,
    "",
    line(head),
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => line(escaped(cellsOf(row, hasDraws(rows))))),
    "",
    ...notesOf(rows).map((note) => `- ${note}`),
  ].join("\n");
}

function headOf(rows: readonly AcceptanceRow[]): string[] {
  const drawn = hasDraws(rows) ? ["draws, 5 % to 95 %"] : [];
  return ["quantity", "observed", "simulated, mean", "luck, 5 % to 95 %", ...drawn, "aim", "within", "role"];
}

function notesOf(rows: readonly AcceptanceRow[]): string[] {
  return [
    "luck: the shipped parameters under other seeds. It says nothing of how well the parameters are known.",
    ...(hasDraws(rows)
      ? [
          "draws: other parameters that fit as well (the posterior), each with a seed of its own; * observed is outside.",
        ]
      : []),
    "within: whether the mean is within the aim. Aims of 2012 and of the mood were set when their misses were known.",
    "consistency: two worlds of the same model beside each other, no test against data.",
  ];
}

function hasDraws(rows: readonly AcceptanceRow[]): boolean {
  return rows.some(({ drawn }) => drawn !== undefined);
}

function cellsOf(row: AcceptanceRow, withDraws: boolean): string[] {
  const { quantity, role, observed, simulated, drawn, within, unit } = row;
  const figure = (value: number): string => TEXT.one(value, unit);
  const band = ({ p05, p95 }: { p05: number; p95: number }): string =>
    p05 === p95 ? "" : TEXT.range(p05, p95, unit);
  return [
    quantity,
    observed === undefined ? "" : figure(observed),
    figure(simulated.mean),
    band(simulated),
    ...(withDraws ? [drawn === undefined ? "" : `${band(drawn)}${isOutside(row) ? " *" : ""}`] : []),
    aimOf(row),
    within === undefined ? "" : within ? "yes" : "no",
    role,
  ];
}

/** Whether what was observed lies outside what the draws say; of "at least so many" nobody knows. */
function isOutside({ observed, drawn, aim }: AcceptanceRow): boolean {
  if (drawn === undefined || observed === undefined || aim?.[1] === Number.POSITIVE_INFINITY) return false;
  return observed < drawn.p05 || observed > drawn.p95;
}

function aimOf({ aim, aimText, unit }: AcceptanceRow): string {
  if (aimText !== undefined) return aimText;
  if (aim === undefined) return "";
  const [low, high] = aim;
  return high === Number.POSITIVE_INFINITY ? `at least ${TEXT.one(low, unit)}` : TEXT.range(low, high, unit);
}
