import { quitChance } from "../../behaviour/background-quit.ts";
import { updatedReferencePrice } from "../../behaviour/reference-price.ts";
import { parameterValue } from "../../market/parameter.ts";
import { type ManyBlocks, manyBlocks } from "../../random/many-blocks.ts";
import { type Key, keyOf, uniform } from "../../random/stream.ts";
import type { Bills } from "../bills.ts";
import { BILLING_DAYS } from "../calendar.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import type { Course } from "../course.ts";
import type { Homecoming } from "../homecoming.ts";
import { type Part, shareOf } from "../part.ts";
import { ABSENT, ACTIVE_HABIT, CLASS_SHIFT, LAPSED, ON_TRIAL, type Population } from "../population.ts";
import type { Reconsideration } from "../reconsideration.ts";
import type { Renewal } from "../renewal.ts";
import type { Tally } from "../tally.ts";
import { COMING_BACK, RENEWING, WON_BACK } from "./choosers.ts";
import { Comebacks } from "./comebacks.ts";
import type { FastGrapevine } from "./fast-grapevine.ts";
import { QuickChoice } from "./quick-choice.ts";

/** Slots that are renewed at a time: few enough that all columns of words stay in the processor's cache. */
const STRETCH = 2048;
/** Room for reference prices of each class and plan, a power of two. */
const KNOWN_PRICES = 32;
/** Columns of words besides two for every pair of alternatives. */
const COLUMNS = 14;

/** Renewals of whole runs of slots: the same as `Renewal`, see there for what is done and here for how. */
export class FastRenewal {
  private readonly course: Course;
  private readonly population: Population;
  private readonly part: Part;
  private readonly tally: Tally;
  private readonly bills: Bills;
  private readonly grapevine: FastGrapevine;
  private readonly reconsideration: Reconsideration;
  private readonly homecoming: Homecoming;
  private readonly renewal: Renewal;
  private readonly blocks: ManyBlocks;
  private readonly choice: QuickChoice;
  private readonly comebacks: Comebacks;
  private readonly key: Key;
  private readonly carryOver: number;
  private readonly numbers: Int32Array;
  private readonly luck: Int32Array;
  private readonly gate: Int32Array;
  /** Price class of those who come back today. */
  private classOfReturners = 0;
  private readonly heard = new Uint8Array(STRETCH);
  /** Reference prices met today, before and after a bill, by class and plan: as many as there is room for. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;
  private today = -1;
  /** 1 for plans whose renewals are left to `Renewal`: merged today, or billed for several months. */
  private readonly special: Uint8Array;

  constructor(
    course: Course,
    population: Population,
    part: Part,
    tally: Tally,
    bills: Bills,
    grapevine: FastGrapevine,
    reconsideration: Reconsideration,
    homecoming: Homecoming,
    renewal: Renewal,
  ) {
    this.course = course;
    this.population = population;
    this.part = part;
    this.tally = tally;
    this.bills = bills;
    this.grapevine = grapevine;
    this.reconsideration = reconsideration;
    this.homecoming = homecoming;
    this.renewal = renewal;
    this.blocks = manyBlocks(STRETCH, COLUMNS + course.setting.alternatives.count + 1);
    this.choice = new QuickChoice(course, population, reconsideration, this.blocks, STRETCH);
    this.comebacks = new Comebacks(course);
    this.key = keyOf(course.seed, "renewal");
    this.carryOver = parameterValue(course.scenario.parameters, "reference.carryOver");
    this.numbers = this.blocks.column();
    this.luck = this.blocks.column();
    this.gate = this.blocks.column();
    this.before = new Int32Array(bills.codes.length * KNOWN_PRICES);
    this.after = new Int32Array(bills.codes.length * KNOWN_PRICES);
    this.special = new Uint8Array(tally.plans);
  }

  /** Renew the part's opening subscribers of a billing day. */
  renewOpening(index: number, billingDay: number): void {
    const { fromGroup, toGroup } = this.part;
    this.begin(index, -1);
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
    this.begin(index, cohort.day);
    const early = this.renewal.earlyHazard(index, cohort);
    for (let slot = from; slot < to; slot += STRETCH) {
      const count = Math.min(STRETCH, to - slot);
      this.findNewcomers(cohort, slot, count);
      this.go(index, slot, count, cohort, early);
    }
    this.think(index, cohort.day);
  }

  private begin(index: number, joined: number): void {
    const { course } = this;
    const { mergedInto, offers } = course.conditions[index];
    for (let plan = 0; plan < this.special.length; plan++) {
      this.special[plan] = course.market.billingMonths[plan] > 1 || mergedInto[plan] !== plan ? 1 : 0;
    }
    if (index !== this.today) this.before.fill(-1);
    this.today = index;
    this.classOfReturners = course.book.classOn(course.start + index, 0);
    this.choice.begin(index, joined);
    this.comebacks.begin(index, offers.winBackReach);
  }

