import { Arrival } from "../arrival.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import type { Course } from "../course.ts";
import { shareOf } from "../part.ts";
import type { PartWork } from "../part-work.ts";
import { LEVEL_BITS, LEVELS, ON_TRIAL } from "../population.ts";
import type { Kernel } from "./kernel.ts";

/** Newcomers at a time. */
const STRETCH = 1024;

/** Bytes that arrivals take in the kernel's memory at most. */
export function arrivalBytes({ book, market }: Course): number {
  return STRETCH * 30 + LEVELS * 4 + book.classes * market.plans.length * 8 + 1024;
}

/** The same as `Arrival`, many newcomers at a time. */
export class FastArrival extends Arrival {
  private readonly kernel: Kernel;
  private readonly enter: (number: number, count: number, standing: number) => void;
  private readonly plans: Uint8Array;
  private readonly wanted: Uint8Array;
  private readonly flags: Uint8Array;
  private readonly quitRates: Float32Array;
  private readonly references: Uint16Array;
  /** How many of a row came, by price class and plan. */
  private readonly counts: Int32Array;
  /** Of the day: the alias table of plans, what each has become, reference prices by class and plan. */
  private readonly keep: Float64Array;
  private readonly other: Uint32Array;
  private readonly merged: Uint8Array;
  private readonly codes: Int32Array;

  constructor(work: PartWork, kernel: Kernel) {
    super(work);
    const { course, bills } = work;
    const { plans } = work.tally;
    this.kernel = kernel;
    this.enter = kernel.call("letIn");
    for (const words of [
      "arrivalNumbers",
      "wantedWords",
      "arrivalRateWords",
      "arrivalHabitWords",
      "lotWords",
    ]) {
      kernel.column(words, Int32Array, STRETCH);
    }
    this.plans = kernel.column("arrivalPlans", Uint8Array, STRETCH);
    this.wanted = kernel.column("arrivalWanted", Uint8Array, STRETCH);
    this.flags = kernel.column("arrivalFlags", Uint8Array, STRETCH);
    this.quitRates = kernel.column("arrivalRates", Float32Array, STRETCH);
    this.references = kernel.column("arrivalReferences", Uint16Array, STRETCH);
    this.counts = kernel.column("arrivalCounts", Int32Array, bills.codes.length);
    this.keep = kernel.column("wantedKeep", Float64Array, plans);
    this.other = kernel.column("wantedOther", Uint32Array, plans);
    this.merged = kernel.column("mergedPlans", Uint8Array, plans);
    this.codes = kernel.column("arrivalCodes", Int32Array, bills.codes.length);
    kernel.copyOf("newcomerRates", Float32Array.from(this.rates));
    kernel.copyOf("lotEnds", Float64Array.from(course.book.cohorts));
    kernel.set({
      newcomerKey0: this.key.k0,
      newcomerKey1: this.key.k1,
      arrivalInertShare: this.inertShare,
      newcomerRateBits: LEVEL_BITS,
      planCount: plans,
    });
  }

  override arrive(cohort: Cohort): void {
    const { from, to } = shareOf(this.part, cohort.from, cohort.to);
    if (from === to) return;
    this.begin(cohort.day);
    const returners = cohort.from + cohort.joiners;
    this.letIn(cohort, from, Math.min(to, returners), true);
    this.letIn(cohort, Math.max(from, returners), to, false);
  }

  private begin(index: number): void {
    const { course, kernel } = this;
    const { plans } = course.anchors.groups[course.arrivals.anchor[index]];
    const { newest, byLot } = this.classesOn(index);
    this.keep.set(plans.keep);
    this.other.set(plans.other);
    this.merged.set(course.conditions[index].mergedInto);
    this.codes.set(this.bills.codes);
    kernel.set({ arrivalClass: byLot ? -1 : newest });
  }

  /** Let joiners or returners with slots in a row in. */
  private letIn(cohort: Cohort, from: number, to: number, joins: boolean): void {
    if (from >= to) return;
    const { course, population, tally, bills, counts } = this;
    const { status, anchored, anchor, flags, rate, reference, since } = population;
    const index = cohort.day;
    const onTrial = joins && course.scenario.joining.trialDays > 0;
    for (let slot = from; slot < to; slot += STRETCH) {
      const count = Math.min(STRETCH, to - slot);
      this.enter(newcomerNumber(cohort, slot), count, onTrial ? ON_TRIAL : 0);
      status.set(this.plans.subarray(0, count), slot);
      anchored.set(this.wanted.subarray(0, count), slot);
      flags.set(this.flags.subarray(0, count), slot);
      rate.set(this.quitRates.subarray(0, count), slot);
      reference.set(this.references.subarray(0, count), slot);
    }
    anchor.fill(course.arrivals.anchor[index], from, to);
    since.fill(index + 1, from, to);
    const arrived = joins ? tally.joined : tally.returned;
    for (let cell = 0; cell < counts.length; cell++) {
      arrived[index * tally.plans + (cell % tally.plans)] += counts[cell];
      if (!onTrial) bills.counts[bills.today + cell] += counts[cell];
      counts[cell] = 0;
    }
  }
}
