import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Draw } from "../../market/draw.ts";
import type { Parameters } from "../../market/parameter.ts";
import { ScenarioError, type ScenarioIssue } from "../../scenario/issue.ts";
import { didYouMean } from "../../scenario/nearest.ts";
import { parameterIssues } from "../../scenario/parameter-check.ts";
import { type Column, number } from "./column.ts";
import { loadSharedParameters } from "./load-case.ts";
import { type CaseOptions, packageDataDir } from "./package-data.ts";
import { headerOf, parseTable, separatorIssue } from "./read-table.ts";
import { readTextFile } from "./text-file.ts";

/** Where a posterior is read from. */
export interface PosteriorOptions extends CaseOptions {
  /** A file in place of the `posterior.csv` of the folder of data. */
  readonly file?: string;
}

/** Fewer draws say too little about the tails of an interval. */
const LEAST_DRAWS = 1000;

/**
 * What is known of the shared parameters together, as equally likely joint draws, from `data/posterior.csv`: the header
 * has the parameters' ids, a row is a draw. The rows are in no particular order, so that the first hundred are as good a
 * sample as any hundred.
 *
 * @returns At least 1,000 draws, all of the same parameters.
 * @throws ScenarioError Naming file, row, column and value: a column that is not a parameter or is there twice, a cell
 *   that is not a number or outside 0 to 1 for a share, too few rows; or no such file.
 */
export function loadPosterior(options: PosteriorOptions = {}): Draw[] {
  return readPosterior(options).draws;
}

/** Whether there is a `posterior.csv` in the folder of data. */
export function hasPosterior({ dataDir = packageDataDir }: CaseOptions = {}): boolean {
  return existsSync(join(dataDir, "posterior.csv"));
}

/** As {@link loadPosterior}, with the SHA-256 of the file, by which results say what they come from. */
export function readPosterior(options: PosteriorOptions = {}): { draws: Draw[]; hash: string } {
  const { dataDir = packageDataDir, file = join(dataDir, "posterior.csv") } = options;
  const text = readTextFile(file);
  return {
    draws: parsePosterior(text, file, loadSharedParameters(options)),
    hash: createHash("sha256").update(text).digest("hex"),
  };
}

/** As {@link loadPosterior}, from the text of a file named `file`. */
export function parsePosterior(content: string, file: string, shared: Parameters): Draw[] {
  const ids = headerOf(content);
  if (ids.length === 0) {
    const issue = { path: "row 1", expected: "a header with ids of shared parameters", found: "nothing" };
    throw new ScenarioError([issue], file);
  }
  const separator = separatorIssue(ids);
  if (separator !== undefined) throw new ScenarioError([separator], file);
  const issues: ScenarioIssue[] = ids
    .filter((id) => !Object.hasOwn(shared, id))
    .map((id) => {
      const hint = didYouMean(id, Object.keys(shared));
      const issue = {
        path: `row 1, column ${id}`,
        expected: "the id of a shared parameter",
        found: `"${id}"`,
      };
      return hint === undefined ? issue : { ...issue, hint };
    });
  if (issues.length > 0) throw new ScenarioError(issues, file);
  const columns: Record<string, Column<number>> = Object.fromEntries(ids.map((id) => [id, number]));
  const draws = parseTable(content, file, columns, (row, report) => {
    for (const id of ids) {
      const [issue] = parameterIssues({ [id]: { ...shared[id], value: row[id] } });
      if (issue) report(id, issue.expected, issue.found);
    }
  });
  if (draws.length < LEAST_DRAWS) {
    const [expected, found] = [`at least ${LEAST_DRAWS} rows below the header`, `${draws.length}`];
    throw new ScenarioError([{ path: `row ${draws.length + 1}`, expected, found }], file);
  }
  return draws;
}
