import type { Parameters } from "../market/parameter.ts";
import { formatIssue, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LabCase } from "./lab-data.ts";

/** The scenario in the text of a file, and the file as it is, or what is wrong with it. */
export function readScenarioFile(
  name: string,
  text: string,
  shared: Parameters,
): { readonly scenario: Scenario; readonly json: object } | { readonly problems: readonly string[] } {
  const json = parseJsonText(text);
  const parsed = json.ok ? parseScenario(json.value, shared) : json;
  if (json.ok && "scenario" in parsed) return { scenario: parsed.scenario, json: json.value as object };
  const { issues } = parsed as { readonly issues: readonly ScenarioIssue[] };
  return { problems: issues.map((issue) => formatIssue(issue, name)) };
}

/**
 * Cases with the scenario of a file as one more, in the place of one of its name.
 *
 * @param like Id of a case whose observed figures it has too.
 */
export function casesWith(
  cases: readonly LabCase[],
  scenario: Scenario,
  json: object,
  like: string | undefined,
): LabCase[] {
  const others = cases.filter((one) => one.scenario.id !== scenario.id);
  const known = cases.find((one) => one.scenario.id === like);
  const file = { text: JSON.stringify(json), ...(known && { observed: known.scenario.id }) };
  return [...others, { scenario, observed: known?.observed ?? [], file }];
}
