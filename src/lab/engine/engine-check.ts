import type { Scenario } from "../../scenario/scenario.ts";
import { FEWEST_AGENTS, simulate } from "../../simulation/simulate.ts";

const known = new WeakMap<Scenario, boolean>();

/**
 * Whether the engine refuses a scenario that holds together, such as one with a scale of 0. It is asked itself, for the first
 * day with as few agents as it takes: whatever follows from parameters alone it settles before anybody acts.
 */
export function isRefused(scenario: Scenario): boolean {
  let refused = known.get(scenario);
  if (refused === undefined) {
    refused = !runs(scenario);
    known.set(scenario, refused);
  }
  return refused;
}

function runs(scenario: Scenario): boolean {
  try {
    simulate(scenario, { subscribers: FEWEST_AGENTS, until: scenario.start });
    return true;
  } catch {
    return false;
  }
}
