import { attention } from "../behaviour/attention.ts";
import { quitChance } from "../behaviour/background-quit.ts";
import { type Chooser, choose } from "../behaviour/choice.ts";
import { onboardingMultiplier } from "../behaviour/onboarding.ts";
import { updatedReferencePrice } from "../behaviour/reference-price.ts";
import { listenersOf, wordOfMouth } from "../behaviour/word-of-mouth.ts";
import { calendarOf } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { drawAlias } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { type Key, keyedUniform, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import { BILLING_DAYS, billingDayOf, billingDaysOn, renewalBefore } from "./calendar.ts";
import type { DayConditions } from "./conditions.ts";
import type { Course } from "./course.ts";
import { closeDay, type Ledger } from "./ledger.ts";
import {
  ABSENT,
  ACTIVE_HABIT,
  CLASS_SHIFT,
  LAPSED,
  LEFT_AT_TRIAL,
  LEFT_BACKGROUND,
  LEFT_BY_CHOICE,
  newcomersRates,
  ON_TRIAL,
  type Population,
  slotOf,
} from "./population.ts";

const DAYS_A_MONTH = 30.4375;
/** A newcomer's number is (day of arrival, returner or not, k-th of that day) below this bit. */
const NEWCOMER = 0x80000000;
const KTH_BITS = 18;
/** Step between the places beside which the newcomers of a day move in; prime, so that they spread. */
const PLACE_STEP = 7919;

/** Newcomers of one day: a run of slots, joiners first. */
interface Cohort {
  readonly day: number;
  readonly billingDay: number;
  readonly from: number;
  readonly joiners: number;
  readonly to: number;
}

/**
 * The subscribers' days. The only code that changes the state of subscribers.
 *
 * Each day, in this order:
 * 1. the events of the day are in force, as the course has settled (prices, offers, content, announcements);
 * 2. storm volume and goodwill stand where the course has settled;
 * 3. subscribers whose billing day it is renew, each by its own luck:
 *    a lapsed one may think of coming back; one at the end of a trial may not convert; any other may quit for reasons
 *    of its own, more likely when ties have just left; then it may be attentive and choose; who stays pays the bill,
 *    and the bill moves the reference price;
 * 4. those who left are heard of: the exposure of their ties rises, to be read from the next day on;
 * 5. newcomers arrive;
 * 6. the ledger closes the day.
 *
 * Work is proportional to renewals, not to agents times days. Nothing is allocated per agent or day.
 */
export class DayLoop {
  readonly course: Course;
  readonly population: Population;
  readonly ledger: Ledger;
  private readonly cohorts: Cohort[] = [];
  private nextSlot: number;
  private readonly opening: Int32Array;
  private readonly renewalKey: Key;
  private readonly awareKey: Key;
  private readonly newcomerKey: Key;
  private readonly rates: Float64Array;
  private readonly words = new Int32Array(2);
  private readonly listeners = new Int32Array(16);
  private readonly leavers: Int32Array;
  private leaverCount = 0;
  private readonly weights = new Uint8Array(BILLING_DAYS + 1);
  private readonly attention: Float64Array;
  /** Hazard multiplier of word of mouth by recorded exposure, today. */
  private readonly multipliers = new Float64Array(256);
  /** Bills of the day and stored prices, by class and plan. */
  private readonly bills: Int32Array;
  private readonly priceCodes: Int32Array;
  private readonly chooser: Chooser;
  private readonly trialLoss: number;
  private readonly trialConversion: number;
  private readonly onboardingBest: number;
  private readonly onboardingFade: number;
  private readonly perTie: number;
  private readonly decayDays: number;
  private readonly carryOver: number;
  private readonly keep: number;
  private still = true;

  /** @param opening Agents per plan at the opening. */
  constructor(course: Course, population: Population, ledger: Ledger, opening: Int32Array) {
    const { parameters } = course.scenario;
    this.course = course;
    this.population = population;
    this.ledger = ledger;
    this.opening = opening;
    this.nextSlot = population.newcomers;
    this.renewalKey = keyOf(course.seed, "renewal");
    this.awareKey = keyOf(course.seed, "awareness");
    this.newcomerKey = keyOf(course.seed, "newcomer");
    this.rates = newcomersRates(course.scenario);
    this.leavers = new Int32Array(course.world ? population.status.length : 0);
    this.attention = new Float64Array(2 * course.book.classes * course.market.plans.length);
    this.bills = new Int32Array(course.book.classes * course.market.plans.length);
    this.priceCodes = new Int32Array(this.bills.length);
    this.trialLoss = parameterValue(parameters, "trial.nonConversion");
    this.trialConversion = parameterValue(parameters, "rival.trialConversion");
    this.onboardingBest = parameterValue(parameters, "onboarding.best");
    this.onboardingFade = parameterValue(parameters, "onboarding.months");
    this.perTie = parameterValue(parameters, "wordOfMouth.perTie");
    this.decayDays = parameterValue(parameters, "wordOfMouth.weeks") * 7;
    this.carryOver = parameterValue(parameters, "reference.carryOver");
    this.keep = Math.round(256 * exp(-DAYS_A_MONTH / this.decayDays));
    const group = course.anchors.groups[0];
    this.chooser = {
      subscriber: 0,
      anchor: group.anchor,
      anchored: 0,
      liking: group.liking,
      current: 0,
      reference: 0,
      damage: 0,
      bonus: 0,
      aware: 0,
      awareThen: 0,
    };
  }

  /** Run one day; days are indices from 0 and must come in order. */
  step(index: number): void {
    const { course, population } = this;
    const day = course.start + index;
    const conditions = course.conditions[index];
    this.still = this.still && isStill(conditions, course.opening);
    this.leaverCount = 0;
    this.prepareBills(conditions);
    for (let heard = 0; heard < 256; heard++) {
      this.multipliers[heard] = wordOfMouth(heard / 32, course.usual[index], this.perTie);
    }
    const { first, last } = billingDaysOn(day);
    for (let billingDay = first; billingDay <= last; billingDay++) {
      this.prepareAttention(index, billingDay);
      const from = (billingDay - 1) * population.groups;
      this.renew(index, billingDay, from, from + population.groups, undefined);
      for (const cohort of this.cohorts) {
        if (cohort.billingDay === billingDay) this.renew(index, billingDay, cohort.from, cohort.to, cohort);
      }
    }
    if (course.world) this.spread(day);
    this.arrive(index);
    this.bookBills(index, conditions);
    if (index === 0) closeDay(this.ledger, 0, this.opening, 0);
    else closeDay(this.ledger, index, this.ledger.closing, (index - 1) * this.ledger.plans);
  }

  /** Start counting the day's bills; note the price of each as reference prices are stored. */
  private prepareBills({ charged }: DayConditions): void {
    const { bills, priceCodes, population } = this;
    bills.fill(0);
    charged.forEach((prices, priceClass) => {
      prices.forEach((price, plan) => {
        priceCodes[priceClass * prices.length + plan] = Math.round(price / population.priceUnit);
      });
    });
  }

  /** Turn the day's bills into revenue. Bills are counted, not summed, so that no order of work can move a cent. */
  private bookBills(index: number, { charged }: DayConditions): void {
    const { ledger, bills } = this;
    charged.forEach((prices, priceClass) => {
      prices.forEach((price, plan) => {
        const count = bills[priceClass * prices.length + plan];
        if (count > 0) ledger.revenue[index * ledger.plans + plan] += count * price;
      });
    });
  }

  /** Chance to reconsider today, by habit, price class and plan, for the subscribers of a billing day. */
  private prepareAttention(index: number, billingDay: number): void {
    const { course } = this;
    const { parameters } = course.scenario;
    const notice = parameterValue(parameters, "attention.notice");
    const media = parameterValue(parameters, "attention.media") * Math.min(1, course.conditions[index].storm);
    const plans = course.market.plans.length;
    const classes = course.book.classes;
    for (let priceClass = 0; priceClass < classes; priceClass++) {
      for (let plan = 0; plan < plans; plan++) {
        const reach = course.notices.reachOn(course.start + index, billingDay, priceClass, plan);
        for (let habit = 0; habit < 2; habit++) {
          this.attention[(habit * classes + priceClass) * plans + plan] = attention(
            course.ordinary[habit],
            notice * reach,
            media,
          );
        }
      }
    }
  }

  /** Renew the subscribers of a run of slots: the opening ones of a billing day, or a cohort of newcomers. */
  private renew(
    index: number,
    billingDay: number,
    from: number,
    to: number,
    cohort: Cohort | undefined,
  ): void {
    const { course, population, ledger, words, multipliers, attention, bills, priceCodes } = this;
    const { status, flags, rate, since, reference, priceUnit, turn, exposure } = population;
    const { k0, k1 } = this.renewalKey;
    const { charged } = course.conditions[index];
    const plans = course.market.plans.length;
    const classes = course.book.classes;
    const newest = course.book.classOn(course.start + index, 0);
    const { offers, mergedInto } = course.conditions[index];
    const { billingMonths } = course.market;
    const early = cohort ? this.earlyHazard(index, cohort) : 1;
    const row = index * plans;
    const occasion = course.start + index;
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
        if (!cohort) {
          // An opening subscriber's record fades when it is read.
          heard = exposure[slot];
          exposure[slot] = (heard * this.keep) >> 8;
        } else if (plan !== LAPSED) heard = exposure[slotOf(population, this.placeOf(number))];
      }
      if (plan === LAPSED) {
        this.mayReturn(index, slot, number, cohort);
        continue;
      }
      if (billingMonths[plan] > 1 && !this.isDue(number, occasion, billingMonths[plan])) {
        bills[(flags[slot] >> CLASS_SHIFT) * plans + plan]++;
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
          status[slot] = LAPSED;
          since[slot] = index + 1;
          flags[slot] = (bits & ACTIVE_HABIT) | (LEFT_AT_TRIAL << CLASS_SHIFT);
          ledger.leftTrial[row + plan]++;
          continue;
        }
        bits &= ~ON_TRIAL;
        flags[slot] = bits;
      } else {
        const multiplier = multipliers[heard] * early * billingMonths[plan];
        // The chance is never above multiplier x rate: most need no exponential.
        if (luck < multiplier * rate[slot] && luck < quitChance(rate[slot], multiplier)) {
          this.leave(slot, index, number, cohort, LEFT_BACKGROUND);
          ledger.leftBackground[row + plan]++;
          continue;
        }
      }
      let priceClass = bits >> CLASS_SHIFT;
      let held = plan;
      if (gate < attention[((bits & ACTIVE_HABIT) * classes + priceClass) * plans + plan]) {
        ledger.attentive[index]++;
        let choice = this.reconsider(index, slot, number, plan, priceClass, cohort, 0);
        if (choice >= plans && offers.retention > 0) {
          choice = this.reconsider(index, slot, number, plan, priceClass, cohort, offers.retention);
          if (choice === plan) {
            ledger.retained[row + plan]++;
            ledger.concessions[row + plan] += offers.retentionCost;
          }
        }
        if (choice >= plans) {
          this.leave(slot, index, number, cohort, LEFT_BY_CHOICE + choice);
          ledger.leftChoice[row + plan]++;
          ledger.destination[index * ledger.destinations + choice - plans]++;
          continue;
        }
        if (choice !== plan) {
          held = choice;
          priceClass = newest;
          status[slot] = choice;
          flags[slot] = (bits & (ACTIVE_HABIT | ON_TRIAL)) | (newest << CLASS_SHIFT);
          ledger.switchedOut[row + plan]++;
          ledger.switchedIn[row + choice]++;
        }
      }
      const bill = priceClass * plans + held;
      bills[bill]++;
      if (reference[slot] !== priceCodes[bill]) {
        reference[slot] = Math.round(
          updatedReferencePrice(reference[slot] * priceUnit, charged[priceClass][held], this.carryOver) /
            priceUnit,
        );
      }
    }
    ledger.renewals[index] += renewals;
  }

  private leave(
    slot: number,
    index: number,
    number: number,
    cohort: Cohort | undefined,
    reason: number,
  ): void {
    const { flags } = this.population;
    flags[slot] = (flags[slot] & ACTIVE_HABIT) | (reason << CLASS_SHIFT);
    this.population.status[slot] = LAPSED;
    this.population.since[slot] = index + 1;
    if (this.course.world) this.leavers[this.leaverCount++] = cohort ? this.placeOf(number) : number;
  }

  /** What their onboarding leaves of the early hazard of a day's newcomers. */
  private earlyHazard(index: number, cohort: Cohort): number {
    const { course } = this;
    const quality = course.conditions[cohort.day].offers.onboarding;
    if (quality === 0) return 1;
    return onboardingMultiplier(
      quality,
      (index - cohort.day) / DAYS_A_MONTH,
      this.onboardingBest,
      this.onboardingFade,
    );
  }

  /** A newcomer moves in beside an opening subscriber and shares that one's circle. */
  private placeOf(number: number): number {
    const within = number & ((1 << KTH_BITS) - 1);
    const first = keyedUniform(this.newcomerKey, number - within, 2) * this.course.agents;
    return Math.floor(first + within * PLACE_STEP) % this.course.agents;
  }

  private reconsider(
    index: number,
    slot: number,
    number: number,
    current: number,
    priceClass: number,
    cohort: Cohort | undefined,
    bonus: number,
  ): number {
    const { course, population, chooser } = this;
    if (this.still) return current;
    const conditions = course.conditions[index];
    const then = cohort ? course.conditions[cohort.day] : course.opening;
    const group = course.anchors.groups[population.anchor[slot]];
    chooser.subscriber = number;
    chooser.anchor = group.anchor;
    chooser.liking = group.liking;
    chooser.anchored = population.anchored[slot];
    chooser.current = current;
    chooser.reference = population.reference[slot] * population.priceUnit;
    chooser.bonus = bonus;
    chooser.damage = Math.max(0, conditions.damage - then.damage);
    this.setAwareness(number, conditions, then);
    return choose(chooser, conditions.byClass[priceClass], course.setting);
  }

  /** Which rivals a subscriber knows of and could use, now and when the anchor held: the same luck for both. */
  private setAwareness(number: number, now: DayConditions, then: DayConditions): void {
    const { words, awareKey, chooser } = this;
    const families = this.course.market.families.length;
    chooser.aware = 0;
    chooser.awareThen = 0;
    for (let rival = 0; rival < now.reach.length; rival++) {
      block(awareKey.k0, awareKey.k1, number, rival, words);
      const hears = uniform(words[0]);
      const fits = uniform(words[1]);
      const bit = 1 << (families + rival);
      if (hears < now.reach[rival] && fits < now.eligible[rival]) chooser.aware |= bit;
      if (hears < then.reach[rival] && fits < then.eligible[rival]) chooser.awareThen |= bit;
    }
  }

  private mayReturn(index: number, slot: number, number: number, cohort: Cohort | undefined): void {
    const { course, population, ledger, words, renewalKey } = this;
    const months = Math.round((index + 1 - population.since[slot]) / DAYS_A_MONTH);
    if (months < 1) return;
    block(renewalKey.k0, renewalKey.k1, number, course.start + index, words);
    const { offers } = course.conditions[index];
    const own = course.returning[Math.min(months, course.returning.length) - 1];
    const passed = (1 - own) * (1 - offers.winBackReach) * this.staysWithRival(index, slot, months);
    if (!(uniform(words[0]) < 1 - passed)) return;
    const day = course.start + index;
    const priceClass = course.book.classOn(day, 0);
    const still = this.still;
    this.still = false;
    const choice = this.reconsider(
      index,
      slot,
      number,
      course.market.nothing,
      priceClass,
      cohort,
      offers.winBack,
    );
    this.still = still;
    if (choice >= course.market.plans.length) return;
    population.status[slot] = choice;
    population.since[slot] = index + 1;
    population.flags[slot] = (population.flags[slot] & ACTIVE_HABIT) | (priceClass << CLASS_SHIFT);
    const row = index * course.market.plans.length;
    ledger.returned[row + choice]++;
    if (offers.winBack > 0) ledger.concessions[row + choice] += offers.winBackCost;
    this.bills[priceClass * course.market.plans.length + choice]++;
  }

  /** Chance that who left for a rival's free trial stays with the rival when it ends; 1 for everybody else. */
  private staysWithRival(index: number, slot: number, months: number): number {
    const { course, population } = this;
    const option = (population.flags[slot] >> CLASS_SHIFT) - LEFT_BY_CHOICE - course.market.plans.length;
    if (option < 0 || option >= course.market.rivals.length) return 1;
    const left = population.since[slot] - 1;
    const free = course.conditions[left].freeDays[option];
    const ended = free > 0 && months === Math.max(1, Math.ceil(free / DAYS_A_MONTH)) && index - left >= free;
    return ended ? this.trialConversion : 1;
  }

  /** Whether a bill that covers several months is due: each subscriber has a month of the cycle. */
  private isDue(number: number, day: number, months: number): boolean {
    const { year, month } = calendarOf(day);
    return (year * 12 + month + (number >>> 0)) % months === 0;
  }

  /** Tell the ties of the day's leavers, weighted by what will be left of it at each tie's next renewal. */
  private spread(day: number): void {
    const { course, population, listeners, weights } = this;
    if (!course.world) return;
    for (let billingDay = 1; billingDay <= BILLING_DAYS; billingDay++) {
      let next = renewalBefore(day, billingDay, 0);
      if (next <= day) next = renewalBefore(day, billingDay, -1);
      weights[billingDay] = Math.round(32 * exp(-(next - day) / this.decayDays));
    }
    for (let leaver = 0; leaver < this.leaverCount; leaver++) {
      const count = listenersOf(course.world, this.leavers[leaver], listeners);
      for (let tie = 0; tie < count; tie++) {
        const slot = slotOf(population, listeners[tie]);
        const weight = weights[Math.floor(slot / population.groups) + 1];
        population.exposure[slot] = Math.min(255, population.exposure[slot] + weight);
      }
    }
  }

  /** The day's newcomers choose their plan and take their slots. */
  private arrive(index: number): void {
    const { course, population, ledger, words, newcomerKey } = this;
    const joiners = course.arrivals.joiners[index];
    const returners = course.arrivals.returners[index];
    const day = course.start + index;
    const cohort: Cohort = {
      day: index,
      billingDay: billingDayOf(day),
      from: this.nextSlot,
      joiners,
      to: this.nextSlot + joiners + returners,
    };
    this.cohorts.push(cohort);
    this.nextSlot = cohort.to;
    const anchor = course.arrivals.anchor[index];
    const group = course.anchors.groups[anchor];
    const { cohorts } = course.book;
    const row = index * course.market.plans.length;
    const inertShare = parameterValue(course.scenario.parameters, "attention.inertShare");
    const trial = course.scenario.joining.trialDays > 0;
    for (let slot = cohort.from; slot < cohort.to; slot++) {
      const number = newcomerNumber(cohort, slot);
      const joins = slot < cohort.from + joiners;
      block(newcomerKey.k0, newcomerKey.k1, number, 0, words);
      const plan = drawAlias(group.plans, uniform(words[0]));
      population.status[slot] = plan;
      population.anchored[slot] = plan;
      population.anchor[slot] = anchor;
      population.rate[slot] = this.rates[Math.floor(uniform(words[1]) * this.rates.length)];
      block(newcomerKey.k0, newcomerKey.k1, number, 1, words);
      const habit = uniform(words[0]) < inertShare ? 0 : ACTIVE_HABIT;
      const priceClass = course.book.classOn(day, cohorts.length > 1 ? uniform(words[1]) : 0);
      const prices = course.conditions[index].charged[priceClass];
      const onTrial = joins && trial;
      population.flags[slot] = habit | (onTrial ? ON_TRIAL : 0) | (priceClass << CLASS_SHIFT);
      population.reference[slot] = Math.round(prices[plan] / population.priceUnit);
      population.since[slot] = index + 1;
      if (joins) ledger.joined[row + plan]++;
      else ledger.returned[row + plan]++;
      if (!onTrial) this.bills[priceClass * course.market.plans.length + plan]++;
    }
  }
}

