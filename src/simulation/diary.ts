import { attention } from "../behaviour/attention.ts";
import { isoOf } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import { billingDaysOn } from "./calendar.ts";
import type { Course } from "./course.ts";
import type { DiaryEntry } from "./outcome.ts";
import {
  ACTIVE_HABIT,
  billingDayOfSlot,
  CLASS_SHIFT,
  LAPSED,
  LEFT_BY_CHOICE,
  ON_TRIAL,
  type Population,
  slotOf,
} from "./population.ts";

/** An exposure of one tie that has just left, in the population's column. */
const FRESH = 32;

/**
 * Keeps the diary of one subscriber of the opening: what each billing day brought, and what was done.
 *
 * It looks on and touches nothing. A day's luck depends on who somebody is and on the day alone, so that it is looked up
 * again here; what was done is seen from the subscriber's columns in the morning and in the evening.
 */
export class Diary {
  readonly entries: DiaryEntry[] = [];
  private readonly course: Course;
  private readonly population: Population;
  private readonly person: number;
  private readonly slot: number;
  private readonly key: Key;
  private readonly words = new Int32Array(2);
  private status = LAPSED;
  private flags = 0;
  private heard = 0;

  /**
   * @param person Number of the subscriber, from 0.
   * @throws RangeError If nobody of the opening has that number.
   */
  constructor(course: Course, population: Population, person: number) {
    if (!Number.isInteger(person) || person < 0 || person >= population.opening) {
      throw new RangeError(
        `invalid follow; must be a whole number from 0 to ${population.opening - 1}: ${person}`,
      );
    }
    this.course = course;
    this.population = population;
    this.person = person;
    this.slot = slotOf(population, person);
    this.key = keyOf(course.seed, "renewal");
  }

  /** Before a day: how things stand. */
  morning(): void {
    const { status, flags, exposure } = this.population;
    this.status = status[this.slot];
    this.flags = flags[this.slot];
    this.heard = exposure[this.person];
  }

  /** After it: write down what the day has brought, if it was the subscriber's billing day. */
  evening(index: number): void {
    const { course, population, slot, status: before } = this;
    const billingDay = billingDayOfSlot(population, slot);
    const { first, last } = billingDaysOn(course.start + index);
    if (billingDay < first || billingDay > last) return;
    const now = population.status[slot];
    if (before === LAPSED && now === LAPSED) return;
    const { plans, billingMonths } = course.market;
    // A bill for several months is due in one of them only.
    if (before !== LAPSED && billingMonths[before] > 1 && now === before) return;
    const left = now === LAPSED ? population.flags[slot] >> CLASS_SHIFT : undefined;
    const { told, thought } = before === LAPSED ? {} : this.awake(index);
    // Who quits for other reasons, or at the end of a trial, is not asked.
    const isAsked = left === undefined || left >= LEFT_BY_CHOICE;
    const charged = course.conditions[index].charged[population.flags[slot] >> CLASS_SHIFT];
    this.entries.push({
      date: isoOf(course.start + index),
      ...(told === undefined ? {} : { plan: plans[before], heard: this.heard / FRESH, told }),
      ...(thought !== undefined && isAsked ? { thought } : {}),
      ...(left === undefined ? { paid: charged[now] } : { left }),
      ...(before !== LAPSED && this.flags & ON_TRIAL ? { endsTrial: true } : {}),
      ...(left === undefined && now !== before ? { now: plans[now] } : {}),
    });
  }

  /** What there was to think about on the billing day, and whether it was thought about. */
  private awake(index: number): {
    readonly told: readonly string[];
    readonly thought: DiaryEntry["thought"];
  } {
    const { course, population, slot, words, key } = this;
    const day = course.start + index;
    const billingDay = billingDayOfSlot(population, slot);
    const priceClass = this.flags >> CLASS_SHIFT;
    const told = course.notices.toldOf(day, billingDay, priceClass, this.status);
    block(key.k0, key.k1, this.person, day, words);
    const gate = uniform(words[1]);
    const { parameters } = course.scenario;
    const own = course.ordinary[this.flags & ACTIVE_HABIT];
    const reach = course.notices.reachOn(day, billingDay, priceClass, this.status);
    const notice = parameterValue(parameters, "attention.notice") * reach;
    const media = parameterValue(parameters, "attention.media") * Math.min(1, course.conditions[index].storm);
    const thought =
      gate < own
        ? "habit"
        : gate < attention(own, notice, 0)
          ? "notice"
          : gate < attention(own, notice, media)
            ? "press"
            : undefined;
    return { told, thought };
  }
}
