import type { Parameters } from "../market/parameter.ts";
import { componentIssues, isTasteOf } from "./component-check.ts";
import { crossCheck } from "./cross-check.ts";
import { freeze } from "./frozen.ts";
import { ScenarioError, type ScenarioIssue } from "./issue.ts";
import { renderPath } from "./json-path.ts";
import { parseJsonText } from "./json-text.ts";
import { type Loose, withoutBroken } from "./loose.ts";
import { parameterIssues } from "./parameter-check.ts";
import type { Scenario } from "./scenario.ts";
import { parametersSchema, scenarioSchema } from "./schema.ts";
import { shapeIssues } from "./shape.ts";

/** A scenario, or every reason why there is none. */
export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly issues: readonly ScenarioIssue[] };

/** What else a scenario is held against. */
export interface ParseOptions {
  /** Names of parameters that must be there after the merge. */
  readonly required?: readonly string[];
}

/**
 * Read a scenario from plain JSON. All problems are found at once: fields that are not what the schema asks
 * for, and parts that contradict each other, as far as they can be told from the fields that are sound.
 *
 * @param input The document, as from `JSON.parse`. It is not changed, and the scenario shares nothing with it.
 * @param shared Parameters that the document's own override. If given, they are all the names there are.
 * @returns The scenario, frozen, with every parameter; or the problems.
 */
export function parseScenario(input: unknown, shared?: Parameters, options: ParseOptions = {}): ParseResult {
  const parsed = scenarioSchema.safeParse(input);
  const shape = parsed.success ? { issues: [], places: [] } : shapeIssues(scenarioSchema, input);
  const loose = withoutBroken(input, shape.places) as Loose<Scenario> | undefined;
  const cross = loose === undefined ? [] : crossCheck(loose, (place) => renderPath(input, place));
  const own = loose?.parameters ?? {};
  const levers = parameterIssues(
    own,
    shared,
    options.required,
    (name) => shared !== undefined && isTasteOf(loose, name, shared),
  );
  const components = shared === undefined ? [] : componentIssues(loose, { ...shared, ...own });
  const issues = [...shape.issues, ...cross, ...levers, ...components];
  if (issues.length > 0 || !parsed.success) return { ok: false, issues };
  const scenario: Scenario = { ...parsed.data, parameters: { ...shared, ...parsed.data.parameters } };
  return { ok: true, scenario: freeze(scenario) };
}

/**
 * Read a scenario from the text of a file.
 *
 * @param file Name for messages.
 * @throws ScenarioError With every problem; for text that is not JSON, with line and column.
 */
export function loadScenarioText(
  text: string,
  file: string,
  shared?: Parameters,
  options: ParseOptions = {},
): Scenario {
  const json = parseJsonText(text);
  if (!json.ok) throw new ScenarioError(json.issues, file);
  const result = parseScenario(json.value, shared, options);
  if (!result.ok) throw new ScenarioError(result.issues, file);
  return result.scenario;
}

/**
 * Read shared parameters (`data/parameters.json`) from the text of a file: an object of parameters by dotted
 * name.
 *
 * @throws ScenarioError With every problem.
 */
export function loadParametersText(text: string, file: string): Parameters {
  const json = parseJsonText(text);
  if (!json.ok) throw new ScenarioError(json.issues, file);
  const parsed = parametersSchema.safeParse(json.value);
  if (!parsed.success) throw new ScenarioError(shapeIssues(parametersSchema, json.value).issues, file);
  const issues = parameterIssues(parsed.data);
  if (issues.length > 0) throw new ScenarioError(issues, file);
  return freeze(parsed.data);
}
