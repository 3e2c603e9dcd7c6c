import { parameterValue } from "../market/parameter.ts";
import { drawAlias } from "../random/alias.ts";
import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Bills } from "./bills.ts";
import { type Cohort, newcomerNumber } from "./cohort.ts";
import type { Course } from "./course.ts";
import { type Part, shareOf } from "./part.ts";
import type { PartWork } from "./part-work.ts";
import { ACTIVE_HABIT, CLASS_SHIFT, newcomersRates, ON_TRIAL, type Population } from "./population.ts";
import type { Tally } from "./tally.ts";

/** Newcomers choose their plan and take their slots. */
export class Arrival {
  protected readonly course: Course;
  protected readonly population: Population;
  protected readonly part: Part;
  protected readonly tally: Tally;
  protected readonly bills: Bills;
  protected readonly key: Key;
  protected readonly rates: Float64Array;
  protected readonly inertShare: number;
  private readonly words = new Int32Array(2);

  constructor({ course, population, part, tally, bills }: PartWork) {
    this.course = course;
    this.population = population;
    this.part = part;
    this.tally = tally;
    this.bills = bills;
    this.key = keyOf(course.seed, "newcomer");
    this.rates = newcomersRates(course.scenario);
    this.inertShare = parameterValue(course.scenario.parameters, "attention.inertShare");
  }

  /** Let the part's share of a day's newcomers in. Joiners begin with the trial, if there is one; returners pay at once. */
  arrive(cohort: Cohort): void {
    const { course, population, tally, words, key, rates } = this;
    const index = cohort.day;
    const anchor = course.arrivals.anchor[index];
    const group = course.anchors.groups[anchor];
    const { charged, mergedInto } = course.conditions[index];
    const row = index * course.market.plans.length;
    const trial = course.scenario.joining.trialDays > 0;
    const { newest, byLot } = this.classesOn(index);
    const { from, to } = shareOf(this.part, cohort.from, cohort.to);
    for (let slot = from; slot < to; slot++) {
      const number = newcomerNumber(cohort, slot);
      const joins = slot < cohort.from + cohort.joiners;
      block(key.k0, key.k1, number, 0, words);
      const wanted = drawAlias(group.plans, uniform(words[0]));
      const plan = mergedInto[wanted];
      population.status[slot] = plan;
      population.anchored[slot] = wanted;
      population.anchor[slot] = anchor;
      population.rate[slot] = rates[Math.floor(uniform(words[1]) * rates.length)];
      block(key.k0, key.k1, number, 1, words);
      const habit = uniform(words[0]) < this.inertShare ? 0 : ACTIVE_HABIT;
      const priceClass = byLot ? this.classByLot(index, uniform(words[1])) : newest;
      const onTrial = joins && trial;
      population.flags[slot] = habit | (onTrial ? ON_TRIAL : 0) | (priceClass << CLASS_SHIFT);
      population.reference[slot] = Math.round(charged[priceClass][plan] / population.priceUnit);
      population.since[slot] = index + 1;
      if (joins) tally.joined[row + plan]++;
      else tally.returned[row + plan]++;
      if (!onTrial) this.bills.add(priceClass, plan);
    }
  }

  /** The price class of a day's newcomers; until some change holds for them, they belong to a rollout's cohorts by lot. */
  protected classesOn(index: number): { newest: number; byLot: boolean } {
    const { book, start } = this.course;
    const newest = book.classOn(start + index, 0);
    return { newest, byLot: book.cohorts.length > 1 && newest < book.cohorts.length };
  }

  protected classByLot(index: number, luck: number): number {
    return this.course.book.classOn(this.course.start + index, luck);
  }
}
