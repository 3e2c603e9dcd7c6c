import { type Key, keyOf } from "../../random/stream.ts";
import type { Bills } from "../bills.ts";
import { BILLING_DAYS } from "../calendar.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import type { Course } from "../course.ts";
import type { Homecoming } from "../homecoming.ts";
import { type Part, shareOf } from "../part.ts";
import type { PartWork } from "../part-work.ts";
import { CLASS_SHIFT, type Population } from "../population.ts";
import type { Reconsideration } from "../reconsideration.ts";
import type { Renewal } from "../renewal.ts";
import type { Tally } from "../tally.ts";
import { COMING_BACK, RENEWING, WON_BACK } from "./choosers.ts";
import { Comebacks } from "./comebacks.ts";
import type { FastGrapevine } from "./fast-grapevine.ts";
import type { Kernel, Variable } from "./kernel.ts";
import { MovedPrices, movedPriceBytes } from "./moved-prices.ts";
import { choiceBytes, QuickChoice } from "./quick-choice.ts";
import { type StretchColumns, stretchColumns } from "./stretch-columns.ts";

/** Slots that are renewed at a time: few enough that all columns of words stay in the processor's cache. */
const STRETCH = 2048;
/** What happens to somebody, as the kernel has it, and how far above it the place in the stretch stands. */
const QUITS = 0;
const TRIAL_ENDS = 1;
const MAY_COME_BACK = 2;
const BY_HAND = 3;
const EVENT_BITS = 3;
const EVENT = 2 ** EVENT_BITS - 1;
/** Bytes of the tables of a block, see `kernel/block.ts`. */
const TABLES_BYTES = 128;

/** Bytes that renewals take in the kernel's memory at most. */
export function renewalBytes(course: Course, population: Population): number {
  const bills = course.book.classes * course.market.plans.length;
  return (
    TABLES_BYTES +
    STRETCH * 40 +
    movedPriceBytes(bills) +
    bills * 64 +
    16 * (course.days + 256) +
    choiceBytes(course, population, STRETCH)
  );
}

/** Renewals of whole runs of slots: the same as `Renewal`, see there for what is done and here for how. */
export class FastRenewal {
  private readonly course: Course;
  private readonly population: Population;
  private readonly part: Part;
  private readonly tally: Tally;
  private readonly bills: Bills;
  private readonly grapevine: FastGrapevine;
  private readonly homecoming: Homecoming;
  private readonly reconsideration: Reconsideration;
  private readonly renewal: Renewal;
  private readonly kernel: Kernel;
  private readonly choice: QuickChoice;
  private readonly comebacks: Comebacks;
  private readonly key: Key;
  private readonly columns: StretchColumns;
  private readonly passed: (slot: number, count: number) => number;
  private readonly paid: () => number;
  private readonly prepared: () => number;
  private readonly renewed: Variable;
  private readonly isChanged: Variable;
  private readonly early: Variable;
  /** Price class of those who come back today. */
  private classOfReturners = 0;
  private readonly prices: MovedPrices;
  /** Prices of the day, and bills of a stretch, by class and plan. */
  private readonly codes: Int32Array;
  private readonly billed: Int32Array;
  private readonly attention: Float64Array;
  private readonly multipliers: Float64Array;
  private readonly singleMultipliers: Float32Array;
  private today = -1;
  /** 1 for plans whose renewals are left to `Renewal`: merged today, or billed for several months. */
  private readonly special: Uint8Array;

