import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCaseWindows } from "../../../src/node/data/case-windows.ts";
import { isoDate, number, oneOf, text } from "../../../src/node/data/column.ts";
import { listCases } from "../../../src/node/data/load-case.ts";
import { readObserved } from "../../../src/node/data/observed.ts";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import { checkPeriodOrder } from "../../../src/node/data/period-order.ts";
import { readTable } from "../../../src/node/data/read-table.ts";

const windows = readCaseWindows();

const folders = readdirSync(packageDataDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const bank = folders.filter((id) => !["netflix-2007", "netflix-2010", "netflix-2011"].includes(id));
const file = (id: string, name: string) => join(packageDataDir, id, name);
const subscriptions = bank.filter((id) => existsSync(file(id, "observed.csv")));

interface Value {
  readonly quantity: string;
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly status: string;
  readonly source: string;
}

function readSeries(path: string): Value[] {
  const columns = { quantity: text, metric: text, from: isoDate, to: isoDate, value: number, unit: text };
  const status = oneOf("reported", "derived", "rounded", "guidance");
  return readTable(path, { ...columns, status, source: text }, (row, report, before) =>
    checkPeriodOrder(row, report, before, (other) =>
      [other.quantity, other.metric, other.status === "guidance"].join(),
    ),
  );
}

function valuesOf(id: string): Value[] {
  const observed = file(id, "observed.csv");
  const series = file(id, "series.csv");
  return [
    ...(existsSync(observed) ? readObserved(observed) : []),
    ...(existsSync(series) ? readSeries(series) : []),
  ];
}

describe("the case bank", () => {
  it("has 27 cases beside the shipped ones, each in the table of windows", () => {
    expect(bank).toHaveLength(27);
    expect(new Set(windows.map((window) => window.case))).toEqual(
      new Set([...bank, "netflix-2007", "netflix-2011"]),
    );
  });

  it.each(bank)("%s has sound values, and its sources are in its README", (id) => {
    const values = valuesOf(id);
    expect(values.length).toBeGreaterThan(0);
    const readme = readFileSync(file(id, "README.md"), "utf8");
    const sources = values.flatMap(({ source }) => source.split(" ; "));
    expect(sources.filter((source) => !readme.includes(`<${source}>`))).toEqual([]);
    expect(readme).toContain("\n## What was known when it was announced\n");
    expect(readme).toContain("\n## What happened\n");
  });

  it.each(subscriptions)("%s: net additions agree with the closings around them", (id) => {
    const rows = readObserved(file(id, "observed.csv")).filter(({ status }) => status !== "guidance");
    const closings = rows.filter(({ quantity }) => quantity === "closing");
    for (const net of rows.filter(({ quantity }) => quantity === "netAdditions")) {
      const after = closings.find(({ to }) => to === net.to);
      const before = closings.find(({ to }) => Date.parse(net.from) - Date.parse(to) === 86_400_000);
      // Taken out of the published change: subscribers in a country that the firm left.
      const organic = id === "spotify-2021-2024" && net.from === "2022-01-01" ? 1_500_000 : 0;
      if (after === undefined || before === undefined) continue;
      const digits = [after, before, net].map(({ value }) => lastDigit(value));
      const rounding = digits.reduce((sum, unit) => sum + unit / 2, 0);
      const change = after.value - before.value + organic;
      expect(Math.abs(change - net.value), `${net.from}`).toBeLessThanOrEqual(rounding);
    }
  });

  it("tests only what was observed, and gives the guidance that is stored", () => {
    for (const { case: id, quantity, from, to, guidance } of windows) {
      const values = valuesOf(id).filter(
        (value) => value.quantity === quantity && value.from === from && value.to === to,
      );
      const place = [id, quantity, from].join(" ");
      expect(
        values.some(({ status }) => status !== "guidance"),
        place,
      ).toBe(true);
      const guided = values.find(({ status }) => status === "guidance");
      expect(guided?.value, place).toBe(guidance);
    }
  });

  it("counts a window of a case once, after its announcement, and none of those without subscribers", () => {
    const counted = windows.filter(({ counts }) => counts);
    const keys = counted.map((window) => [window.case, window.quantity, window.to].join());
    expect(new Set(keys).size).toBe(keys.length);
    for (const window of counted) {
      expect(["A", "B"], window.case).toContain(window.grade);
      expect(["first", "during", "next"], window.case).toContain(window.kind);
      expect(window.announced <= window.to, window.case).toBe(true);
    }
  });

  it("leaves twins out together", () => {
    const episodes = (id: string) => [
      ...new Set(windows.filter((row) => row.case === id).map((row) => row.episode)),
    ];
    for (const id of bank) expect(episodes(id), id).toHaveLength(1);
    expect(episodes("netflix-2007")).toEqual(episodes("blockbuster-online-2006-2007"));
    expect(episodes("netflix-us-2022-antenna")).toEqual(episodes("netflix-ucan-2022-2024"));
  });

  it("is no case to run without a scenario", () => {
    const runnable = bank.filter((id) => existsSync(file(id, "scenario.json")));
    expect(listCases().filter((id) => bank.includes(id))).toEqual(runnable.sort());
  });
});

/** Unit of the last digit that is not a nought: 46 300 000 is known to 100 000. */
function lastDigit(value: number): number {
  let unit = 1;
  while (value !== 0 && value % (unit * 10) === 0) unit *= 10;
  return value === 0 ? 100_000 : unit;
}
