import type { ChoiceSetting } from "../behaviour/choice.ts";
import { meanListeners, type SmallWorld, smallWorld, usualExposure } from "../behaviour/word-of-mouth.ts";
import type { Day } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { keyOf } from "../random/stream.ts";
import { frozenScenario } from "../scenario/frozen.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Arrivals, arrivalsOf } from "./arrivals.ts";
import { BILLING_DAYS, billingDayOf } from "./calendar.ts";
import { type Cohort, cohortsOf } from "./cohort.ts";
import { type Outlook, outlookOf } from "./outlook.ts";

/**
 * The course of a run: all that is settled before the first subscriber acts. The outlook that the scenario gives, and
 * what the seed and the number of agents add: who arrives when, and who knows whom. Subscribers react to it and to each
 * other; it does not react to them.
 */
export interface Course extends Omit<Outlook, "expected" | "setting" | "backgroundShare"> {
  readonly seed: number;
  readonly agents: number;
  readonly peoplePerAgent: number;
  readonly arrivals: Arrivals;
  /** The newcomers of each day, in the slots behind those of the opening. */
  readonly cohorts: readonly Cohort[];
  readonly setting: ChoiceSetting;
  readonly world: SmallWorld | undefined;
  /** Mean exposure of the world without events, per day. */
  readonly usual: Float64Array;
  /** Places left per day as a share of all, before the start. */
  readonly usualShare: number;
}

/**
 * Settle the course of a run.
 *
 * @param agents Agents at the opening, at least 60 (two groups of billing days).
 * @param until Last day.
 */
export function courseOf(scenario: Scenario, agents: number, seed: number, until: Day): Course {
  const { parameters } = scenario;
  const { expected, setting, backgroundShare, ...outlook } = outlookOf(frozenScenario(scenario), until);
  const peoplePerAgent = openingPeople(scenario) / agents;
  const ties = Math.round(parameterValue(parameters, "wordOfMouth.ties"));
  const perTie = parameterValue(parameters, "wordOfMouth.perTie");
  const world =
    ties > 0 && perTie > 0
      ? smallWorld(keyOf(seed, "tie"), agents, ties, parameterValue(parameters, "wordOfMouth.rewiring"))
      : undefined;
  const arrivals = arrivalsOf(expected, outlook.start, peoplePerAgent, keyOf(seed, "arrival"));
  return {
    ...outlook,
    seed,
    agents,
    peoplePerAgent,
    arrivals,
    cohorts: cohortsOf(
      arrivals.joiners,
      arrivals.returners,
      Math.ceil(agents / BILLING_DAYS) * BILLING_DAYS,
      (index) => billingDayOf(outlook.start + index),
    ),
    setting: { ...setting, key: keyOf(seed, "taste") },
    world,
    usual: usualExposure(
      backgroundShare,
      world ? meanListeners(world) : 0,
      parameterValue(parameters, "wordOfMouth.weeks") * 7,
    ),
    usualShare: backgroundShare[0] ?? 0,
  };
}
