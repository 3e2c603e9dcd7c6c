import type { ScenarioIssue } from "./issue.ts";
import { parseScenario } from "./parse.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario with more events, or why there is none. */
export type WithResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly added: readonly string[] }
  | { readonly ok: false; readonly issues: readonly ScenarioIssue[] };

/**
 * The world in which some more events happen; they come after those of the scenario where days are equal.
 *
 * @param addition One event or an array of events as in a scenario, in plain JSON.
 * @returns The scenario and the ids of the new events; or every problem of the two together.
 */
export function withEvents(scenario: Scenario, addition: unknown): WithResult {
  const events: readonly unknown[] = Array.isArray(addition) ? addition : [addition];
  const result = parseScenario({ ...scenario, events: [...scenario.events, ...events] });
  if (!result.ok) return result;
  const added = result.scenario.events.slice(scenario.events.length).map((event) => event.id);
  return { ok: true, scenario: result.scenario, added };
}
