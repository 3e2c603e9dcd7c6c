import { rewiredTo, type SmallWorld } from "../../behaviour/word-of-mouth.ts";
import { manyBlocks } from "../../random/many-blocks.ts";
import { BILLING_DAYS } from "../calendar.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import type { Course } from "../course.ts";
import { Grapevine, PLACE_STEP } from "../grapevine.ts";
import type { Mail } from "../mail.ts";
import type { Part } from "../part.ts";
import type { Population } from "../population.ts";

const STRETCH = 2048;
const SIXTEEN_BITS = 65536;
const FULL = 255;
/** Above this the sum of a place and a number of steps could be rounded up to the next place. */
const NEARLY_ONE = 1 - 2 ** -20;

/** The same as `Grapevine`, many leavers and many newcomers at a time. */
export class FastGrapevine extends Grapevine {
  private readonly blocks = manyBlocks(STRETCH, 16);
  /** Places that own ties to a leaver: the one `step` before, from the leaver itself on, and the words of each. */
  private readonly owners: Int32Array[] = [];
  private readonly firstWords: Int32Array[] = [];
  private readonly secondWords: Int32Array[] = [];
  private readonly world: SmallWorld | undefined;
  private sent = 0;

  constructor(course: Course, population: Population, part: Part, mail: Mail) {
    super(course, population, part, mail);
    this.world = course.world;
    for (let step = 0; step <= (course.world?.reach ?? 0); step++) {
      this.owners.push(this.blocks.column());
      this.firstWords.push(this.blocks.column());
      this.secondWords.push(this.blocks.column());
    }
  }

  override tell(index: number): void {
    const { world } = this;
    if (!world) return;
    this.weigh(index);
    this.sent = 0;
    for (let from = 0; from < this.count; from += STRETCH) {
      const count = Math.min(STRETCH, this.count - from);
      for (let step = 0; step <= world.reach; step++) {
        const owners = this.owners[step];
        for (let leaver = 0; leaver < count; leaver++) {
          const place = this.leavers[from + leaver] - step;
          owners[leaver] = place < 0 ? place + world.places : place;
        }
        this.blocks.fill(world.key, 0, owners, count, this.firstWords[step], this.secondWords[step]);
      }
      for (let step = 1; step <= world.reach; step++) this.tellStep(world, step, count);
    }
    this.mail.counts[this.part.index] = this.sent;
  }

  /** Tell those who are `step` places away, on either side, see `listenersOf`. */
  private tellStep(world: SmallWorld, step: number, count: number): void {
    const { places, rewiring } = world;
    const limit = rewiring * SIXTEEN_BITS;
    const [leavers, before] = [this.owners[0], this.owners[step]];
    const words = step <= 2 ? this.firstWords : this.secondWords;
    const [own, others] = [words[0], words[step]];
    const { weights } = this;
    const { turn, groups, exposure } = this.population;
    const { index, fromGroup, toGroup } = this.part;
    const outbox = this.mail.slots[index];
    let { sent } = this;
    // Of each word the lower half decides on the odd step, the upper half on the even one.
    const shift = step & 1 ? 0 : 16;
    for (let leaver = 0; leaver < count; leaver++) {
      let place = leavers[leaver] + step;
      if (place >= places) place -= places;
      if (((own[leaver] >>> shift) & 0xffff) < limit) place = rewiredTo(world, leavers[leaver], step);
      const isHeardBefore = ((others[leaver] >>> shift) & 0xffff) >= limit;
      for (let side = isHeardBefore ? 0 : 1; side < 2; side++) {
        const listener = side === 0 ? before[leaver] : place;
        const group = (listener / BILLING_DAYS) | 0;
        const billing = wrapped(listener - group * BILLING_DAYS + turn[group]);
        const slot = billing * groups + group;
        if (group < fromGroup || group >= toGroup) outbox[sent++] = slot;
        else exposure[slot] = Math.min(exposure[slot] + weights[billing + 1], FULL);
      }
    }
    this.sent = sent;
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
    const { turn, groups, exposure, opening } = this.population;
    const first = this.firstPlaceOf(number);
    if (first % 1 > NEARLY_ONE) {
      for (let place = 0; place < count; place++) heard[from + place] = this.overhear(number + place);
      return;
    }
    const step = PLACE_STEP % opening;
    let place = this.placeOf(number) | 0;
    for (let newcomer = 0; newcomer < count; newcomer++) {
      const group = (place / BILLING_DAYS) | 0;
      const billing = wrapped(place - group * BILLING_DAYS + turn[group]);
      heard[from + newcomer] = exposure[billing * groups + group];
      place += step;
      if (place >= opening) place -= opening;
    }
  }
}

/** A billing day (0..59) less 30 if it is 30 or more, without a branch. */
function wrapped(billing: number): number {
  const over = billing - BILLING_DAYS;
  return over + ((over >> 31) & BILLING_DAYS);
}
