import Table from "cli-table3";
import type { Comparison } from "../experiment/compare.ts";
import type { Period } from "../simulation/outcome.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import { figureText } from "./figure-text.ts";

const QUANTITIES = {
  "gross additions": "grossAdditions",
  cancellations: "cancellations",
  closing: "closing",
  revenue: "revenue",
} as const;

/** Two worlds side by side, quarter by quarter; with several replicates the middle 90 % of the differences. Each change in a name stands on a line of its own. */
export function comparisonTable(
  { base, counterfactual, difference }: Comparison,
  names: readonly [string, string],
): string {
  const several = base.length > 1;
  const table = new Table({
    head: [
      "",
      ...names.map((name) => name.replaceAll("; ", ";\n")),
      "difference",
      ...(several ? ["5 % to 95 %"] : []),
    ],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  const most = (pick: (period: Period) => number): number =>
    Math.max(...[base[0], counterfactual[0]].flatMap((run) => run.map(pick)));
  const column = difference[0].flatMap((_, index) =>
    [
      ...Object.values(QUANTITIES)
        .filter((quantity) => quantity !== "revenue")
        .map((quantity) => (period: Period) => period[quantity]),
      ...Object.keys(base[0][index].byPlan).map((family) => (period: Period) => period.byPlan[family] ?? 0),
    ].map((pick) => summarise(difference.map((periods) => pick(periods[index]))).mean),
  );
  const text = figureText({
    column,
    people: most(({ opening, closing }) => Math.max(opening, closing)),
    money: most(({ revenue }) => revenue),
  });
  base[0].forEach(({ period, partial, byPlan }, index) => {
    const over = (runs: readonly (readonly Period[])[], pick: (period: Period) => number): Summary =>
      summarise(runs.map((periods) => pick(periods[index])));
    const row = (name: string, pick: (period: Period) => number, unit: "people" | "money"): void => {
      const change = over(difference, pick);
      table.push([
        `${period}${partial ? " (part)" : ""} ${name}`,
        text.one(over(base, pick).mean, unit),
        text.one(over(counterfactual, pick).mean, unit),
        text.difference(change.mean, unit),
        ...(several ? [text.range(change.p05, change.p95, unit, true)] : []),
      ]);
    };
    for (const [name, quantity] of Object.entries(QUANTITIES)) {
      row(name, (figures) => figures[quantity], quantity === "revenue" ? "money" : "people");
    }
    if ([base, counterfactual].every((runs) => runs.every((run) => run[index].contribution !== undefined))) {
      row("contribution", ({ contribution = 0 }) => contribution, "money");
    }
    for (const family of Object.keys(byPlan)) {
      row(`closing ${family}`, (figures) => figures.byPlan[family] ?? 0, "people");
    }
  });
  return table.toString();
}
