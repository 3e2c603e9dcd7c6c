import type { Scenario } from "../scenario/scenario.ts";
import { tenuresOf } from "../simulation/hazard-by-tenure.ts";
import type { Outcome, Persons } from "../simulation/outcome.ts";
import { LAPSED, LEFT_AT_TRIAL, LEFT_BACKGROUND, LEFT_BY_CHOICE } from "../simulation/population.ts";
import { type SimulateOptions, simulate } from "../simulation/simulate.ts";
import { type Change, counterfactualOf } from "./compare.ts";

/** Months of tenure, by which leavers are told apart. */
const TENURES = { "1 to 3 months": 3, "4 to 12 months": 12, "over 12 months": Number.POSITIVE_INFINITY };
type TenureText = keyof typeof TENURES;

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
  /** Of `becauseOf`: whoever went to some rival; who went to none is in `byDestination` as `nothing`, `quit`, `trial`. */
  readonly toRivals: number;
  /** Left in the base, never in the counterfactual, and there again at the end: not in `becauseOf`. */
  readonly cameBack: number;
  /** `becauseOf` and `anyway` by the month of tenure in which they first left the base. */
  readonly byTenure: Readonly<Record<TenureText, number>>;
  readonly anywayByTenure: Readonly<Record<TenureText, number>>;
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
  const byTenure = noOne();
  const anywayByTenure = noOne();
  const counts = { becauseOf: 0, despite: 0, anyway: 0, toRivals: 0, cameBack: 0, cameOnlyInBase: 0 };
  const tenures = tenuresOf(base, here);
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
    if (gone && goneThere) {
      counts.anyway += weight;
      anywayByTenure[tenureText(tenures.whenLeft(person))] += weight;
    } else if (goneThere) counts.despite += weight;
    else if (gone) {
      counts.becauseOf += weight;
      const plan = base.plans[here.first[person]];
      byPlan[plan] = (byPlan[plan] ?? 0) + weight;
      byTenure[tenureText(tenures.whenLeft(person))] += weight;
      if (isRival(base, here.reason[person])) counts.toRivals += weight;
      const destination = destinationOf(base, here.reason[person]);
      byDestination[destination] = (byDestination[destination] ?? 0) + weight;
    } else if (here.firstLeft[person] > 0 && there.firstLeft[match] === 0) counts.cameBack += weight;
  }
  const cameOnlyInCounterfactual = (positions.size - met) * weight;
  return { ...counts, byPlan, byDestination, byTenure, anywayByTenure, cameOnlyInCounterfactual };
}

function noOne(): Record<TenureText, number> {
  return { "1 to 3 months": 0, "4 to 12 months": 0, "over 12 months": 0 };
}

function tenureText(month: number): TenureText {
  return (Object.keys(TENURES) as TenureText[]).find((text) => month <= TENURES[text]) as TenureText;
}

function newcomersByNumber({ number }: Persons, opening: number): Map<number, number> {
  const positions = new Map<number, number>();
  for (let person = opening; person < number.length; person++) positions.set(number[person], person);
  return positions;
}

function destinationOf({ plans, destinations }: Outcome, reason: number): string {
  if (reason === LEFT_BACKGROUND) return "quit";
  if (reason === LEFT_AT_TRIAL) return "trial";
  return destinations[reason - LEFT_BY_CHOICE - plans.length];
}

/** Rivals' plans come after the service's own, nothing after them. */
function isRival({ plans, destinations }: Outcome, reason: number): boolean {
  const destination = reason - LEFT_BY_CHOICE - plans.length;
  return destination >= 0 && destination < destinations.length - 1;
}
