import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listCases, loadCase, loadCaseFolder } from "../../../src/node/data/load-case.ts";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import { ScenarioError } from "../../../src/scenario/issue.ts";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "churnkit-data-"));
  cpSync(join(packageDataDir, "parameters.json"), join(dataDir, "parameters.json"));
  for (const id of ["netflix-2007", "netflix-2010"])
    cpSync(join(packageDataDir, id), join(dataDir, id), { recursive: true });
  mkdirSync(join(dataDir, "not-a-case"));
});

afterEach(() => rmSync(dataDir, { recursive: true }));

function edit(file: string, change: (content: string) => string): void {
  const path = join(dataDir, file);
  const [before, after] = [readFileSync(path, "utf8"), change(readFileSync(path, "utf8"))];
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

describe("listCases", () => {
  it("lists the folders with a scenario", () => {
    expect(listCases({ dataDir })).toEqual(["netflix-2007", "netflix-2010"]);
    expect(listCases()).toEqual(expect.arrayContaining(["netflix-2007", "netflix-2010", "netflix-2011"]));
  });

  it("finds nothing in a folder that is not there", () => {
    expect(listCases({ dataDir: join(dataDir, "nowhere") })).toEqual([]);
  });
});

describe("loadCase", () => {
  it("loads every committed case with all shared parameters", () => {
    for (const id of listCases()) {
      const { scenario, observed, folder } = loadCase(id);
      expect(scenario.id).toBe(id);
      // Of a case of grade C no subscribers were counted.
      if (scenario.grade !== "C") expect(observed.length).toBeGreaterThan(0);
      expect(folder).toBe(join(packageDataDir, id));
      expect(scenario.parameters).toHaveProperty(["quit.alpha"]);
    }
  });

  it("lets a case override a shared parameter", () => {
    const own = loadCase("netflix-2010", { dataDir }).scenario.parameters["trial.nonConversion"];
    edit("netflix-2010/scenario.json", (content) =>
      content.replace(
        '"parameters": {}',
        `"parameters": ${JSON.stringify({ "trial.nonConversion": { ...own, value: 0.2 } })}`,
      ),
    );
    const { parameters } = loadCase("netflix-2010", { dataDir }).scenario;
    expect(parameters["trial.nonConversion"].value).toBe(0.2);
    expect(parameters["quit.alpha"]).toEqual(
      loadCase("netflix-2007", { dataDir }).scenario.parameters["quit.alpha"],
    );
  });

  it("names the nearest case for one that is not there", () => {
    expect(() => loadCase("netfix-2010", { dataDir })).toThrow(
      `expected a case in ${dataDir}, found netfix-2010 (did you mean netflix-2010 or netflix-2007?)`,
    );
  });

  it("names those that begin as it does, says where all are, and nothing that is far", () => {
    expect(() => loadCase("netflix", { dataDir })).toThrow(
      "found netflix (did you mean netflix-2007 or netflix-2010?)",
    );
    expect(() => loadCase("mine.json")).toThrow(
      /^expected the id of a case, found mine\.json \(npx churnkit cases lists all\)$/,
    );
  });

  it("does not leave its folder", () => {
    expect(() => loadCase("../x", { dataDir })).toThrow(ScenarioError);
  });

  it("says so if there are no cases at all", () => {
    expect(() => loadCase("netflix-2011", { dataDir: join(dataDir, "nowhere") })).toThrow(
      /expected a case in/,
    );
  });

  it("names the file of a broken scenario", () => {
    edit("netflix-2010/scenario.json", (content) => content.replace('"trialDays": 30', '"trialDays": -1'));
    expect(() => loadCase("netflix-2010", { dataDir })).toThrow(
      `${join(dataDir, "netflix-2010", "scenario.json")}: joining.trialDays: expected`,
    );
  });

  it("names the file of a broken table", () => {
    edit("netflix-2010/observed.csv", (content) => content.replace("19500000", "19.5M"));
    expect(() => loadCase("netflix-2010", { dataDir })).toThrow(
      `${join(dataDir, "netflix-2010", "observed.csv")}: row 2, column value: expected a number`,
    );
  });

  it("refuses observations of a family that the scenario does not have", () => {
    edit("netflix-2010/observed.csv", (content) => content.replace(/^closing,/m, "closing.dvd,"));
    expect(() => loadCase("netflix-2010", { dataDir })).toThrow(/row 2, column quantity.*closing\.both/);
  });

  it("refuses a scenario under another name", () => {
    cpSync(join(dataDir, "netflix-2010"), join(dataDir, "copy"), { recursive: true });
    expect(() => loadCaseFolder(join(dataDir, "copy"), { dataDir })).toThrow(
      "id: expected the name of its folder, copy, found netflix-2010 (rename the folder or the id; ",
    );
  });

  it("has nothing observed of a future", () => {
    rmSync(join(dataDir, "netflix-2010", "observed.csv"));
    expect(loadCaseFolder(join(dataDir, "netflix-2010"), { dataDir }).observed).toEqual([]);
  });
});
