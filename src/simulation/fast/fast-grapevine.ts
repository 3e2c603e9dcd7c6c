import type { SmallWorld } from "../../behaviour/word-of-mouth.ts";
import { manyBlocks } from "../../random/many-blocks.ts";
import { uniform } from "../../random/stream.ts";
import { BILLING_DAYS } from "../calendar.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import type { Course } from "../course.ts";
import { FULL, Grapevine, PLACE_STEP } from "../grapevine.ts";
import type { Mail } from "../mail.ts";
import type { Part } from "../part.ts";
import type { Population } from "../population.ts";

/** Leavers at a time: few enough that the lines of memory of all their ties stay in the processor's cache. */
const STRETCH = 1024;
const SIXTEEN_BITS = 65536;
/** Above this the sum of a place and a number of steps could be rounded up to the next place. */
const NEARLY_ONE = 1 - 2 ** -20;

/** The same as `Grapevine`, many leavers and many newcomers at a time. */
export class FastGrapevine extends Grapevine {
  private readonly blocks = manyBlocks(STRETCH, 18);
  /** Places that own ties to a leaver: the one `step` before, from the leaver itself on, and the words of each. */
  private readonly owners: Int32Array[] = [];
  private readonly firstWords: Int32Array[] = [];
  private readonly secondWords: Int32Array[] = [];
  /** Leavers whose tie of a step leads far away, and the words that say where to. */
  private readonly far = this.blocks.column();
  private readonly farWords = this.blocks.column();
  private readonly unused = this.blocks.column();
  /** Of each leaver: where the weights of its own billing day are, and how many of its group come before and after. */
  private readonly weightAt = new Uint8Array(STRETCH);
  private readonly roomBefore = new Uint8Array(STRETCH);
  private readonly roomAfter = new Uint8Array(STRETCH);
  /** Keeps what `locate` has read for nothing, so that no compiler leaves the reading out. */
  protected near = 0;

  constructor(course: Course, population: Population, part: Part, mail: Mail) {
    super(course, population, part, mail);
    for (let step = 0; step <= (course.world?.reach ?? 0); step++) {
      this.owners.push(this.blocks.column());
      this.firstWords.push(this.blocks.column());
      this.secondWords.push(this.blocks.column());
    }
  }

  override tell(index: number): void {
    const { world } = this.course;
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
      this.locate(world, count);
      for (let step = 1; step <= world.reach; step++) this.tellStep(world, step, count);
    }
    this.mail.counts[this.part.index] = this.sent;
  }

  /**
   * Find where the leavers stand; those beside another part's subscribers have no room: each tie is reached by itself.
   *
   * The memory that will be written to is read here, for nothing: the processor then waits for many of its lines at the
   * same time; with the work of a leaver in between it would wait for one after the other.
   */
  private locate({ places }: SmallWorld, count: number): void {
    const [leavers] = this.owners;
    const { weightAt, roomBefore, roomAfter } = this;
    const { turn, exposure } = this.population;
    const { fromGroup, toGroup } = this.part;
    let near = 0;
    for (let leaver = 0; leaver < count; leaver++) {
      const place = leavers[leaver];
      near += exposure[place];
      const group = (place / BILLING_DAYS) | 0;
      const position = place - group * BILLING_DAYS;
      const isOwn = group >= fromGroup && group < toGroup;
      const billing = position + turn[group];
      weightAt[leaver] = billing < BILLING_DAYS ? billing + BILLING_DAYS : billing;
      roomBefore[leaver] = isOwn ? position : 0;
      roomAfter[leaver] = isOwn ? Math.min(BILLING_DAYS, places - group * BILLING_DAYS) - 1 - position : 0;
    }
    this.near = near;
  }

  /** Tell those who are `step` places away, on either side, see `listenersOf`. */
  private tellStep(world: SmallWorld, step: number, count: number): void {
    const { places, key } = world;
    const rewired = Math.ceil(world.rewiring * SIXTEEN_BITS);
    const [leavers] = this.owners;
    const words = step <= 2 ? this.firstWords : this.secondWords;
    const [own, others] = [words[0], words[step]];
    const { weights, weightAt, roomBefore, roomAfter, far, farWords } = this;
    const { exposure } = this.population;
    // Of each word the lower half decides on the odd step, the upper half on the even one.
    const shift = step & 1 ? 0 : 16;
    let farther = 0;
    for (let leaver = 0; leaver < count; leaver++) {
      const place = leavers[leaver];
      if (((own[leaver] >>> shift) & 0xffff) < rewired) far[farther++] = place;
      else if (step <= roomAfter[leaver]) {
        exposure[place + step] = Math.min(exposure[place + step] + weights[weightAt[leaver] + step], FULL);
      } else this.news(place + step < places ? place + step : place + step - places);
      if (((others[leaver] >>> shift) & 0xffff) < rewired) continue;
      if (step <= roomBefore[leaver]) {
        exposure[place - step] = Math.min(exposure[place - step] + weights[weightAt[leaver] - step], FULL);
      } else this.news(place - step >= 0 ? place - step : place - step + places);
    }
    this.blocks.fill(key, step, far, farther, farWords, this.unused);
    for (let tie = 0; tie < farther; tie++) this.news(Math.floor(uniform(farWords[tie]) * places));
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
