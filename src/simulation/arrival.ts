import { parameterValue } from "../market/parameter.ts";
import { drawAlias } from "../random/alias.ts";
import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Bills } from "./bills.ts";
import { type Cohort, newcomerNumber } from "./cohort.ts";
import type { Course } from "./course.ts";
import type { Ledger } from "./ledger.ts";
import { ACTIVE_HABIT, CLASS_SHIFT, newcomersRates, ON_TRIAL, type Population } from "./population.ts";

/** Newcomers choose their plan and take their slots. */
export class Arrival {
  private readonly course: Course;
  private readonly population: Population;
  private readonly ledger: Ledger;
  private readonly bills: Bills;
  private readonly key: Key;
  private readonly rates: Float64Array;
  private readonly inertShare: number;
  private readonly words = new Int32Array(2);

  constructor(course: Course, population: Population, ledger: Ledger, bills: Bills) {
    this.course = course;
    this.population = population;
    this.ledger = ledger;
    this.bills = bills;
    this.key = keyOf(course.seed, "newcomer");
    this.rates = newcomersRates(course.scenario);
    this.inertShare = parameterValue(course.scenario.parameters, "attention.inertShare");
  }

  /** Let a day's newcomers in. Joiners begin with the trial, if there is one; returners pay at once. */
  arrive(cohort: Cohort): void {
    const { course, population, ledger, words, key, rates } = this;
    const index = cohort.day;
    const day = course.start + index;
    const anchor = course.arrivals.anchor[index];
    const group = course.anchors.groups[anchor];
    const { charged } = course.conditions[index];
    const row = index * course.market.plans.length;
    const trial = course.scenario.joining.trialDays > 0;
    const several = course.book.cohorts.length > 1;
    for (let slot = cohort.from; slot < cohort.to; slot++) {
      const number = newcomerNumber(cohort, slot);
      const joins = slot < cohort.from + cohort.joiners;
      block(key.k0, key.k1, number, 0, words);
      const plan = drawAlias(group.plans, uniform(words[0]));
      population.status[slot] = plan;
      population.anchored[slot] = plan;
      population.anchor[slot] = anchor;
      population.rate[slot] = rates[Math.floor(uniform(words[1]) * rates.length)];
      block(key.k0, key.k1, number, 1, words);
      const habit = uniform(words[0]) < this.inertShare ? 0 : ACTIVE_HABIT;
      const priceClass = course.book.classOn(day, several ? uniform(words[1]) : 0);
      const onTrial = joins && trial;
      population.flags[slot] = habit | (onTrial ? ON_TRIAL : 0) | (priceClass << CLASS_SHIFT);
      population.reference[slot] = Math.round(charged[priceClass][plan] / population.priceUnit);
      population.since[slot] = index + 1;
      if (joins) ledger.joined[row + plan]++;
      else ledger.returned[row + plan]++;
      if (!onTrial) this.bills.add(priceClass, plan);
    }
  }
}
