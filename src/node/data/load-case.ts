import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Draw, withDraw } from "../../market/draw.ts";
import type { Parameters } from "../../market/parameter.ts";
import { ScenarioError, type ScenarioIssue } from "../../scenario/issue.ts";
import { didYouMean } from "../../scenario/nearest.ts";
import type { Observation } from "../../scenario/observation.ts";
import { loadScenarioText } from "../../scenario/parse.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { caseUnder } from "./case-under.ts";
import { readObserved } from "./observed.ts";
import { type CaseOptions, packageDataDir } from "./package-data.ts";
import { reckoned } from "./reckoned.ts";
import { sharedParameters } from "./shared-parameters.ts";
import { readTextFile } from "./text-file.ts";

/** A real episode: its scenario and what was observed of it. */
export interface Case {
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
  /** Folder that it was read from. */
  readonly folder: string;
}

/** How a case is loaded. */
export interface LoadCaseOptions extends CaseOptions {
  readonly draw?: Draw;
}

/** Ids of the cases: the folders that have a `scenario.json`, in alphabetical order. */
export function listCases({ dataDir = packageDataDir }: CaseOptions = {}): string[] {
  const folders = existsSync(dataDir) ? readdirSync(dataDir, { withFileTypes: true }) : [];
  return folders
    .filter((entry) => entry.isDirectory() && existsSync(join(dataDir, entry.name, "scenario.json")))
    .map(({ name }) => name)
    .sort();
}

/**
 * Load a case by its id, such as `netflix-2011`.
 *
 * @param options.draw The shared parameters that have other values, as one of `loadPosterior`; for many draws of a case
 *   see {@link openCase}.
 * @throws ScenarioError If there is no such case (naming the nearest), or its files have mistakes.
 */
export function loadCase(id: string, options: LoadCaseOptions = {}): Case {
  const { dataDir = packageDataDir, draw } = options;
  if (draw !== undefined) return openCase(id, options)(draw);
  const ids = listCases(options);
  if (!ids.includes(id)) throw new ScenarioError([unknownCase(id, ids, dataDir)]);
  return loadCaseFolder(join(dataDir, id), options);
}

/** A case that is not there, with those that are near it or begin as it does. */
function unknownCase(id: string, ids: readonly string[], dataDir: string): ScenarioIssue {
  const isShipped = dataDir === packageDataDir;
  const expected = isShipped ? "the id of a case" : `a case in ${dataDir}`;
  const longer = ids.filter((other) => id !== "" && other.startsWith(id));
  const near =
    didYouMean(id, ids) ?? (longer.length > 0 ? `did you mean ${longer.join(" or ")}?` : undefined);
  const list = isShipped ? "npx churnkit cases lists all" : undefined;
  const hint = [near, list].filter((part) => part !== undefined).join(" ");
  const issue = { path: "", expected, found: id };
  return hint === "" ? issue : { ...issue, hint };
}

/**
 * A case to be had under many draws of the shared parameters. Its files are read once, and a draw then costs a fraction
 * of a millisecond. What the case itself says of a parameter counts more than a draw; what is reckoned from shared
 * parameters, the opening tenures and the joining baseline, follows the draw.
 *
 * @throws ScenarioError As {@link loadCase}.
 * @example
 * const netflix = openCase("netflix-2011");
 * const worlds = loadPosterior().map((draw) => netflix(draw).scenario);
 */
export function openCase(id: string, options: CaseOptions = {}): (draw: Draw) => Case {
  const { dataDir } = options;
  const shared = loadSharedParameters(options);
  const under = caseUnder(loadCase(id, dataDir === undefined ? {} : { dataDir }));
  return (draw) => under(withDraw(shared, draw));
}

/**
 * Load a case from its folder, which is named by the scenario's id and has a `scenario.json`, and an `observed.csv` where
 * something was observed: of a future there is nothing, and of shapes alone (grade C) no subscribers were counted.
 *
 * @throws ScenarioError If its files have mistakes or are not there.
 */
export function loadCaseFolder(folder: string, options: CaseOptions = {}): Case {
  const path = join(folder, "scenario.json");
  const scenario = loadScenarioFile(path, options);
  const name = basename(resolve(folder));
  if (scenario.id !== name) {
    const hint = `rename the folder or the id; ${path} alone may be run under any name`;
    const issue = { path: "id", expected: `the name of its folder, ${name}`, found: scenario.id, hint };
    throw new ScenarioError([issue], path);
  }
  // Only to find mistakes of its baseline.json now and not when the first draw is taken; tests look for those of the kit's.
  if (dirname(resolve(folder)) !== resolve(packageDataDir)) reckoned(scenario, folder, scenario.parameters);
  const families = [...new Set(Object.values(scenario.plans).map(({ family }) => family))];
  const table = join(folder, "observed.csv");
  const isObserved = existsSync(table);
  const observed = isObserved ? readObserved(table, { families, currency: scenario.currency }) : [];
  return { scenario, observed, folder };
}

/**
 * Load a scenario from a JSON file; parameters that it does not override are the shared ones.
 *
 * @throws ScenarioError With every problem, if it has mistakes or is not there.
 */
export function loadScenarioFile(path: string, options: CaseOptions = {}): Scenario {
  return loadScenarioText(readTextFile(path), path, loadSharedParameters(options));
}

/** The behavioural parameters that every case shares, `parameters.json`. */
export function loadSharedParameters(options: CaseOptions = {}): Parameters {
  return sharedParameters(options);
}