  private go(index: number, slot: number, count: number, cohort: Cohort | undefined, early: number): void {
    const { course, blocks, key, numbers, luck, gate } = this;
    blocks.fill(key, course.start + index, numbers, count, luck, gate);
    this.pass(index, slot, count, cohort, early);
    if (this.choice.choosers.isFull(STRETCH)) this.think(index, cohort ? cohort.day : -1);
  }

  /** Who stands in a stretch of opening slots, and what they have heard, which fades as it is read. */
  private findOpening(billingDay: number, from: number, count: number): void {
    const { numbers, heard } = this;
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
    const { numbers, heard, grapevine } = this;
    for (let place = 0; place < count; place++) numbers[place] = newcomerNumber(cohort, slot + place);
    if (!this.course.world) return;
    grapevine.overhearAll(cohort, slot, count, heard);
  }

  /**
   * The gate of attention for a stretch of slots: all that ends there is done, who thinks again is listed for `think`.
   */
  private pass(index: number, start: number, count: number, cohort: Cohort | undefined, early: number): void {
    const { numbers, luck, gate, heard, special, renewal, comebacks } = this;
    const { status, flags, rate, reference, since, anchored } = this.population;
    const { attention, trialLoss } = renewal;
    const { multipliers } = this.grapevine;
    const { codes, counts, today } = this.bills;
    const { choosers } = this.choice;
    const { nothing } = this.course.market;
    const { plans } = this.tally;
    const { classes } = this.course.book;
    let renewals = 0;
    for (let place = 0; place < count; place++) {
      const slot = start + place;
      const plan = status[slot];
      const bits = flags[slot];
      if (plan >= LAPSED) {
        if (plan === ABSENT) continue;
        if (comebacks.isPossible(since[slot], bits, luck[place], gate[place])) {
          const thought = this.homecoming.thought(index, slot, numbers[place]);
          if (thought !== undefined) {
            const reason = thought === "offer" ? WON_BACK : COMING_BACK;
            const { classOfReturners } = this;
            choosers.add(
              reason,
              slot,
              numbers[place],
              nothing,
              classOfReturners,
              anchored[slot],
              reference[slot],
            );
          }
        }
        continue;
      }
      if (special[plan] === 1) {
        renewal.one(index, slot, numbers[place], cohort, early, heard[place]);
        continue;
      }
      renewals++;
      const chance = uniform(luck[place]);
      let standing = bits;
      if (bits & ON_TRIAL) {
        if (chance < trialLoss * early) {
          renewal.endTrial(index, slot);
          continue;
        }
        standing = bits & ~ON_TRIAL;
        flags[slot] = standing;
      } else {
        const multiplier = multipliers[heard[place]] * early;
        if (chance < multiplier * rate[slot] && chance < quitChance(rate[slot], multiplier)) {
          renewal.quit(index, slot, numbers[place], cohort !== undefined);
          continue;
        }
      }
      const bill = (standing >> CLASS_SHIFT) * plans + plan;
      const cell = (standing & ACTIVE_HABIT) * classes * plans + bill;
      if (uniform(gate[place]) < attention[cell]) {
        choosers.add(
          RENEWING,
          slot,
          numbers[place],
          plan,
          standing >> CLASS_SHIFT,
          anchored[slot],
          reference[slot],
        );
        continue;
      }
      counts[today + bill]++;
      const code = reference[slot];
      if (code !== codes[bill]) reference[slot] = this.movedReference(index, bill, code);
    }
    this.tally.renewals[index] += renewals;
  }

  /** Let those listed choose, and do as they have chosen. */
  private think(index: number, joined: number): void {
    const { choice, renewal, homecoming } = this;
    const { reference } = this.population;
    const { codes, counts, today } = this.bills;
    const { slots, choices, numbers, reasons, plans: held, classes, references, count } = choice.choosers;
    const { plans } = this.tally;
    choice.settle(this.reconsideration.isStill);
    let staying = 0;
    for (let person = 0; person < count; person++) {
      const slot = slots[person];
      if (reasons[person] !== RENEWING) {
        homecoming.decided(index, slot, choices[person], reasons[person] === WON_BACK);
        continue;
      }
      if (choices[person] !== held[person]) {
        renewal.decided(index, slot, numbers[person], joined, choices[person]);
        continue;
      }
      staying++;
      const bill = classes[person] * plans + held[person];
      counts[today + bill]++;
      const code = references[person];
      if (code !== codes[bill]) reference[slot] = this.movedReference(index, bill, code);
    }
    this.tally.attentive[index] += staying;
    choice.choosers.count = 0;
  }

  /** Where a bill of a class and plan moves a reference price; the same few are asked for again and again. */
  private movedReference(index: number, bill: number, code: number): number {
    const { before, after } = this;
    const known = bill * KNOWN_PRICES + (code & (KNOWN_PRICES - 1));
    if (code !== before[known]) {
      const { priceUnit } = this.population;
      const { plans } = this.tally;
      const price = this.course.conditions[index].charged[Math.floor(bill / plans)][bill % plans];
      const moved = updatedReferencePrice(code * priceUnit, price, this.carryOver);
      before[known] = code;
      after[known] = Math.round(moved / priceUnit);
    }
    return after[known];
  }
}