  constructor(
    { course, population, part, tally, bills }: PartWork,
    grapevine: FastGrapevine,
    reconsideration: Reconsideration,
    homecoming: Homecoming,
    renewal: Renewal,
    kernel: Kernel,
  ) {
    this.course = course;
    this.population = population;
    this.part = part;
    this.tally = tally;
    this.bills = bills;
    this.grapevine = grapevine;
    this.homecoming = homecoming;
    this.reconsideration = reconsideration;
    this.renewal = renewal;
    this.kernel = kernel;
    this.choice = new QuickChoice(course, population, reconsideration, kernel, STRETCH);
    this.comebacks = new Comebacks(course, kernel);
    this.key = keyOf(course.seed, "renewal");
    this.columns = stretchColumns(kernel, STRETCH);
    this.passed = kernel.call("pass");
    this.paid = kernel.call("pay");
    this.prepared = kernel.call("beginPass");
    this.renewed = kernel.variable("renewals");
    this.isChanged = kernel.variable("isChanged");
    this.early = kernel.variable("early");
    const bill = bills.codes.length;
    this.prices = new MovedPrices(course, population.priceUnit, bill, kernel);
    this.codes = kernel.column("codes", Int32Array, bill);
    this.billed = kernel.column("bills", Int32Array, bill);
    this.attention = kernel.column("attention", Float64Array, renewal.attention.length);
    this.multipliers = kernel.column("multipliers", Float64Array, grapevine.multipliers.length);
    this.singleMultipliers = kernel.column("singleMultipliers", Float32Array, this.multipliers.length);
    kernel.column("tables", Uint8Array, TABLES_BYTES);
    this.special = kernel.column("special", Uint8Array, tally.plans);
    kernel.set({ plans: tally.plans, classes: course.book.classes, trialLoss: renewal.trialLoss });
  }

  /** Renew the part's opening subscribers of a billing day. */
  renewOpening(index: number, billingDay: number): void {
    const { fromGroup, toGroup } = this.part;
    this.begin(index, -1, 1);
    for (let group = fromGroup; group < toGroup; group += STRETCH) {
      const count = Math.min(STRETCH, toGroup - group);
      const slot = (billingDay - 1) * this.population.groups + group;
      this.findOpening(billingDay, group, count);
      this.go(index, slot, count, undefined, 1);
    }
    this.think(index, -1);
  }

  /** Renew the part's share of a cohort of newcomers. */
  renewCohort(index: number, cohort: Cohort): void {
    const { from, to } = shareOf(this.part, cohort.from, cohort.to);
    if (from === to) return;
    const early = this.renewal.earlyHazard(index, cohort);
    this.begin(index, cohort.day, early);
    for (let slot = from; slot < to; slot += STRETCH) {
      const count = Math.min(STRETCH, to - slot);
      this.findNewcomers(cohort, slot, count);
      this.go(index, slot, count, cohort, early);
    }
    this.think(index, cohort.day);
  }

  private begin(index: number, joined: number, early: number): void {
    this.early.value = early;
    this.attention.set(this.renewal.attention);
    this.choice.begin(index, joined);
    if (index !== this.today) this.beginDay(index);
    this.prepared();
  }

  /** What is so for all who renew on a day. */
  private beginDay(index: number): void {
    const { course, bills } = this;
    const { mergedInto, offers } = course.conditions[index];
    for (let plan = 0; plan < this.special.length; plan++) {
      this.special[plan] = course.market.billingMonths[plan] > 1 || mergedInto[plan] !== plan ? 1 : 0;
    }
    this.today = index;
    this.codes.set(bills.codes);
    this.prices.begin();
    const { multipliers } = this.grapevine;
    this.multipliers.set(multipliers);
    this.singleMultipliers.set(multipliers);
    this.kernel.set({ isAnySpecial: this.special.includes(1) ? 1 : 0 });
    this.classOfReturners = course.book.classOn(course.start + index, 0);
    this.comebacks.begin(index, offers.winBackReach);
  }

  private go(index: number, slot: number, count: number, cohort: Cohort | undefined, early: number): void {
    const { course, kernel, key } = this;
    const { numbers, luck, gate } = this.columns;
    kernel.fill(key, course.start + index, numbers, count, luck, gate);
    this.pass(index, slot, count, cohort, early);
    if (this.choice.choosers.isFull(STRETCH)) this.think(index, cohort ? cohort.day : -1);
  }

