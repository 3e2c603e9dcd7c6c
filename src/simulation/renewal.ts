import { attention } from "../behaviour/attention.ts";
import { quitChance } from "../behaviour/background-quit.ts";
import { onboardingMultiplier } from "../behaviour/onboarding.ts";
import { updatedReferencePrice } from "../behaviour/reference-price.ts";
import { calendarOf, DAYS_A_MONTH } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Bills } from "./bills.ts";
import { type Cohort, newcomerNumber } from "./cohort.ts";
import type { Course } from "./course.ts";
import type { Grapevine } from "./grapevine.ts";
import type { Homecoming } from "./homecoming.ts";
import { type Part, shareOf } from "./part.ts";
import type { PartWork } from "./part-work.ts";
import {
  ABSENT,
  ACTIVE_HABIT,
  CLASS_SHIFT,
  LAPSED,
  LEFT_AT_TRIAL,
  LEFT_BACKGROUND,
  LEFT_BY_CHOICE,
  ON_TRIAL,
  openingNumber,
  type Population,
} from "./population.ts";
import type { Reconsideration } from "./reconsideration.ts";
import type { Tally } from "./tally.ts";

/** Subscribers renew on their billing day: they quit, think again, or pay. */
export class Renewal {
  private readonly course: Course;
  private readonly population: Population;
  private readonly part: Part;
  private readonly tally: Tally;
  private readonly bills: Bills;
  private readonly grapevine: Grapevine;
  private readonly reconsideration: Reconsideration;
  private readonly homecoming: Homecoming;
  private readonly key: Key;
  private readonly words = new Int32Array(2);
  /** Chance to reconsider today, by habit, price class and plan: see `attentionCell`. */
  readonly attention: Float64Array;
  /** Chance of leaving at the end of the trial. */
  readonly trialLoss: number;
  /** Class of those who join today. */
  private newest = 0;
  private readonly onboardingBest: number;
  private readonly onboardingFade: number;
  private readonly carryOver: number;
  private readonly noticeAttention: number;
  private readonly mediaAttention: number;

  constructor(
    { course, population, part, tally, bills }: PartWork,
    grapevine: Grapevine,
    reconsideration: Reconsideration,
    homecoming: Homecoming,
  ) {
    const { parameters } = course.scenario;
    this.course = course;
    this.population = population;
    this.part = part;
    this.tally = tally;
    this.bills = bills;
    this.grapevine = grapevine;
    this.reconsideration = reconsideration;
    this.homecoming = homecoming;
    this.key = keyOf(course.seed, "renewal");
    this.attention = new Float64Array(2 * course.book.classes * course.market.plans.length);
    this.trialLoss = parameterValue(parameters, "trial.nonConversion");
    this.onboardingBest = parameterValue(parameters, "onboarding.best");
    this.onboardingFade = parameterValue(parameters, "onboarding.months");
    this.carryOver = parameterValue(parameters, "reference.carryOver");
    this.noticeAttention = parameterValue(parameters, "attention.notice");
    this.mediaAttention = parameterValue(parameters, "attention.media");
  }

  /** Begin the renewals of a billing day: how likely its subscribers are to think again. */
  begin(index: number, billingDay: number): void {
    const { course } = this;
    this.newest = course.book.classOn(course.start + index, 0);
    const media = this.mediaAttention * Math.min(1, course.conditions[index].storm);
    const plans = course.market.plans.length;
    const { classes } = course.book;
    for (let priceClass = 0; priceClass < classes; priceClass++) {
      for (let plan = 0; plan < plans; plan++) {
        const reach = course.notices.reachOn(course.start + index, billingDay, priceClass, plan);
        const notice = this.noticeAttention * reach;
        for (let habit = 0; habit < 2; habit++) {
          const cell = (habit * classes + priceClass) * plans + plan;
          this.attention[cell] = attention(course.ordinary[habit], notice, media);
        }
      }
    }
  }

