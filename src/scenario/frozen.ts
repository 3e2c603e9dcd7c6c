import type { Scenario } from "./scenario.ts";

/** Freeze a value and all that it holds. @returns The same value. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

let lastText = "";
let last: Scenario | undefined;

/**
 * The scenario as something that nobody can change: itself if it is frozen, as every parsed scenario is, else a frozen
 * copy. Equal scenarios in a row, such as those of replicates that another thread sent, give one and the same copy, so
 * that what follows from a scenario can be remembered with it.
 */
export function frozenScenario(scenario: Scenario): Scenario {
  if (Object.isFrozen(scenario)) return scenario;
  const text = JSON.stringify(scenario);
  if (last === undefined || text !== lastText) {
    last = freeze(JSON.parse(text) as Scenario);
    lastText = text;
  }
  return last;
}