/** The number of everybody in the newcomers' slots, in the order of the slots. */
export function newcomersNumbers(arrivals: { joiners: Int32Array; returners: Int32Array }): Int32Array {
  const { joiners, returners } = arrivals;
  const total = joiners.reduce((sum, count, day) => sum + count + returners[day], 0);
  const numbers = new Int32Array(total);
  let slot = 0;
  for (let day = 0; day < joiners.length; day++) {
    const to = slot + joiners[day] + returners[day];
    const cohort = { day, billingDay: 0, from: slot, joiners: joiners[day], to };
    for (; slot < to; slot++) numbers[slot] = newcomerNumber(cohort, slot);
  }
  return numbers;
}

function newcomerNumber(cohort: Cohort, slot: number): number {
  const joins = slot < cohort.from + cohort.joiners;
  const kth = slot - cohort.from - (joins ? 0 : cohort.joiners);
  return NEWCOMER | ((2 * cohort.day + (joins ? 0 : 1)) << KTH_BITS) | kth | 0;
}

/** Whether nothing on the market differs from the opening, so that choice can move nobody. */
function isStill(now: DayConditions, opening: DayConditions): boolean {
  const same = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
    for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
    return true;
  };
  return (
    now.damage === opening.damage &&
    same(now.reach, opening.reach) &&
    same(now.eligible, opening.eligible) &&
    now.byClass.every((view, priceClass) => {
      const then = opening.byClass[priceClass];
      return (
        same(view.available, then.available) &&
        same(view.price, then.price) &&
        same(view.burden, then.burden) &&
        view.worth === then.worth
      );
    })
  );
}
