import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { daysCsv } from "../../src/experiment/days-csv.ts";
import { ledgerCsv } from "../../src/experiment/ledger-csv.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix, tiny } from "./tiny-runs.ts";

const run = simulate(netflix, { ...tiny, seed: 4 });
const rowsOf = (text: string) =>
  Papa.parse<Record<string, string | number>>(text.trimEnd(), { header: true, dynamicTyping: true }).data;

it("balances in every row, from one day to the next, and adds up to the quarters", () => {
  const rows = rowsOf(ledgerCsv({ base: [run] })) as Record<string, number>[];
  expect(rows).toHaveLength(184 * 7);
  const [third] = periodsOf(run);
  const before = new Map<unknown, number>();
  let gross = 0;
  let revenue = 0;
  for (const row of rows) {
    const came = row.joined + row.returned + row.switchedIn;
    const left = row.switchedOut + row.leftBackground + row.leftTrial + row.leftChoice;
    expect(row.opening + came - left).toBe(row.closing);
    if (before.has(row.plan)) expect(row.opening).toBe(before.get(row.plan));
    before.set(row.plan, row.closing);
    if (String(row.date) > third.end) continue;
    gross += (row.joined + row.returned) * row.peoplePerAgent;
    revenue += row.revenue;
  }
  expect(gross).toBeCloseTo(third.grossAdditions, 3);
  // Each row is rounded to cents.
  expect(Math.abs(revenue - third.revenue)).toBeLessThan(0.005 * 92 * 7);
});

it("names the seed, and with several worlds the world", () => {
  const other = simulate(netflix, { ...tiny, seed: 5, until: "2011-07-02" });
  const [row] = rowsOf(ledgerCsv({ base: [other] }));
  expect(Object.keys(row).slice(0, 3)).toEqual(["seed", "date", "plan"]);
  expect(row.seed).toBe(5);
  const rows = rowsOf(ledgerCsv({ base: [other], counterfactual: [other] }));
  expect(rows.map(({ world }) => world)).toEqual([
    ...Array(14).fill("base"),
    ...Array(14).fill("counterfactual"),
  ]);
});

it("has the columns that docs/scenario.md says, in that order, and so has days.csv", () => {
  const document = readFileSync(new URL("../../docs/scenario.md", import.meta.url), "utf8");
  const documented = (file: string): string[] => {
    const [, table = ""] =
      new RegExp(`\\*\\*\`${file}\`\\*\\*.*?\\n\\|(.*?)\\n\\n`, "s").exec(document) ?? [];
    const cells = table.split("\n").map((line) => line.split("|")[1]);
    return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  };
  const headOf = (text: string): string[] => text.split("\n")[0].split(",");
  expect(documented("ledger.csv")).toEqual(headOf(ledgerCsv({ base: [run], counterfactual: [run] })));
  const none = { days: [], daysByFamily: {} } as unknown as Parameters<typeof daysCsv>[0][string];
  expect(documented("days.csv")).toEqual(headOf(daysCsv({ base: none, counterfactual: none })));
});