  /** Renew the part's opening subscribers of a billing day. */
  renewOpening(index: number, billingDay: number): void {
    const { population, part } = this;
    const first = (billingDay - 1) * population.groups;
    for (let group = part.fromGroup; group < part.toGroup; group++) {
      const slot = first + group;
      if (population.status[slot] === ABSENT) continue;
      const number = openingNumber(population, billingDay, group);
      const heard = this.course.world ? this.grapevine.read(number) : 0;
      this.one(index, slot, number, undefined, 1, heard);
    }
  }

  /** Renew the part's share of a cohort of newcomers. */
  renewCohort(index: number, cohort: Cohort): void {
    const { from, to } = shareOf(this.part, cohort.from, cohort.to);
    const early = this.earlyHazard(index, cohort);
    for (let slot = from; slot < to; slot++) {
      const number = newcomerNumber(cohort, slot);
      const heard = this.course.world ? this.grapevine.overhear(number) : 0;
      this.one(index, slot, number, cohort, early, heard);
    }
  }

  /**
   * One subscriber's billing day.
   *
   * @param early What onboarding leaves of the hazard, see `earlyHazard`.
   * @param heard What has been heard from ties.
   */
  one(
    index: number,
    slot: number,
    number: number,
    cohort: Cohort | undefined,
    early: number,
    heard: number,
  ): void {
    const { course, population, tally, grapevine, words, key } = this;
    const { status, flags, rate } = population;
    const occasion = course.start + index;
    const row = index * tally.plans;
    let plan = status[slot];
    if (plan === LAPSED) {
      this.homecoming.consider(index, slot, number, cohort ? cohort.day : -1);
      return;
    }
    const months = course.market.billingMonths[plan];
    if (
      months > 1 &&
      !(flags[slot] & ON_TRIAL) &&
      this.cycleMonth(index, slot, number, cohort) % months !== 0
    ) {
      this.bills.add(flags[slot] >> CLASS_SHIFT, plan);
      return;
    }
    tally.renewals[index]++;
    const told = plan;
    const into = course.conditions[index].mergedInto[plan];
    if (into !== plan) {
      tally.switchedOut[row + plan]++;
      plan = into;
      status[slot] = plan;
      tally.switchedIn[row + plan]++;
    }
    block(key.k0, key.k1, number, occasion, words);
    const luck = uniform(words[0]);
    const gate = uniform(words[1]);
    const bits = flags[slot];
    if (bits & ON_TRIAL) {
      if (luck < this.trialLoss * early) {
        this.endTrial(index, slot);
        return;
      }
      flags[slot] = bits & ~ON_TRIAL;
    } else {
      const multiplier = grapevine.multipliers[heard] * early * course.market.billingMonths[plan];
      // The chance is never above multiplier x rate: most need no exponential.
      if (luck < multiplier * rate[slot] && luck < quitChance(rate[slot], multiplier)) {
        this.quit(index, slot, number, cohort !== undefined);
        return;
      }
    }
    if (gate < this.attention[this.attentionCell(flags[slot], told)]) {
      const choice = this.reconsideration.renewing(index, slot, number, plan, cohort ? cohort.day : -1, 0);
      this.decided(index, slot, number, cohort ? cohort.day : -1, choice);
    } else this.pay(index, slot);
  }

  /** Where `attention` has the chance of somebody with these flags and this plan. */
  attentionCell(flags: number, plan: number): number {
    const { classes } = this.course.book;
    return ((flags & ACTIVE_HABIT) * classes + (flags >> CLASS_SHIFT)) * this.tally.plans + plan;
  }

  /** Somebody leaves at the end of the trial. */
  endTrial(index: number, slot: number): void {
    this.tally.leftTrial[index * this.tally.plans + this.population.status[slot]]++;
    this.lapse(slot, index, LEFT_AT_TRIAL);
  }

  /** Somebody quits for reasons of their own. */
  quit(index: number, slot: number, number: number, isNewcomer: boolean): void {
    this.tally.leftBackground[index * this.tally.plans + this.population.status[slot]]++;
    this.leave(slot, index, number, isNewcomer, LEFT_BACKGROUND);
  }

