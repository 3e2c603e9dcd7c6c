import { attention } from "../behaviour/attention.ts";
import { quitChance } from "../behaviour/background-quit.ts";
import { onboardingMultiplier } from "../behaviour/onboarding.ts";
import { updatedReferencePrice } from "../behaviour/reference-price.ts";
import { calendarOf, DAYS_A_MONTH } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Bills } from "./bills.ts";
import { BILLING_DAYS } from "./calendar.ts";
import { type Cohort, newcomerNumber } from "./cohort.ts";
import type { Course } from "./course.ts";
import type { Grapevine } from "./grapevine.ts";
import type { Homecoming } from "./homecoming.ts";
import type { Ledger } from "./ledger.ts";
import {
  ABSENT,
  ACTIVE_HABIT,
  CLASS_SHIFT,
  LAPSED,
  LEFT_AT_TRIAL,
  LEFT_BACKGROUND,
  LEFT_BY_CHOICE,
  ON_TRIAL,
  type Population,
} from "./population.ts";
import type { Reconsideration } from "./reconsideration.ts";

/** Subscribers renew on their billing day: they quit, think again, or pay. */
export class Renewal {
  private readonly course: Course;
  private readonly population: Population;
  private readonly ledger: Ledger;
  private readonly bills: Bills;
  private readonly grapevine: Grapevine;
  private readonly reconsideration: Reconsideration;
  private readonly homecoming: Homecoming;
  private readonly key: Key;
  private readonly words = new Int32Array(2);
  /** Chance to reconsider today, by habit, price class and plan. */
  private readonly attention: Float64Array;
  private readonly trialLoss: number;
  private readonly onboardingBest: number;
  private readonly onboardingFade: number;
  private readonly carryOver: number;
  private readonly noticeAttention: number;
  private readonly mediaAttention: number;

  constructor(
    course: Course,
    population: Population,
    ledger: Ledger,
    bills: Bills,
    grapevine: Grapevine,
    reconsideration: Reconsideration,
    homecoming: Homecoming,
  ) {
    const { parameters } = course.scenario;
    this.course = course;
    this.population = population;
    this.ledger = ledger;
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

  /** Renew a run of slots: the opening subscribers of a billing day, or a cohort of newcomers. */
  renew(index: number, billingDay: number, from: number, to: number, cohort: Cohort | undefined): void {
    const { course, population, ledger, bills, grapevine, words, attention } = this;
    const { status, flags, rate, reference, priceUnit, turn } = population;
    const { k0, k1 } = this.key;
    const { multipliers } = grapevine;
    const { charged, offers, mergedInto } = course.conditions[index];
    const { billingMonths } = course.market;
    const plans = course.market.plans.length;
    const { classes, cohorts } = course.book;
    const occasion = course.start + index;
    const newest = course.book.classOn(occasion, 0);
    const row = index * plans;
    const joined = cohort ? cohort.day : -1;
    const early = cohort ? this.earlyHazard(index, cohort) : 1;
    let renewals = 0;
    for (let slot = from; slot < to; slot++) {
      let plan = status[slot];
      if (plan === ABSENT) continue;
      let number: number;
      if (cohort) number = newcomerNumber(cohort, slot);
      else {
        const group = slot - from;
        const position = billingDay - 1 - turn[group];
        number = group * BILLING_DAYS + (position < 0 ? position + BILLING_DAYS : position);
      }
      let heard = 0;
      if (course.world) {
        if (!cohort) heard = grapevine.read(slot);
        else if (plan !== LAPSED) heard = grapevine.overhear(number);
      }
      if (plan === LAPSED) {
        this.homecoming.consider(index, slot, number, joined);
        continue;
      }
      if (
        billingMonths[plan] > 1 &&
        !(flags[slot] & ON_TRIAL) &&
        this.cycleMonth(index, slot, number, cohort) % billingMonths[plan] !== 0
      ) {
        bills.add(flags[slot] >> CLASS_SHIFT, plan);
        continue;
      }
      renewals++;
      if (mergedInto[plan] !== plan) {
        ledger.switchedOut[row + plan]++;
        plan = mergedInto[plan];
        status[slot] = plan;
        ledger.switchedIn[row + plan]++;
      }
      block(k0, k1, number, occasion, words);
      const luck = uniform(words[0]);
      const gate = uniform(words[1]);
      let bits = flags[slot];
      if (bits & ON_TRIAL) {
        if (luck < this.trialLoss * early) {
          this.lapse(slot, index, LEFT_AT_TRIAL);
          ledger.leftTrial[row + plan]++;
          continue;
        }
        bits &= ~ON_TRIAL;
        flags[slot] = bits;
      } else {
        const multiplier = multipliers[heard] * early * billingMonths[plan];
        // The chance is never above multiplier x rate: most need no exponential.
        if (luck < multiplier * rate[slot] && luck < quitChance(rate[slot], multiplier)) {
          this.leave(slot, index, number, cohort !== undefined, LEFT_BACKGROUND);
          ledger.leftBackground[row + plan]++;
          continue;
        }
      }
      let priceClass = bits >> CLASS_SHIFT;
      let held = plan;
      if (gate < attention[((bits & ACTIVE_HABIT) * classes + priceClass) * plans + plan]) {
        ledger.attentive[index]++;
        let choice = this.reconsideration.renewing(index, slot, number, plan, priceClass, joined, 0);
        if (choice >= plans && offers.retention > 0) {
          choice = this.reconsideration.renewing(
            index,
            slot,
            number,
            plan,
            priceClass,
            joined,
            offers.retention,
          );
          if (choice === plan) {
            ledger.retained[row + plan]++;
            ledger.concessions[row + plan] += offers.retentionCost;
          }
        }
        if (choice >= plans) {
          this.leave(slot, index, number, cohort !== undefined, LEFT_BY_CHOICE + choice);
          ledger.leftChoice[row + plan]++;
          ledger.destination[index * ledger.destinations + choice - plans]++;
          continue;
        }
        if (choice !== plan) {
          held = choice;
          // Until some change holds for newcomers, who changes plan stays in the same cohort of a rollout.
          if (newest >= cohorts.length) priceClass = newest;
          status[slot] = choice;
          flags[slot] = (bits & (ACTIVE_HABIT | ON_TRIAL)) | (priceClass << CLASS_SHIFT);
          ledger.switchedOut[row + plan]++;
          ledger.switchedIn[row + choice]++;
        }
      }
      bills.add(priceClass, held);
      if (reference[slot] !== bills.codes[priceClass * plans + held]) {
        const before = reference[slot] * priceUnit;
        const after = updatedReferencePrice(before, charged[priceClass][held], this.carryOver);
        reference[slot] = Math.round(after / priceUnit);
      }
    }
    ledger.renewals[index] += renewals;
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
  private earlyHazard(index: number, cohort: Cohort): number {
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
