import { DAYS_A_MONTH } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { type Key, keyedUniform, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Bills } from "./bills.ts";
import type { Course } from "./course.ts";
import type { PartWork } from "./part-work.ts";
import { ACTIVE_HABIT, CLASS_SHIFT, LEFT_BY_CHOICE, type Population } from "./population.ts";
import type { Reconsideration } from "./reconsideration.ts";
import type { Tally } from "./tally.ts";

/** Those who left may come back: on what was their billing day they may think of it, and then they choose. */
export class Homecoming {
  private readonly course: Course;
  private readonly population: Population;
  private readonly tally: Tally;
  private readonly bills: Bills;
  private readonly reconsideration: Reconsideration;
  private readonly key: Key;
  private readonly openKey: Key;
  private readonly trialConversion: number;
  private readonly words = new Int32Array(2);

  constructor({ course, population, tally, bills }: PartWork, reconsideration: Reconsideration) {
    this.course = course;
    this.population = population;
    this.tally = tally;
    this.bills = bills;
    this.reconsideration = reconsideration;
    this.key = keyOf(course.seed, "renewal");
    this.openKey = keyOf(course.seed, "openness");
    this.trialConversion = parameterValue(course.scenario.parameters, "rival.trialConversion");
  }

  /**
   * Somebody who has left may come back.
   *
   * @param joined Day index of joining; -1 for an opening subscriber.
   */
  consider(index: number, slot: number, number: number, joined: number): void {
    const { course } = this;
    const thought = this.thought(index, slot, number);
    if (thought === undefined) return;
    const choice = this.reconsideration.choice(
      index,
      slot,
      number,
      course.market.nothing,
      course.book.classOn(course.start + index, 0),
      joined,
      thought === "offer" ? course.conditions[index].offers.winBack : 0,
    );
    this.decided(index, slot, choice, thought === "offer");
  }

  /** What makes somebody who has left think of coming back today, an own thought or an offer; mostly nothing. */
  thought(index: number, slot: number, number: number): "own" | "offer" | undefined {
    const { course, population, words, key } = this;
    const months = Math.round((index + 1 - population.since[slot]) / DAYS_A_MONTH);
    if (months < 1) return undefined;
    const day = course.start + index;
    const { offers } = course.conditions[index];
    const own = course.returning[Math.min(months, course.returning.length) - 1];
    const passed = (1 - own) * this.staysWithRival(index, slot, months);
    block(key.k0, key.k1, number, day, words);
    const won =
      uniform(words[1]) < offers.winBackReach && keyedUniform(this.openKey, number, 0) < offers.winBackOpen;
    if (won) return "offer";
    return uniform(words[0]) < 1 - passed ? "own" : undefined;
  }

  /** Somebody who has left has chosen: comes back, or not. */
  decided(index: number, slot: number, choice: number, won: boolean): void {
    const { population, tally } = this;
    const { market, book, start } = this.course;
    const priceClass = book.classOn(start + index, 0);
    if (choice >= market.plans.length) return;
    population.status[slot] = choice;
    population.since[slot] = index + 1;
    population.flags[slot] = (population.flags[slot] & ACTIVE_HABIT) | (priceClass << CLASS_SHIFT);
    const cell = index * market.plans.length + choice;
    tally.returned[cell]++;
    if (won) tally.wonBack[cell]++;
    this.bills.add(priceClass, choice);
  }

  /** Chance that who left for a rival's free trial stays with the rival when it ends; 1 for everybody else. */
  private staysWithRival(index: number, slot: number, months: number): number {
    const { course, population } = this;
    const option = (population.flags[slot] >> CLASS_SHIFT) - LEFT_BY_CHOICE - course.market.plans.length;
    if (option < 0 || option >= course.market.rivals.length) return 1;
    const left = population.since[slot] - 1;
    const free = course.conditions[left].rivals[option].freeDays;
    const ended = free > 0 && months === Math.max(1, Math.ceil(free / DAYS_A_MONTH)) && index - left >= free;
    return ended ? this.trialConversion : 1;
  }
}