  /** Who stands in a stretch of opening slots, and what they have heard, which fades as it is read. */
  private findOpening(billingDay: number, from: number, count: number): void {
    const { numbers, heard } = this.columns;
    const { turn, exposure } = this.population;
    // Nobody stands in a few slots of the last group; nothing is heard there either.
    const { keep } = this.grapevine;
    for (let place = 0; place < count; place++) {
      const group = from + place;
      const position = billingDay - 1 - turn[group];
      // Adds the billing days where the position is negative, without a branch.
      const number = group * BILLING_DAYS + position + ((position >> 31) & BILLING_DAYS);
      numbers[place] = number;
      const record = exposure[number];
      heard[place] = record;
      exposure[number] = (record * keep) >> 8;
    }
    if (!this.course.world) heard.fill(0, 0, count);
  }

  private findNewcomers(cohort: Cohort, slot: number, count: number): void {
    const { numbers, heard } = this.columns;
    for (let place = 0; place < count; place++) numbers[place] = newcomerNumber(cohort, slot + place);
    if (!this.course.world) return;
    this.grapevine.overhearAll(cohort, slot, count, heard);
  }

  /**
   * The gate of attention for a stretch of slots: all that ends there is done, who thinks again is listed for `think`.
   */
  private pass(index: number, start: number, count: number, cohort: Cohort | undefined, early: number): void {
    const { columns, renewal, population } = this;
    const { numbers, events } = columns;
    columns.copyFrom(population, start, count);
    const happened = this.passed(start, count);
    if (this.isChanged.value) columns.copyTo(population, start, count);
    this.tally.renewals[index] += this.renewed.value;
    this.countBills();
    for (let event = 0; event < happened; event++) {
      const place = events[event] >>> EVENT_BITS;
      const slot = start + place;
      const what = events[event] & EVENT;
      if (what === QUITS) renewal.quit(index, slot, numbers[place], cohort !== undefined);
      else if (what === TRIAL_ENDS) renewal.endTrial(index, slot);
      else if (what === MAY_COME_BACK) this.mayComeBack(index, slot, numbers[place]);
      else if (what === BY_HAND)
        renewal.one(index, slot, numbers[place], cohort, early, columns.heard[place]);
      else this.movePrice(index, slot);
    }
  }

  private mayComeBack(index: number, slot: number, number: number): void {
    const thought = this.homecoming.thought(index, slot, number);
    if (thought === undefined) return;
    const { anchored, reference } = this.population;
    const { nothing } = this.course.market;
    const { classOfReturners } = this;
    const reason = thought === "offer" ? WON_BACK : COMING_BACK;
    this.choice.choosers.add(
      reason,
      slot,
      number,
      nothing,
      classOfReturners,
      anchored[slot],
      reference[slot],
    );
  }

  /** A bill, already counted, moves a reference price that was not met today. */
  private movePrice(index: number, slot: number): void {
    const { status, flags, reference } = this.population;
    const bill = (flags[slot] >> CLASS_SHIFT) * this.tally.plans + status[slot];
    reference[slot] = this.prices.moved(index, bill, reference[slot]);
  }

  /** Let those listed choose, and do as they have chosen. */
  private think(index: number, joined: number): void {
    const { choice, renewal, homecoming } = this;
    const { reference } = this.population;
    const { choosers } = choice;
    const { slots, choices, numbers, reasons, plans, references, unsettled } = choosers;
    choice.settle(this.reconsideration.isStill);
    const { count } = choosers;
    const more = this.paid();
    this.countBills();
    for (let person = 0; person < count; person++) reference[slots[person]] = references[person];
    let staying = count;
    for (let next = 0; next < more; next++) {
      const person = unsettled[next];
      const slot = slots[person];
      if (reasons[person] === RENEWING && choices[person] === plans[person]) {
        this.movePrice(index, slot);
        continue;
      }
      staying--;
      if (reasons[person] !== RENEWING) {
        homecoming.decided(index, slot, choices[person], reasons[person] === WON_BACK);
      } else renewal.decided(index, slot, numbers[person], joined, choices[person]);
    }
    this.tally.attentive[index] += staying;
    choosers.count = 0;
  }

  /** Add the bills that the kernel has counted. */
  private countBills(): void {
    const { billed } = this;
    const { counts, today } = this.bills;
    for (let bill = 0; bill < billed.length; bill++) {
      counts[today + bill] += billed[bill];
      billed[bill] = 0;
    }
  }
}
