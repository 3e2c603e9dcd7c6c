import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Change, counterfactualOf } from "../../experiment/compare.ts";
import type { Draw } from "../../market/draw.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { ownParameters, parametersIn } from "./case-under.ts";
import { parametersSet, underDraws } from "./drawn-scenario.ts";
import { type Case, listCases, loadCase, loadCaseFolder, loadScenarioFile } from "./load-case.ts";
import type { CaseOptions } from "./package-data.ts";

/** A case or a scenario file that can be had under draws of the shared parameters. */
export interface OpenScenario {
  readonly scenario: Scenario;
  /** Ids of the parameters that its file, or a change, sets itself: no draw changes them. */
  readonly kept: readonly string[];
  /**
   * The scenario under a draw.
   *
   * @throws RangeError If the draw has a parameter that is not there, or a value that is not a number.
   */
  readonly under: (draw: Draw) => Scenario;
  /**
   * The same with a difference, as of `compare`. Parameters that it sets keep what they are set to.
   *
   * @throws ScenarioError If the change does not fit the scenario.
   */
  readonly changed: (change: Change) => OpenScenario;
}

/**
 * Open a case or a scenario file of one's own for many draws. It does what the command line does with `--draws`: what the
 * file itself sets of the parameters counts more than a draw. Of a case, what follows from the shared parameters (the
 * opening tenures and the joining baseline) follows the draw too; of a single file only the parameters are drawn.
 *
 * @param place Id of a case, folder of a case, or path of a scenario that ends in `.json`.
 * @throws ScenarioError If there is no such thing, or it has mistakes.
 * @example
 * const mine = openScenario("my-firm.json");
 * const worlds = loadPosterior().slice(0, 100).map(mine.under);
 * const sure = await ensemble(worlds, { subscribers: 20_000, executor: figuresExecutor() });
 */
export function openScenario(place: string, options: CaseOptions = {}): OpenScenario {
  if (place.endsWith(".json")) {
    return opened(loadScenarioFile(place, options), Object.keys(parametersIn(place)), undefined, options);
  }
  const origin = caseAt(place, options);
  return opened(origin.scenario, Object.keys(ownParameters(origin)), origin, options);
}

function opened(
  scenario: Scenario,
  kept: readonly string[],
  origin: Case | undefined,
  options: CaseOptions,
): OpenScenario {
  return {
    scenario,
    kept,
    under: underDraws(scenario, new Set(kept), origin, options),
    changed(change) {
      const next = counterfactualOf(scenario, change).scenario;
      const set = parametersSet(change.set ?? [], Object.keys(next.parameters));
      return opened(next, [...new Set([...kept, ...set])], origin, options);
    },
  };
}

/** The case that an id or a folder names. @throws ScenarioError If there is no such case, or it has mistakes. */
export function caseAt(place: string, options: CaseOptions = {}): Case {
  const isFolder = !listCases(options).includes(place) && existsSync(join(place, "scenario.json"));
  return isFolder ? loadCaseFolder(place, options) : loadCase(place, options);
}
