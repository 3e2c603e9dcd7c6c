import { isoOf } from "../market/date.ts";
import { bookedLedger } from "./booking.ts";
import type { Course } from "./course.ts";
import type { Outcome } from "./outcome.ts";
import { personsOf } from "./persons.ts";
import { openingByPlan } from "./population.ts";
import type { RunMemory } from "./run-memory.ts";

/**
 * What a run that is over has given.
 *
 * @param keepPersons Whether to tell who everybody was at the end.
 */
export function runOutcome(course: Course, { population, tallies }: RunMemory, keepPersons = false): Outcome {
  const { scenario, market, mood, arrivals } = course;
  const opening = openingByPlan(scenario, course.agents);
  return {
    scenario: scenario.id,
    title: scenario.title,
    ...(scenario.unit !== undefined && { unit: scenario.unit }),
    seed: course.seed,
    agents: course.agents,
    peoplePerAgent: course.peoplePerAgent,
    start: scenario.start,
    until: isoOf(course.start + course.days - 1),
    currency: scenario.currency,
    churnDefinition: scenario.churnDefinition,
    plans: market.plans,
    families: market.families,
    familyOf: market.familyOf,
    destinations: market.options.slice(market.plans.length),
    opening,
    ledger: bookedLedger(course.conditions, opening, tallies),
    ...(keepPersons ? { persons: personsOf(course, population) } : {}),
    mood: {
      posts: mood.posts,
      damage: mood.damage,
      joining: arrivals.multiplier,
      diverted: arrivals.diverted,
    },
  };
}
