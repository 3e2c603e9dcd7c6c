import Table from "cli-table3";
import { grouped } from "../chart/grouped.ts";
import type { PeriodSpread } from "../experiment/replicate.ts";
import type { Observed, Period } from "../simulation/outcome.ts";
import type { Summary } from "../statistics/summarise.ts";
import type { FigureText } from "./figure-text.ts";
import type { CaseToRun } from "./run-options.ts";

type Fit = Pick<CaseToRun, "fittedUntil" | "isChanged">;
type Figure = number | Summary;
type Row = readonly [label: string, simulated: Figure, observed: number | undefined, unit: Unit];
/** What a figure of a table is of. */
export type Unit = "people" | "share" | "money";

/**
 * A table of a period: what was simulated, beside what was observed, and the difference, if anything was.
 *
 * @param fit Last day whose observations the model was fitted to, if that is known, and whether the world was changed.
 * @param text How figures are written.
 */
export function periodTable(
  period: Period | PeriodSpread,
  currency: string,
  fit: Fit,
  text: FigureText,
): string {
  const observed: Observed = period.observed ?? {};
  const isObserved = period.observed !== undefined;
  const rows: Row[] = [
    ["opening", period.opening, undefined, "people"],
    ["gross additions", period.grossAdditions, observed.grossAdditions, "people"],
    ["  of which returns", period.returns, undefined, "people"],
    ["cancellations", period.cancellations, observed.cancellations, "people"],
    ["net additions", period.netAdditions, observed.netAdditions, "people"],
    ["closing", period.closing, observed.closing, "people"],
    ...Object.entries(period.byPlan as Record<string, Figure>).map(
      ([family, figure]): Row => [`  ${family}`, figure, observed.byPlan?.[family], "people"],
    ),
    ["churn per month", period.monthlyChurn, observed.monthlyChurn, "share"],
    [`revenue, ${currency}`, period.revenue, observed.revenue, "money"],
    ...(period.contribution === undefined
      ? []
      : [[`contribution, ${currency}`, period.contribution, undefined, "money"] satisfies Row]),
  ];
  const spread = typeof period.opening !== "number";
  const table = new Table({
    head: [
      headOf(period, fit),
      ...(isObserved ? ["observed"] : []),
      "simulated",
      ...(spread ? ["5 % to 95 %"] : []),
      ...(isObserved ? ["difference"] : []),
    ],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const [label, figure, seen, unit] of rows) {
    const value = typeof figure === "number" ? figure : figure.mean;
    const band = typeof figure === "number" ? [] : [text.range(figure.p05, figure.p95, unit)];
    const beside = (cell: (observed: number) => string): string[] => {
      if (!isObserved) return [];
      return [seen === undefined ? "" : cell(seen)];
    };
    table.push([
      label,
      ...beside((was) => text.one(was, unit)),
      text.one(value, unit),
      ...band,
      ...beside((was) => text.difference(value - was, unit)),
    ]);
  }
  return table.toString();
}

function headOf(figures: Period | PeriodSpread, fit: Fit): string {
  const { period, partial } = figures;
  const role = roleOf(figures, fit);
  const notes = [...(partial ? ["part"] : []), ...(role === undefined ? [] : [role])];
  return notes.length === 0 ? period : `${period} (${notes.join(", ")})`;
}

function roleOf({ end, observed }: Period | PeriodSpread, { fittedUntil, isChanged }: Fit) {
  if (isChanged) return "changed";
  if (fittedUntil === undefined || observed === undefined) return undefined;
  return end <= fittedUntil ? "fitted" : "predicted";
}

/** A figure in people's words: millions with two decimals, per cent, millions of money. */
export function format(value: number, unit: Unit): string {
  if (unit === "share") return `${rounded(value * 100, 2)} %`;
  if (unit === "money") return `${rounded(value / 1e6, 0)} M`;
  if (Math.abs(value) >= 1e5) return `${rounded(value / 1e6, 2)} M`;
  return grouped(value);
}

/** A difference with its sign; of shares in points of per cent. */
export function signed(value: number, unit: Unit): string {
  const text = format(value, unit).replace(/ %$/, " points");
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** What rounds to nothing has no sign. */
function rounded(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/^-(?=[0.]+$)/, "");
}
