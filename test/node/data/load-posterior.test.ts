import { describe, expect, it } from "vitest";
import { loadSharedParameters } from "../../../src/node/data/load-case.ts";
import { loadPosterior, parsePosterior } from "../../../src/node/data/load-posterior.ts";

const shared = loadSharedParameters();
const rows = (cells: string, count = 1000) => Array.from({ length: count }, () => cells).join("\n");
const parse = (content: string) => parsePosterior(content, "posterior.csv", shared);

describe("parsePosterior", () => {
  it("gives a draw a row, by parameter", () => {
    const draws = parse(`quit.alpha,trial.nonConversion\n0.6,0.1\n${rows("0.7,0.2")}\n`);
    expect(draws).toHaveLength(1001);
    expect(draws[0]).toEqual({ "quit.alpha": 0.6, "trial.nonConversion": 0.1 });
    expect(draws[1000]).toEqual({ "quit.alpha": 0.7, "trial.nonConversion": 0.2 });
  });

  it.each([
    [
      "a column that is not a parameter",
      `quit.alfa\n${rows("0.6")}`,
      'posterior.csv: row 1, column quit.alfa: expected the id of a shared parameter, found "quit.alfa" (did you mean quit.alpha?)',
    ],
    [
      "a column there twice",
      `quit.alpha,quit.alpha\n${rows("0.6,0.7")}`,
      "posterior.csv: row 1, column quit.alpha: expected one column named quit.alpha, found 2",
    ],
    [
      "no columns",
      "",
      "posterior.csv: row 1: expected a header with ids of shared parameters, found nothing",
    ],
    [
      "a cell that is not a number",
      `quit.alpha\n0.6\nmany\n${rows("0.6")}`,
      'posterior.csv: row 3, column quit.alpha: expected a number such as 24590000 or 0.042, found "many"',
    ],
    [
      "a missing cell",
      `quit.alpha,trial.nonConversion\n0.6\n${rows("0.6,0.1")}`,
      "posterior.csv: row 2: expected 2 cells, as in the header, found 1",
    ],
    [
      "a share that is none",
      `trial.nonConversion\n1.5\n${rows("0.1")}`,
      "posterior.csv: row 2, column trial.nonConversion: expected a probability at the end of the trial from 0 to 1, found 1.5",
    ],
    [
      "too few rows",
      `quit.alpha\n${rows("0.6", 999)}`,
      "posterior.csv: row 1000: expected at least 1000 rows below the header, found 999",
    ],
  ])("refuses %s", (_, content, message) => {
    expect(() => parse(content)).toThrow(expect.objectContaining({ message }));
  });
});

describe("loadPosterior", () => {
  it("names the file that is not there", () => {
    expect(() => loadPosterior({ dataDir: "/nowhere" })).toThrow(/parameters\.json|posterior\.csv/);
  });
});
