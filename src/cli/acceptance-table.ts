import Table from "cli-table3";
import type { AcceptanceRow } from "../validation/acceptance.ts";
import { format } from "./period-table.ts";

const HEAD = ["quantity", "observed", "simulated, mean", "5 % to 95 %", "aim", "within", "role"];

/** An acceptance table for the terminal. */
export function acceptanceTable(rows: readonly AcceptanceRow[], command: string): string {
  const table = new Table({
    head: HEAD,
    colAligns: ["left", "right", "right", "right", "right", "left", "left"],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(cellsOf(row));
  return `${command} (means and central 90 % over the seeds)\n\n${table}`;
}

/** The same in Markdown. */
export function acceptanceMarkdown(rows: readonly AcceptanceRow[], command: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const strong = (cells: readonly string[]): string[] =>
    cells.map((cell) => (cell === "no" ? "**no**" : cell));
  return [
    `\`${command}\` (means and central 90 % over the seeds):`,
    "",
    line(HEAD),
    `|${HEAD.map(() => "---").join("|")}|`,
    ...rows.map((row) => line(strong(cellsOf(row)))),
  ].join("\n");
}

function cellsOf({ quantity, role, observed, simulated, aim, within, unit }: AcceptanceRow): string[] {
  const figure = (value: number): string => (value === Number.POSITIVE_INFINITY ? "…" : format(value, unit));
  return [
    quantity,
    observed === undefined ? "" : figure(observed),
    figure(simulated.mean),
    `${figure(simulated.p05)} to ${figure(simulated.p95)}`,
    aim ? `${figure(aim[0])} to ${figure(aim[1])}` : "",
    within === undefined ? "" : within ? "yes" : "no",
    role,
  ];
}
