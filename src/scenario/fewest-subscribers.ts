import { openingPeople } from "./opening-people.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** Fewest agents of a run, and so fewest subscribers at an opening: two groups of billing days. */
export const FEWEST_SUBSCRIBERS = 60;

/** An opening that no run can be made of. */
export function fewSubscribersWarning(scenario: Scenario): Warning[] {
  const people = openingPeople(scenario);
  if (people >= FEWEST_SUBSCRIBERS) return [];
  const text = `the service opens with ${people} subscribers, and a run needs at least ${FEWEST_SUBSCRIBERS}: it will be refused.`;
  return [{ path: "plans", text }];
}
