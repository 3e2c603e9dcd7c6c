import { FIRST_TRY } from "../../behaviour/type-of-chooser.ts";
import type { Key } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import type { Population } from "../population.ts";
import type { Reconsideration } from "../reconsideration.ts";
import { ChoiceWords } from "./choice-words.ts";
import { Choosers, chooserBytes, RENEWING, WON_BACK } from "./choosers.ts";
import type { Kernel, Variable } from "./kernel.ts";
import { Lanes } from "./lanes.ts";
import { ManyAware } from "./many-aware.ts";
import { MarketOdds, marketBytes } from "./market-odds.ts";

/** Columns of a stretch besides two for every pair of alternatives, and bytes of an entry at most. */
const COLUMNS = 24;
const ENTRY = 8;

/** Bytes that choices take in the kernel's memory at most. */
export function choiceBytes(course: Course, population: Population, stretch: number): number {
  const columns = COLUMNS + (course.setting.alternatives.count + 1);
  return columns * ENTRY * stretch + chooserBytes(population.slots + stretch) + marketBytes(course);
}

/** The choices of many, the same as `choose` makes one by one; how is told in `path.ts`. */
export class QuickChoice {
  private readonly course: Course;
  private readonly reconsideration: Reconsideration;
  private readonly kernel: Kernel;
  private readonly stretch: number;
  private readonly key: Key;
  private readonly market: MarketOdds;
  private readonly awareness: ManyAware;
  private readonly words: ChoiceWords;
  private readonly typeWords: Int32Array;
  private readonly firstWords: Int32Array;
  private readonly tryWords: Int32Array;
  private readonly nextWords: Int32Array;
  private readonly doubted: Variable;
  private readonly doubts: Int32Array;
  private readonly find: (from: number, place: number, count: number) => number;
  private readonly choose: (from: number, count: number) => number;
  private index = 0;
  private joined = -1;
  private winBack = 0;

  readonly choosers: Choosers;

  /** @param stretch Choosers who are looked at together. */
  constructor(
    course: Course,
    population: Population,
    reconsideration: Reconsideration,
    kernel: Kernel,
    stretch: number,
  ) {
    const { key, alternatives } = course.setting;
    this.course = course;
    this.reconsideration = reconsideration;
    this.kernel = kernel;
    this.stretch = stretch;
    this.key = key;
    const lanes = new Lanes(alternatives, course.market.families.length, kernel);
    this.market = new MarketOdds(course, population.priceUnit, kernel, lanes);
    this.choosers = new Choosers(kernel, population.slots + stretch);
    this.awareness = new ManyAware(course, kernel, stretch);
    this.words = new ChoiceWords(kernel, key, alternatives.count, lanes, stretch);
    const column = (name: string): Int32Array => kernel.column(name, Int32Array, stretch);
    this.typeWords = column("typeWords");
    this.firstWords = column("firstWords");
    this.tryWords = column("tryWords");
    this.nextWords = column("nextWords");
    kernel.column("values", Float64Array, alternatives.count);
    this.doubts = column("doubts");
    for (const name of ["rows", "drawnTypes", "refused", "lefts", "rivalLanes"]) column(name);
    kernel.column("pulls", Float64Array, stretch);
    this.doubted = kernel.variable("doubted");
    this.find = kernel.call("find");
    this.choose = kernel.call("choose");
    kernel.set({ key0: key.k0, key1: key.k1 });
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    this.index = index;
    this.joined = joined;
    this.winBack = this.course.conditions[index].offers.winBack;
    this.choosers.count = 0;
    this.market.begin(index, joined);
  }

  /**
   * Let those listed choose.
   *
   * @param isStill Nothing on the market has changed yet.
   */
  settle(isStill: boolean): void {
    const { market, stretch, choosers, course, index } = this;
    const { count, choices } = choosers;
    // As long as choice can move nobody who renews, nobody needs to be looked at but those who have left.
    if (!market.anchor || isStill) {
      for (let person = 0; person < count; person++) choices[person] = this.readably(person);
      return;
    }
    for (let from = 0; from < count; from += stretch) {
      this.settleStretch(from, Math.min(stretch, count - from));
    }
    choosers.receive(course.conditions[index].byClass[0].gets);
  }

  private settleStretch(from: number, count: number): void {
    const { kernel, key, market, choosers, doubts, doubted } = this;
    const numbers = choosers.numbers.subarray(from, from + count);
    this.awareness.find(market, numbers, count);
    kernel.fill(key, 0, numbers, count, this.typeWords, this.firstWords);
    kernel.fill(key, FIRST_TRY, numbers, count, this.tryWords, this.nextWords);
    this.words.draw(numbers, count, market.apart);
    doubted.value = 0;
    let place = this.find(from, 0, count);
    while (place < count) {
      market.prepare(choosers.anchored[from + place]);
      place = this.find(from, place, count);
    }
    this.choose(from, count);
    const { value: unsettled } = doubted;
    for (let doubt = 0; doubt < unsettled; doubt++) {
      choosers.choices[doubts[doubt]] = this.readably(doubts[doubt]);
    }
  }

  /** The choice of one of those listed, made by the readable path. */
  private readably(person: number): number {
    const { index, joined, reconsideration } = this;
    const { slots, numbers, reasons, plans, classes } = this.choosers;
    if (reasons[person] === RENEWING) {
      return reconsideration.renewing(index, slots[person], numbers[person], plans[person], joined, 0);
    }
    return reconsideration.choice(
      index,
      slots[person],
      numbers[person],
      plans[person],
      classes[person],
      joined,
      reasons[person] === WON_BACK ? this.winBack : 0,
    );
  }
}
