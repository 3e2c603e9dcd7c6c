import type { SmallWorld } from "../../behaviour/word-of-mouth.ts";
import { type ManyBlocks, manyBlocks } from "../../random/many-blocks.ts";
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
  private readonly world: SmallWorld | undefined;
  private readonly blocks: ManyBlocks;
  /** Places that own ties to a leaver: the one `step` before, from the leaver itself on. */
  private readonly owners: Int32Array[];
  /** What each of them draws: two columns a step, one after the other. */
  private readonly words: Int32Array;
  private readonly wordColumns: Int32Array[];
  /** Leavers whose tie of a step leads far away, and how many; where to, for one step after the other. */
  private readonly far: Int32Array[];
  private readonly farCounts: Int32Array;
  private readonly farWords: Int32Array;
  private readonly unused: Int32Array;
  /** Keeps what `bringNear` has read, so that no compiler leaves the reading out. */
  protected near = 0;

  constructor(course: Course, population: Population, part: Part, mail: Mail) {
    super(course, population, part, mail);
    const steps = (course.world?.reach ?? 0) + 1;
    const blocks = manyBlocks(STRETCH, 4 * steps + 2);
    this.world = course.world;
    this.blocks = blocks;
    this.owners = Array.from({ length: steps }, () => blocks.column());
    this.words = blocks.columns(2 * steps);
    this.wordColumns = Array.from({ length: 2 * steps }, (_, column) =>
      this.words.subarray(column * STRETCH, (column + 1) * STRETCH),
    );
    this.far = Array.from({ length: steps }, () => blocks.column());
    this.farCounts = new Int32Array(steps);
    this.farWords = blocks.column();
    this.unused = blocks.column();
  }

  override tell(index: number): void {
    const { world } = this;
    if (!world) return;
    this.weigh(index);
    this.sent = 0;
    for (let from = 0; from < this.count; from += STRETCH) {
      const count = Math.min(STRETCH, this.count - from);
      this.drawOwners(world, from, count);
      this.bringNear(count);
      this.tellNear(world, count);
      this.tellFar(world);
    }
    this.mail.counts[this.part.index] = this.sent;
  }

  private drawOwners({ key, places, reach }: SmallWorld, from: number, count: number): void {
    const { leavers, wordColumns } = this;
    for (let step = 0; step <= reach; step++) {
      const owners = this.owners[step];
      for (let leaver = 0; leaver < count; leaver++) {
        const place = leavers[from + leaver] - step;
        owners[leaver] = place < 0 ? place + places : place;
      }
      this.blocks.fill(key, 0, owners, count, wordColumns[2 * step], wordColumns[2 * step + 1]);
    }
  }

  /**
   * Read where `tellNear` is going to write, and nothing else, so that the processor waits for many lines of memory at
   * the same time; with the work of a leaver in between it would wait for one after the other.
   */
  private bringNear(count: number): void {
    const { exposure } = this.population;
    const [leavers] = this.owners;
    let sum = 0;
    for (let leaver = 0; leaver < count; leaver++) sum += exposure[leavers[leaver]];
    this.near = sum;
  }

  /** Tell those who are up to `reach` places away, on either side, and list the ties that lead farther, see `listenersOf`. */
  private tellNear({ places, reach, rewiring }: SmallWorld, count: number): void {
    const { words, weights, far, farCounts } = this;
    const { exposure, turn } = this.population;
    const { fromGroup, toGroup } = this.part;
    const [leavers] = this.owners;
    const rewired = Math.ceil(rewiring * SIXTEEN_BITS);
    farCounts.fill(0);
    for (let leaver = 0; leaver < count; leaver++) {
      const place = leavers[leaver];
      const group = (place / BILLING_DAYS) | 0;
      const position = place - group * BILLING_DAYS;
      const billing = position + turn[group];
      const weightAt = billing < BILLING_DAYS ? billing + BILLING_DAYS : billing;
      // In the leaver's own group everybody's part and billing day are known; others are reached one by one.
      const isOwn = group >= fromGroup && group < toGroup;
      const before = isOwn ? position : 0;
      const after = isOwn ? Math.min(BILLING_DAYS, places - group * BILLING_DAYS) - 1 - position : 0;
      for (let step = 1; step <= reach; step++) {
        // The first word decides on steps 1 and 2, the second on 3 and 4; the lower half on the odd one.
        const word = (step <= 2 ? 0 : STRETCH) + leaver;
        const shift = step & 1 ? 0 : 16;
        if (((words[word] >>> shift) & 0xffff) < rewired) {
          far[step][farCounts[step]++] = place;
        } else if (step <= after) {
          exposure[place + step] = Math.min(exposure[place + step] + weights[weightAt + step], FULL);
        } else this.news(place + step < places ? place + step : place + step - places);
        if (((words[word + 2 * step * STRETCH] >>> shift) & 0xffff) < rewired) continue;
        if (step <= before) {
          exposure[place - step] = Math.min(exposure[place - step] + weights[weightAt - step], FULL);
        } else this.news(place - step >= 0 ? place - step : place - step + places);
      }
    }
  }

  /** Tell those at the other ends of rewired ties, see `rewiredTo`. */
  private tellFar({ key, places, reach }: SmallWorld): void {
    const { far, farCounts, farWords } = this;
    for (let step = 1; step <= reach; step++) {
      this.blocks.fill(key, step, far[step], farCounts[step], farWords, this.unused);
      for (let tie = 0; tie < farCounts[step]; tie++) {
        this.news(Math.floor(uniform(farWords[tie]) * places));
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
