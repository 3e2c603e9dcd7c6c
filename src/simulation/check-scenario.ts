import { formatIssue, quote } from "../scenario/issue.ts";
import { isKeyed } from "../scenario/json-path.ts";
import type { Scenario } from "../scenario/scenario.ts";

const OBJECTS = ["plans", "joining", "parameters"] as const;
const HOW =
  "loadCase and loadScenarioFile of churnkit/node give one; of JSON parseScenario(json, loadSharedParameters()) makes one";

/**
 * Refuse what is no scenario at all, such as a case, an id or bare JSON. Whether a scenario is right in itself was settled
 * when it was parsed.
 *
 * @param place How the argument is called.
 * @throws TypeError Naming what was expected and what was found.
 */
export function checkScenario(value: unknown, place = "scenario"): asserts value is Scenario {
  if (!isKeyed(value)) fail(place, "a scenario", quote(value), HOW);
  if (isKeyed(value.scenario)) fail(place, "a scenario", quote(value), `pass its .scenario`);
  for (const key of OBJECTS) {
    if (!isKeyed(value[key])) fail(`${place}.${key}`, "an object", quote(value[key]), HOW);
  }
  if (value.rivals !== undefined && !isKeyed(value.rivals)) {
    fail(`${place}.rivals`, "an object", quote(value.rivals), HOW);
  }
  if (!Array.isArray(value.events)) fail(`${place}.events`, "a list", quote(value.events), HOW);
}

function fail(path: string, expected: string, found: string, hint: string): never {
  throw new TypeError(formatIssue({ path, expected, found, hint }));
}
