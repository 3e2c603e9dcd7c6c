import type { Parameters } from "../market/parameter.ts";
import { formatIssue, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LabCase } from "./lab-data.ts";
import { packedFile } from "./link-file.ts";

const isObject = (text: string) => /^\uFEFF?\s*\{/.test(text);

/** The scenario in the text of a file, and the file as it is, or what is wrong with it. */
export function readScenarioFile(
  name: string,
  text: string,
  shared: Parameters,
): { readonly scenario: Scenario; readonly json: object } | { readonly problems: readonly string[] } {
  // A table, a picture, a list: one sentence says more than what a reader of JSON stumbles over.
  if (!isObject(text))
    return { problems: [`${name} is no scenario: a scenario is a JSON file, which begins with {`] };
  const json = parseJsonText(text);
  const parsed = json.ok ? parseScenario(json.value, shared) : json;
  if (json.ok && "scenario" in parsed) return { scenario: parsed.scenario, json: json.value as object };
  const { issues } = parsed as { readonly issues: readonly ScenarioIssue[] };
  return { problems: issues.map((issue) => formatIssue(issue, name)) };
}

/** How a file is opened that is none of the page's cases and no world of one. */
export interface OpenedCase {
  readonly id: string;
  /** Id of the case whose observed figures it has too. */
  readonly like?: string;
  /** What the reader is told. */
  readonly note: string;
}

/** @param known The case of the page that has its id, if one has. */
export function openedCase(name: string, scenario: Scenario, known: LabCase | undefined): OpenedCase {
  if (known === undefined) {
    return { id: scenario.id, note: `${name} is open. It is no case of this page.` };
  }
  const ending = name.replace(/\.json$/i, "").replaceAll(/[^A-Za-z0-9_-]/g, "-");
  const id = `${scenario.id}-${ending}`;
  const { currency } = known.scenario;
  if (currency === scenario.currency) {
    const note = `${name} is open as a case of its own, ${id}: it is no world of ${scenario.id}.`;
    return { id, like: known.scenario.id, note };
  }
  // What was observed is in the money of the case.
  const note = `${name} is open as a case of its own, ${id}: its amounts are in ${scenario.currency}, those of ${scenario.id} in ${currency}.`;
  return { id, note };
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
  const text = JSON.stringify(json);
  const isTooLong = packedFile(text) === undefined;
  const file = { text, ...(known && { observed: known.scenario.id }), ...(isTooLong && { isTooLong }) };
  return [...others, { scenario, observed: known?.observed ?? [], file }];
}

/** Whether a link carries the file that was opened, in a sentence. */
export function carriedText({ file }: LabCase): string {
  return file?.isTooLong
    ? "It is too large for a link: whoever gets the link needs the file, too."
    : "The link carries the whole file.";
}
