import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Parameters } from "../../market/parameter.ts";
import { carriedOver } from "../../scenario/carried-over.ts";
import { freeze } from "../../scenario/frozen.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { codingFile, scenarioOf } from "../../validation/coded-world.ts";
import type { Coding } from "../../validation/coding.ts";
import type { CodingRules } from "../../validation/coding-rules.ts";
import { codedScenarioText, codingRulesOf, loadCodings } from "./coded-cases.ts";
import { readJsonFile } from "./json-file.ts";
import type { Case } from "./load-case.ts";
import { reckoner } from "./reckoned.ts";
import { sharedParameters } from "./shared-parameters.ts";

/**
 * A case under other shared parameters: its own overrides are kept, and what is reckoned from the shared ones, the
 * opening tenures and the joining baseline, is reckoned anew. A coded case is coded anew, and keeps what its scenario.json
 * has otherwise than the coding. The files are read once, so that a world costs a fraction of a millisecond, a coded one a
 * few.
 *
 * @throws ScenarioError If the case's files have mistakes.
 */
export function caseUnder(found: Case): (shared: Parameters) => Case {
  const { folder } = found;
  if (existsSync(join(folder, codingFile({ sheet: 1 })))) {
    const rules = codingRulesOf(folder);
    const [coding] = loadCodings(basename(resolve(folder)), rules, { dataDir: dirname(resolve(folder)) });
    const edited = editsOf(readJsonFile(join(folder, "scenario.json")), coding, rules);
    return (shared) => ({ ...found, scenario: freeze(edited(scenarioOf(coding, rules, shared))) });
  }
  const own = ownParameters(found);
  const reckon = reckoner(found.scenario, found.folder);
  return (shared) => {
    const parameters = { ...shared, ...own };
    return { ...found, scenario: freeze(reckon({ ...found.scenario, parameters }, parameters)) };
  };
}

/** Does to a coded scenario what somebody did to the file that the coding gave. */
function editsOf(file: unknown, coding: Coding, rules: CodingRules): (scenario: Scenario) => Scenario {
  const coded: unknown = JSON.parse(codedScenarioText(coding, rules, sharedParameters()));
  if (JSON.stringify(coded) === JSON.stringify(file)) return (scenario) => scenario;
  return (scenario) => carriedOver(coded, file, scenario as unknown) as Scenario;
}

/** The parameters that a case overrides, as its scenario.json has them. */
export function ownParameters({ folder }: Pick<Case, "folder">): Parameters {
  return parametersIn(join(folder, "scenario.json"));
}

/** The parameters that a scenario file has of its own. */
export function parametersIn(path: string): Parameters {
  const file = readJsonFile(path) as { parameters?: Parameters };
  return file.parameters ?? {};
}
