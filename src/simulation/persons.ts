import { cohortsOf, newcomerNumber } from "./cohort.ts";
import type { Course } from "./course.ts";
import type { Persons } from "./outcome.ts";
import { CLASS_SHIFT, LAPSED, type Population, slotOf } from "./population.ts";

/** Everybody at the end of a run, opening subscribers in the order of their numbers, then the newcomers. */
export function personsOf(course: Course, population: Population): Persons {
  const { opening, newcomers } = population;
  const { joiners, returners } = course.arrivals;
  const arrived: number[] = [];
  for (const cohort of cohortsOf(joiners, returners, newcomers, () => 0)) {
    for (let slot = cohort.from; slot < cohort.to; slot++) arrived.push(newcomerNumber(cohort, slot));
  }
  const count = opening + arrived.length;
  const persons = {
    number: new Int32Array(count),
    first: new Uint8Array(count),
    last: new Uint8Array(count),
    since: new Uint16Array(count),
    reason: new Uint8Array(count),
  };
  for (let person = 0; person < count; person++) {
    const slot = person < opening ? slotOf(population, person) : newcomers + person - opening;
    persons.number[person] = person < opening ? person : arrived[person - opening];
    persons.first[person] = population.anchored[slot];
    persons.last[person] = population.status[slot];
    persons.since[person] = population.since[slot];
    if (population.status[slot] === LAPSED) persons.reason[person] = population.flags[slot] >> CLASS_SHIFT;
  }
  return persons;
}
