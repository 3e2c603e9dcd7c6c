import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome, Persons } from "../simulation/outcome.ts";
import { LAPSED } from "../simulation/population.ts";
import { type SimulateOptions, simulate } from "../simulation/simulate.ts";
import { type Change, counterfactualOf } from "./compare.ts";

/** Who is gone at the end in one world and not in the other, in people. */
export interface Leavers {
  /** Gone in the base and there in the counterfactual: left because of the difference. */
  readonly becauseOf: number;
  /** There in the base and gone in the counterfactual: stayed because of it. */
  readonly despite: number;
  /** Gone in both. */
  readonly anyway: number;
  /** Of `becauseOf`: by the plan first chosen. */
  readonly byPlan: Readonly<Record<string, number>>;
  /** Of `becauseOf`: by where they went; `quit` and `trial` for those who left without choosing. */
  readonly byDestination: Readonly<Record<string, number>>;
  /** Newcomers who came in one world only. */
  readonly cameOnlyInBase: number;
  readonly cameOnlyInCounterfactual: number;
}

/**
 * Count who left because of a difference: the same person, with the same luck, in the world as it was and in the world
 * without it.
 *
 * @param change The difference, e.g. `{ without: ["price"] }`: the counterfactual is the world without it.
 * @returns People, over everybody who was there at the opening or came in both worlds, at the end of the run.
 * @throws ScenarioError If the change does not fit the scenario.
 */
export function leavers(scenario: Scenario, change: Change, options: SimulateOptions = {}): Leavers {
  const keep = { ...options, keepPersons: true };
  const base = simulate(scenario, keep);
  const other = simulate(counterfactualOf(scenario, change).scenario, keep);
  return leaversOf(base, other);
}

/** The same from two outcomes that kept their persons, of one seed and one number of agents. */
export function leaversOf(base: Outcome, counterfactual: Outcome): Leavers {
  const here = base.persons;
  const there = counterfactual.persons;
  if (!here || !there) throw new RangeError("invalid outcomes; both runs must keep their persons");
  if (base.seed !== counterfactual.seed || base.agents !== counterfactual.agents) {
    throw new RangeError("invalid outcomes; both runs must have the same seed and the same number of agents");
  }
  const positions = newcomersByNumber(there, counterfactual.agents);
  const weight = base.peoplePerAgent;
  const byPlan: Record<string, number> = {};
  const byDestination: Record<string, number> = {};
  const counts = { becauseOf: 0, despite: 0, anyway: 0, cameOnlyInBase: 0 };
  let met = 0;
  for (let person = 0; person < here.number.length; person++) {
    const match = person < base.agents ? person : positions.get(here.number[person]);
    if (match === undefined) {
      counts.cameOnlyInBase += weight;
      continue;
    }
    if (person >= base.agents) met++;
    const gone = here.last[person] === LAPSED;
    const goneThere = there.last[match] === LAPSED;
    if (gone && goneThere) counts.anyway += weight;
    else if (goneThere) counts.despite += weight;
    else if (gone) {
      counts.becauseOf += weight;
      const plan = base.plans[here.first[person]];
      byPlan[plan] = (byPlan[plan] ?? 0) + weight;
      const destination = destinationOf(base, here.reason[person]);
      byDestination[destination] = (byDestination[destination] ?? 0) + weight;
    }
  }
  return { ...counts, byPlan, byDestination, cameOnlyInCounterfactual: (positions.size - met) * weight };
}

function newcomersByNumber({ number }: Persons, opening: number): Map<number, number> {
  const positions = new Map<number, number>();
  for (let person = opening; person < number.length; person++) positions.set(number[person], person);
  return positions;
}

function destinationOf({ plans, destinations }: Outcome, reason: number): string {
  if (reason === 0) return "quit";
  if (reason === 1) return "trial";
  return destinations[reason - 2 - plans.length];
}
