import type { SmallWorld } from "../../behaviour/word-of-mouth.ts";
import { BILLING_DAYS } from "../calendar.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import type { Course } from "../course.ts";
import { FULL, Grapevine, PLACE_STEP } from "../grapevine.ts";
import type { Mail } from "../mail.ts";
import type { Part } from "../part.ts";
import type { Population } from "../population.ts";
import type { Kernel } from "./kernel.ts";

/** Leavers at a time: few enough that the lines of memory of all their ties stay in the processor's cache. */
const STRETCH = 1024;
const SIXTEEN_BITS = 65536;
/** Most ties that a place owns, see `SmallWorld`; bits of those before a leaver stand above those of the ones after it. */
const MOST_REACH = 4;
/** Above this the sum of a place and a number of steps could be rounded up to the next place. */
const NEARLY_ONE = 1 - 2 ** -20;

/** Bytes that word of mouth takes in the kernel's memory at most. */
export const GRAPEVINE_BYTES = STRETCH * 4 * (7 + MOST_REACH) + 512;

/** The same as `Grapevine`, many leavers and many newcomers at a time. */
export class FastGrapevine extends Grapevine {
  private readonly world: SmallWorld | undefined;
  private readonly found: (count: number) => number;
  /** A stretch of the day's leavers; who hears of them, see `kernel/ties.ts`. */
  private readonly places: Int32Array;
  private readonly listeners: Int32Array;
  private readonly farPlaces: Int32Array;
  /** Keeps what `bringNear` has read, so that no compiler leaves the reading out. */
  protected near = 0;

  constructor(course: Course, population: Population, part: Part, mail: Mail, kernel: Kernel) {
    super(course, population, part, mail);
    this.world = course.world;
    this.found = kernel.call("findListeners");
    this.places = kernel.column("leavers", Int32Array, STRETCH);
    this.listeners = kernel.column("listeners", Int32Array, STRETCH);
    this.farPlaces = kernel.column("farPlaces", Int32Array, MOST_REACH * STRETCH);
    for (const words of ["tiePlaces", "tieFirst", "tieSecond", "farFirst", "farSecond"]) {
      kernel.column(words, Int32Array, STRETCH);
    }
    if (!course.world) return;
    const { key, places, reach, rewiring } = course.world;
    const rewired = Math.ceil(rewiring * SIXTEEN_BITS);
    kernel.set({ worldKey0: key.k0, worldKey1: key.k1, places, reach, rewired });
  }

  override tell(index: number): void {
    const { world } = this;
    if (!world) return;
    this.weigh(index);
    this.sent = 0;
    for (let from = 0; from < this.count; from += STRETCH) {
      const count = Math.min(STRETCH, this.count - from);
      this.places.set(this.leavers.subarray(from, from + count));
      const far = this.found(count);
      this.bringNear(count);
      this.tellNear(world, count);
      for (let tie = 0; tie < far; tie++) this.news(this.farPlaces[tie]);
    }
    this.mail.counts[this.part.index] = this.sent;
  }

  /**
   * Read where `tellNear` is going to write, and nothing else, so that the processor waits for many lines of memory at
   * the same time; with the work of a leaver in between it would wait for one after the other.
   */
  private bringNear(count: number): void {
    const { places } = this;
    const { exposure } = this.population;
    let sum = 0;
    for (let leaver = 0; leaver < count; leaver++) sum += exposure[places[leaver]];
    this.near = sum;
  }

  /** Tell those who are up to `reach` places away, on either side. */
  private tellNear({ places, reach }: SmallWorld, count: number): void {
    const { places: leavers, listeners, weights } = this;
    const { exposure, turn } = this.population;
    const { fromGroup, toGroup } = this.part;
    for (let leaver = 0; leaver < count; leaver++) {
      const place = leavers[leaver];
      const after = listeners[leaver];
      const before = after >> MOST_REACH;
      const group = (place / BILLING_DAYS) | 0;
      const position = place - group * BILLING_DAYS;
      const last = Math.min(BILLING_DAYS, places - group * BILLING_DAYS) - 1;
      const isWithin = position >= reach && position + reach <= last && group >= fromGroup && group < toGroup;
      if (isWithin) {
        // In the leaver's own group everybody's billing day is known. Who does not hear adds nothing, without a branch.
        const billing = position + turn[group];
        const weightAt = billing < BILLING_DAYS ? billing + BILLING_DAYS : billing;
        for (let step = 1; step <= reach; step++) {
          const [one, other] = [place + step, place - step];
          const toOne = weights[weightAt + step] & (0 - ((after >> (step - 1)) & 1));
          const toOther = weights[weightAt - step] & (0 - ((before >> (step - 1)) & 1));
          exposure[one] = Math.min(exposure[one] + toOne, FULL);
          exposure[other] = Math.min(exposure[other] + toOther, FULL);
        }
        continue;
      }
      for (let step = 1; step <= reach; step++) {
        const [one, other] = [place + step, place - step];
        if ((after >> (step - 1)) & 1) this.news(one < places ? one : one - places);
        if ((before >> (step - 1)) & 1) this.news(other >= 0 ? other : other + places);
      }
    }
  }

  /** What is said beside each of `count` newcomers of a cohort, from a slot on. */
  overhearAll(cohort: Cohort, slot: number, count: number, heard: Uint8Array): void {
    const joiners = Math.min(count, Math.max(0, cohort.from + cohort.joiners - slot));
    this.overhearRow(newcomerNumber(cohort, slot), 0, joiners, heard);
    if (joiners < count) {
      this.overhearRow(newcomerNumber(cohort, slot + joiners), joiners, count - joiners, heard);
    }
  }

  /** Newcomers with numbers in a row stand `PLACE_STEP` places apart. */
  private overhearRow(number: number, from: number, count: number, heard: Uint8Array): void {
    const { exposure, opening } = this.population;
    const first = this.firstPlaceOf(number);
    if (first % 1 > NEARLY_ONE) {
      for (let place = 0; place < count; place++) heard[from + place] = this.overhear(number + place);
      return;
    }
    const step = PLACE_STEP % opening;
    let place = this.placeOf(number) | 0;
    for (let newcomer = 0; newcomer < count; newcomer++) {
      heard[from + newcomer] = exposure[place];
      place += step;
      if (place >= opening) place -= opening;
    }
  }
}
