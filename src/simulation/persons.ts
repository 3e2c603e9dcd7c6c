import { quitChance } from "../behaviour/background-quit.ts";
import { billingDayOf } from "./calendar.ts";
import { isReturner, newcomerNumber } from "./cohort.ts";
import type { Course } from "./course.ts";
import { openingMonths } from "./opening.ts";
import type { Persons } from "./outcome.ts";
import { billingDayOfSlot, CLASS_SHIFT, LAPSED, type Population, slotOf } from "./population.ts";
import { Reconsideration } from "./reconsideration.ts";

/** Everybody at the end of a run, opening subscribers in the order of their numbers, then the newcomers. */
export function personsOf(course: Course, population: Population): Persons {
  const { opening, newcomers } = population;
  const arrived: number[] = [];
  const days: number[] = [];
  for (const cohort of course.cohorts) {
    for (let slot = cohort.from; slot < cohort.to; slot++) {
      arrived.push(newcomerNumber(cohort, slot));
      days.push(cohort.day);
    }
  }
  const months = openingMonths(course.scenario, opening, course.seed);
  const count = opening + arrived.length;
  const persons = {
    number: new Int32Array(count),
    first: new Uint8Array(count),
    last: new Uint8Array(count),
    since: new Uint16Array(count),
    reason: new Uint8Array(count),
    firstLeft: new Uint16Array(count),
    firstReason: new Uint8Array(count),
    joined: new Int16Array(count).fill(-1),
    returner: new Uint8Array(count),
    tenure: new Uint16Array(count),
    billingDay: new Uint8Array(count),
    quit: new Float32Array(count),
    surplus: new Float32Array(count),
  };
  const reconsideration = new Reconsideration(course, population);
  for (let person = 0; person < count; person++) {
    const isThere = person < opening;
    const slot = isThere ? slotOf(population, person) : newcomers + person - opening;
    persons.number[person] = isThere ? person : arrived[person - opening];
    persons.first[person] = population.anchored[slot];
    persons.last[person] = population.status[slot];
    persons.since[person] = population.since[slot];
    if (population.status[slot] === LAPSED) persons.reason[person] = population.flags[slot] >> CLASS_SHIFT;
    persons.firstLeft[person] = population.firstLeft[slot];
    persons.firstReason[person] = population.firstReason[slot];
    persons.quit[person] = quitChance(population.rate[slot], 1);
    const joined = isThere ? -1 : days[person - opening];
    persons.surplus[person] = reconsideration.surplusThen(slot, persons.number[person], joined);
    if (isThere) {
      persons.tenure[person] = months[person];
      persons.billingDay[person] = billingDayOfSlot(population, slot);
    } else {
      const day = days[person - opening];
      persons.joined[person] = day;
      persons.returner[person] = isReturner(persons.number[person]) ? 1 : 0;
      persons.billingDay[person] = billingDayOf(course.start + day);
    }
  }
  return persons;
}
