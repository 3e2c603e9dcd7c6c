import Papa from "papaparse";
import { expect, it } from "vitest";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { daysCsvOf, figuresCsv } from "../../src/lab/figures-csv.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { periodsWithMoney } from "../../src/simulation/accounts.ts";
import { withObserved } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario, observed } = loadCase("netflix-2011");
const calm = counterfactualOf(scenario, { without: ["qwikster"] }).scenario;
const world = (name: string, of: Scenario) => {
  const runs = [1, 2, 3].map((seed) => simulate(of, { subscribers: 2000, seed }));
  return { name, run: runs[0], scenario: of, seeds: runs.map((run) => periodsWithMoney(run, of)) };
};
const history = world("history", scenario);
const kept = world('"calm", kept', calm);
const periods = withObserved(history.seeds[0], observed);
const rowsOf = (text: string) =>
  Papa.parse<Record<string, string | number>>(text.trimEnd(), { header: true, dynamicTyping: true }).data;

it("figures stand by quarter with units, what was observed, differences and how far luck moves them", () => {
  const rows = rowsOf(figuresCsv(history, [kept], periods));
  expect(new Set(rows.map(({ quarter }) => quarter))).toEqual(new Set(["2011Q3", "2011Q4"]));
  const row = (title: string) => rows.find(({ figure }) => figure === title) ?? {};
  const closing = row("Subscribers at its end (people)");
  expect(closing.history).toBe(Math.round(periods[0].closing));
  expect(closing.observed).toBe(23_790_000);
  const difference = kept.seeds[0][0].closing - periods[0].closing;
  expect(closing['"calm", kept less history']).toBe(Math.round(difference));
  const range = [closing['"calm", kept less history: from'], closing['"calm", kept less history: to']];
  const differences = kept.seeds.map(
    (quarters, seed) => quarters[0].closing - history.seeds[seed][0].closing,
  );
  expect(range[0]).toBeGreaterThanOrEqual(Math.floor(Math.min(...differences)));
  expect(range[1]).toBeLessThanOrEqual(Math.ceil(Math.max(...differences)));
  expect(range[0]).toBeLessThan(Number(range[1]));
  expect(row("Churn a month (%)").history).toBeCloseTo(periods[0].monthlyChurn * 100, 2);
  expect(row("Revenue (USD)").observed).toBe(799_000_000);
  expect(row("Gross additions (people)").observed).toBeGreaterThan(4e6);
});

it("days have the people of every world, the last of a quarter as many as its figure", () => {
  const days = rowsOf(daysCsvOf([history, kept]));
  expect(days).toHaveLength(184);
  const last = days.find(({ date }) => date === "2011-09-30") ?? {};
  expect(last["subscribers at its end: history (people)"]).toBe(Math.round(periods[0].closing));
});

it("what is no money is no figure", () => {
  const { scenario: peloton } = loadCase("peloton-2022");
  const run = simulate(peloton, { subscribers: 500 });
  const rows = rowsOf(figuresCsv({ name: "history", run, scenario: peloton, seeds: undefined }, [], []));
  expect(rows.some(({ figure }) => String(figure).startsWith("Revenue"))).toBe(false);
  expect(rows[0]["history: from"]).toBeNull();
});