  /** An attentive subscriber has chosen: may be made an offer to stay, leaves, changes plan or stays. */
  decided(index: number, slot: number, number: number, joined: number, first: number): void {
    const { course, population, tally } = this;
    const { status, flags } = population;
    const { offers } = course.conditions[index];
    const { plans } = tally;
    const row = index * plans;
    const plan = status[slot];
    tally.attentive[index]++;
    let choice = first;
    if (choice >= plans && offers.retention > 0) {
      choice = this.reconsideration.renewing(index, slot, number, plan, joined, offers.retention);
      if (choice === plan) tally.retained[row + plan]++;
    }
    if (choice >= plans) {
      tally.leftChoice[row + plan]++;
      tally.destination[index * tally.destinations + choice - plans]++;
      this.leave(slot, index, number, joined >= 0, LEFT_BY_CHOICE + choice);
      return;
    }
    if (choice !== plan) {
      const { newest } = this;
      // Until some change holds for newcomers, who changes plan stays in the same cohort of a rollout.
      const priceClass = newest >= course.book.cohorts.length ? newest : flags[slot] >> CLASS_SHIFT;
      status[slot] = choice;
      flags[slot] = (flags[slot] & (ACTIVE_HABIT | ON_TRIAL)) | (priceClass << CLASS_SHIFT);
      tally.switchedOut[row + plan]++;
      tally.switchedIn[row + choice]++;
    }
    this.pay(index, slot);
  }

  /** Who stays pays the bill, and the bill moves the reference price. */
  pay(index: number, slot: number): void {
    const { course, population, bills } = this;
    const { status, flags, reference, priceUnit } = population;
    const plan = status[slot];
    const priceClass = flags[slot] >> CLASS_SHIFT;
    bills.add(priceClass, plan);
    if (reference[slot] === bills.codes[priceClass * this.tally.plans + plan]) return;
    const before = reference[slot] * priceUnit;
    const { charged } = course.conditions[index];
    const after = updatedReferencePrice(before, charged[priceClass][plan], this.carryOver);
    reference[slot] = Math.round(after / priceUnit);
  }

  private leave(slot: number, index: number, number: number, isNewcomer: boolean, reason: number): void {
    this.lapse(slot, index, reason);
    this.grapevine.left(number, isNewcomer);
  }

  private lapse(slot: number, index: number, reason: number): void {
    const { status, since, flags, firstLeft, firstReason } = this.population;
    status[slot] = LAPSED;
    since[slot] = index + 1;
    flags[slot] = (flags[slot] & ACTIVE_HABIT) | (reason << CLASS_SHIFT);
    if (firstLeft[slot] === 0) {
      firstLeft[slot] = index + 1;
      firstReason[slot] = reason;
    }
  }

  /**
   * Month of the cycle of bills that cover several months; such a bill is due when its months divide it. Newcomers count
   * from their first paid bill, opening subscribers from a month of their own.
   */
  private cycleMonth(index: number, slot: number, number: number, cohort: Cohort | undefined): number {
    const { start, scenario } = this.course;
    const month = monthOf(start + index);
    if (!cohort) return month + number;
    const trial = scenario.joining.trialDays > 0 && slot < cohort.from + cohort.joiners ? 1 : 0;
    return month - monthOf(start + cohort.day) - trial;
  }

  /** What their onboarding leaves of the early hazard of a day's newcomers. */
  earlyHazard(index: number, cohort: Cohort): number {
    const quality = this.course.conditions[cohort.day].offers.onboarding;
    if (quality === 0) return 1;
    const age = (index - cohort.day) / DAYS_A_MONTH;
    return onboardingMultiplier(quality, age, this.onboardingBest, this.onboardingFade);
  }
}

/** Calendar months since the year 0. */
function monthOf(day: number): number {
  const { year, month } = calendarOf(day);
  return year * 12 + month;
}
