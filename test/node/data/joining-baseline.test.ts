import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insideReturns } from "../../../src/behaviour/inside-returns.ts";
import { baselineReckoner } from "../../../src/node/data/joining-baseline.ts";
import { listCases, loadCaseFolder, loadSharedParameters } from "../../../src/node/data/load-case.ts";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import { ScenarioError } from "../../../src/scenario/issue.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

const parameters = loadSharedParameters();
const reckoned = listCases().filter((id) => existsSync(join(packageDataDir, id, "baseline.json")));
const scenarioOf = (id: string) =>
  JSON.parse(readFileSync(join(packageDataDir, id, "scenario.json"), "utf8")) as Scenario;

function baselineOf(id: string, dataDir = packageDataDir) {
  const { start, until, latest = until, joining } = scenarioOf(id);
  return baselineReckoner(join(dataDir, id), { start, latest, trialDays: joining.trialDays })(parameters);
}

describe("the committed scenarios", () => {
  it("are reckoned for all three Netflix cases", () => {
    expect(reckoned).toEqual(["netflix-2007", "netflix-2010", "netflix-2011"]);
  });

  it.each(reckoned)("%s holds exactly what `npm run baselines` computes", (id) => {
    const { opening, joining } = scenarioOf(id);
    expect({ opening, baseline: joining.baseline }).toEqual(baselineOf(id));
  });
});

describe("the joining baseline", () => {
  let copy: string | undefined;
  afterEach(() => {
    if (copy !== undefined) rmSync(copy, { recursive: true });
    copy = undefined;
  });

  it.each(["netflix-2007", "netflix-2011"])("%s does not change if the future does", (id) => {
    copy = mkdtempSync(join(tmpdir(), "churnkit-data-"));
    cpSync(packageDataDir, copy, { recursive: true });
    const { start } = scenarioOf(id);
    let changed = 0;
    for (const other of ["netflix-2007", "netflix-2010", "netflix-2011"]) {
      for (const table of ["quarterly.csv", "yearly.csv", "observed.csv"]) {
        const path = join(copy, other, table);
        if (!existsSync(path)) continue;
        const lines = readFileSync(path, "utf8").split("\n");
        const altered = lines.map((line) => {
          const [quantity, from, to, value, ...rest] = line.split(",");
          if (to === undefined || Number.isNaN(Number(value)) || to < start) return line;
          changed++;
          return [quantity, from, to, 2 * Number(value) + 1, ...rest].join(",");
        });
        writeFileSync(path, altered.join("\n"));
      }
    }
    expect(changed).toBeGreaterThan(0);
    expect(baselineOf(id, copy)).toEqual(baselineOf(id));
  });

  it("splits gross additions into new ones, returns from before and returns from inside", () => {
    const { start } = scenarioOf("netflix-2011");
    const loss = 3_546_000 / 3;
    baselineOf("netflix-2011").baseline.forEach(({ newJoiners, returns }, k) => {
      const gross = newJoiners.value / (1 - 0.3333);
      const inside = insideReturns(loss, 3 * k, 3 * k + 3, parameters);
      // Both parts are rounded to a thousand people.
      expect(Math.abs(newJoiners.value + returns.value + inside - gross)).toBeLessThanOrEqual(500 * 2.5);
    });
    expect(start).toBe("2011-07-01");
  });

  it("brackets its value", () => {
    for (const id of reckoned) {
      for (const { newJoiners, returns } of baselineOf(id).baseline) {
        for (const { value, low, high } of [newJoiners, returns]) {
          expect(low).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(high!);
          expect(low).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});

describe("a baseline.json with mistakes", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "churnkit-baseline-"));
    cpSync(join(packageDataDir, "netflix-2007"), join(dir, "netflix-2007"), { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** What loading the case says once a file of it was edited, without the folder. */
  function said(name: string, edit: (content: string) => string): string {
    const path = join(dir, "netflix-2007", name);
    writeFileSync(path, edit(readFileSync(path, "utf8")));
    try {
      loadCaseFolder(join(dir, "netflix-2007"));
    } catch (error) {
      if (error instanceof ScenarioError) return error.message.replaceAll(join(dir, "netflix-2007/"), "");
      throw error;
    }
    return "fine";
  }
  const without = (what: string) => (content: string) =>
    content
      .split("\n")
      .filter((line) => !line.startsWith(what))
      .join("\n");

  it.each<[string, (content: string) => string, string]>([
    ["is no object", () => "[]", "baseline.json: "],
    ["is no JSON", () => '{"rule": ', "baseline.json: line 1, column 10: expected a JSON value"],
    [
      "has no known rule",
      (content) => content.replace("damped-growth", "damped"),
      'baseline.json: rule: expected one of seasonal, damped-growth, actual, found "damped"',
    ],
    [
      "has a number in quotes",
      (content) => content.replace('"tenureClasses": 36', '"tenureClasses": "36"'),
      'baseline.json: tenureClasses: expected a whole number of at least 1, found "36"',
    ],
    [
      "names a table that is not there",
      (content) => content.replace('"yearly.csv"', '"../other/yearly.csv"'),
      "yearly: expected a table, seen from",
    ],
    [
      "has a cycle of another quarter",
      (content) =>
        content
          .replace('"damped-growth"', '"seasonal"')
          .replace(/"growthKept": \{[^}]*\}/, '"cycles": ["2005Q1"]'),
      "baseline.json: cycles.0: expected a Q4, as 2006Q4, the last before the start, found 2005Q1",
    ],
  ])("is refused if it %s", (_, edit, message) => {
    expect(said("baseline.json", edit)).toContain(message);
  });

  it.each([
    [
      "quarterly.csv",
      "grossAdditions,2006-04",
      "quarterly.csv: expected grossAdditions of 2006Q2, a quarter",
    ],
    ["quarterly.csv", "grossAdditions", "quarterly.csv: expected grossAdditions of 2006Q"],
    ["quarterly.csv", "cancellations", "quarterly.csv: expected cancellations of 2006Q4, a quarter"],
    [
      "yearly.csv",
      "grossAdditions",
      "yearly.csv: expected grossAdditions above 0 of 2005 and 2006, found none",
    ],
    [
      "yearly.csv",
      "closing",
      "yearly.csv: column quantity: expected a year's closing that ends before 2007-01-01",
    ],
  ])("names the table %s that lacks %s", (table, quantity, message) => {
    expect(said(table, without(quantity))).toContain(message);
  });

  it("is fine as it is", () => {
    expect(said("baseline.json", (content) => `\uFEFF${content}`)).toBe("fine");
  });
});
