import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { runFigures } from "../../src/experiment/run-figures.ts";
import { openKeptRuns } from "../../src/node/kept-runs.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix, tiny } from "../experiment/tiny-runs.ts";
import { useFolder } from "../support/use-folder.ts";

const identity = { engine: "1", scenario: "netflix-2011" };
const figures = runFigures(simulate(netflix, tiny), netflix);

const inFolder = useFolder();
let path: string;
beforeEach(() => {
  path = join(mkdtempSync(inFolder("kept-")), "runs.jsonl");
});

describe("openKeptRuns", () => {
  it("has every number as it was, to the bit", () => {
    expect(openKeptRuns(path, identity).add("seed 1", figures)).toEqual(figures);
    const again = openKeptRuns(path, identity);
    expect(again.get("seed 1")).toEqual(figures);
    expect(JSON.stringify(again.get("seed 1"))).toBe(JSON.stringify(figures));
    expect(again.get("seed 2")).toBeUndefined();
  });

  it("takes away a last line that was cut off, and goes on behind the line before", () => {
    openKeptRuns(path, identity).add("seed 1", figures);
    const whole = readFileSync(path, "utf8");
    appendFileSync(path, whole.split("\n")[1].slice(0, 99));
    const again = openKeptRuns(path, identity);
    expect(again.get("seed 1")).toEqual(figures);
    expect(readFileSync(path, "utf8")).toBe(whole);
    again.add("seed 2", figures);
    expect(openKeptRuns(path, identity).get("seed 2")).toEqual(figures);
  });

  it("names a line that is broken", () => {
    openKeptRuns(path, identity);
    appendFileSync(path, '{"run": 3}\n');
    expect(() => openKeptRuns(path, identity)).toThrow(
      `${path}: line 2: expected a finished run, found "{\\"run\\": 3}"`,
    );
  });

  it("names everything in which the file's runs differ", () => {
    openKeptRuns(path, identity);
    expect(() => openKeptRuns(path, { engine: "2", scenario: "other" })).toThrow(
      `${path}: line 1, engine: expected 2, found 1 (its runs are of something else)\n` +
        `${path}: line 1, scenario: expected other, found netflix-2011 (its runs are of something else)`,
    );
  });

  it.each(["", "null\n", "[]\n", "not JSON\n"])("refuses a file that begins with %j", (text) => {
    writeFileSync(path, text);
    expect(() => openKeptRuns(path, identity)).toThrow(
      "line 1: expected the head of a file of finished runs",
    );
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});
