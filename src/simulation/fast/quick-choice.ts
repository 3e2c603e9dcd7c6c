import type { ChoiceSetting } from "../../behaviour/choice.ts";
import type { ManyBlocks } from "../../random/many-blocks.ts";
import { uniform } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import type { Population } from "../population.ts";
import type { Reconsideration } from "../reconsideration.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import { ChoiceWords } from "./choice-words.ts";
import {
  AWARE,
  AWARE_EARLIER,
  Choosers,
  DOUBLE_RECORD,
  FIRST_WORD,
  PERSON,
  RECORD,
  RENEWING,
  ROW,
  SHORTENED,
  TYPE,
  WON_BACK,
} from "./choosers.ts";
import { FirstLook } from "./first-look.ts";
import { DOUBT, KNOWN, MarketOdds, UNKNOWN } from "./market-odds.ts";
import { NO_ROW } from "./view-odds.ts";
import { greatestWait, leastWait, WAIT_SHIFT, waitOf } from "./waits.ts";

const IN_DOUBT = 255;
/** The bits of all alternatives. */
const ALL = -1;

/** The choices of many, the same as `choose` makes one by one; how is told in `path.ts`. */
export class QuickChoice {
  private readonly course: Course;
  private readonly reconsideration: Reconsideration;
  private readonly stretch: number;
  private readonly setting: ChoiceSetting;
  private readonly words: ChoiceWords;
  private readonly first: FirstLook;
  private readonly market: MarketOdds;
  private index = 0;
  private joined = -1;
  private winBack = 0;

  readonly choosers: Choosers;

  /** Records of a stretch of choosers, in order. */
  private readonly here: Int32Array;
  private readonly shortened: Float64Array;

  /** @param stretch Length of the columns of `blocks`. */
  constructor(
    course: Course,
    population: Population,
    reconsideration: Reconsideration,
    blocks: ManyBlocks,
    stretch: number,
  ) {
    this.course = course;
    this.reconsideration = reconsideration;
    this.stretch = stretch;
    this.setting = course.setting;
    this.market = new MarketOdds(course, population.priceUnit);
    this.choosers = new Choosers(course.market.types.count, population.slots + stretch);
    this.words = new ChoiceWords(this.setting.key, this.setting.alternatives.count, blocks, stretch);
    this.first = new FirstLook(course, this.market, this.choosers, this.words, blocks, stretch);
    this.here = new Int32Array(stretch * RECORD);
    this.shortened = new Float64Array(this.here.buffer);
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    this.index = index;
    this.joined = joined;
    this.choosers.count = 0;
    this.winBack = this.course.conditions[index].offers.winBack;
    this.market.begin(index, joined);
  }

  /**
   * Let those listed choose.
   *
   * @param isStill Nothing on the market has changed yet.
   */
  settle(isStill: boolean): void {
    const { market, stretch, choosers } = this;
    const { count, choices } = choosers;
    // As long as choice can move nobody who renews, nobody needs to be looked at but those who have left.
    if (!market.anchor || isStill) {
      for (let person = 0; person < count; person++) choices[person] = this.readably(person);
      return;
    }
    this.first.look();
    choosers.arrange();
    for (let from = 0; from < choosers.left; from += stretch) {
      const length = Math.min(stretch, choosers.left - from);
      this.draw(from, length);
      this.settleStretch(length);
    }
    choosers.receive(market.now.byClass[0].gets);
  }

  /** Gather a stretch of those whom the first look left, in order, and draw their words. */
  private draw(from: number, count: number): void {
    const { words, here } = this;
    const { records, order, numbers } = this.choosers;
    for (let place = 0; place < count; place++) {
      const at = order[from + place] * RECORD;
      const to = place * RECORD;
      for (let word = 0; word < RECORD; word++) here[to + word] = records[at + word];
      words.numbers[place] = numbers[records[at + PERSON]];
    }
    words.draw(count, ALL);
  }

  private settleStretch(count: number): void {
    const { market, stretch, here, shortened } = this;
    const { epsilon, second } = this.words;
    const { choices } = this.choosers;
    const { of, count: alternatives } = this.setting.alternatives;
    const { bounds, odds, view, option } = market;
    const { share } = market.anchor as AnchorOdds;
    for (let place = 0; place < count; place++) {
      const at = place * RECORD;
      const person = here[at + PERSON];
      const row = here[at + ROW];
      if (row === NO_ROW) {
        choices[person] = this.readably(person);
        continue;
      }
      const type = here[at + TYPE];
      market.meet(row, type);
      const start = row * alternatives;
      const home = of[view.anchored[row]];
      const part = shortened[place * DOUBLE_RECORD + SHORTENED];
      const longest = greatestWait[here[at + FIRST_WORD] >>> WAIT_SHIFT] * part;
      let stays = leastWait[second[place] >>> WAIT_SHIFT] >= bounds[start + home] * longest;
      const known = here[at + AWARE_EARLIER];
      let left = view.there[row] & (market.open | (here[at + AWARE] & market.rivals));
      while (stays && left !== 0) {
        const other = 31 - Math.clz32(left);
        left ^= 1 << other;
        if (odds[start + other] === UNKNOWN) market.find(row, type, other);
        let multiple = bounds[start + other];
        if ((known >>> other) & 1) multiple -= share[type * alternatives + other] * KNOWN;
        stays = leastWait[epsilon[other * stretch + place] >>> WAIT_SHIFT] >= multiple * longest;
      }
      if (stays) choices[person] = option[start + home];
      else {
        const choice = view.usable[row] ? this.weigh(place, row, type) : IN_DOUBT;
        choices[person] = choice === IN_DOUBT ? this.readably(person) : choice;
      }
    }
  }

  /** The choice in odds instead of logarithms; in doubt where two are about even. */
  private weigh(place: number, row: number, type: number): number {
    const { market, stretch } = this;
    const { epsilon, second: seconds, runnerUp: runnersUp } = this.words;
    const { odds: value, view } = market;
    const { of, count } = this.setting.alternatives;
    const { share, together } = market.anchor as AnchorOdds;
    const home = of[view.anchored[row]];
    const start = row * count;
    const cells = type * count;
    const { here, shortened } = this;
    const at = place * RECORD;
    const firstWait = waitOf(here[at + FIRST_WORD]) * shortened[place * DOUBLE_RECORD + SHORTENED];
    let top = value[start + home] / firstWait;
    let next = 0;
    let choice = home;
    const rest = 1 - share[cells + home];
    let gain = 0;
    for (let index = 0; index < together.length; index++) {
      const other = together[index];
      if (other !== home && value[start + other] > gain) gain = value[start + other];
    }
    if (rest > 0 && gain > 0) {
      const second = rest / (rest * firstWait + waitOf(seconds[place]));
      if (of[view.current[row]] !== home || second * gain > top * (1 - DOUBT)) {
        let left = uniform(runnersUp[place]) * rest;
        let runnerUp = -1;
        for (let index = 0; index < together.length && left > 0; index++) {
          const other = together[index];
          if (other === home) continue;
          left -= share[cells + other];
          runnerUp = other;
        }
        for (let index = 0; index < together.length; index++) {
          const other = together[index];
          if (other === home) continue;
          const highest = value[start + other] * second;
          if (highest < top * (1 - DOUBT)) {
            if (highest > next) next = highest;
            continue;
          }
          const chance = share[cells + other];
          const odds =
            other === runnerUp
              ? highest
              : (value[start + other] * chance) /
                (chance / second + waitOf(epsilon[other * stretch + place]));
          if (odds > top) {
            next = top;
            top = odds;
            choice = other;
          } else if (odds > next) next = odds;
        }
      }
    }
    const known = here[at + AWARE_EARLIER];
    let left = view.there[row] & (market.open | (here[at + AWARE] & market.rivals));
    while (left !== 0) {
      const other = 31 - Math.clz32(left);
      left ^= 1 << other;
      if (value[start + other] === UNKNOWN) market.find(row, type, other);
      const relative = value[start + other];
      const word = epsilon[other * stretch + place];
      if (relative < top * leastWait[word >>> WAIT_SHIFT] * (1 - DOUBT)) continue;
      const wait = waitOf(word);
      const odds = relative / ((known >>> other) & 1 ? share[cells + other] * firstWait + wait : wait);
      if (odds > top) {
        next = top;
        top = odds;
        choice = other;
      } else if (odds > next) next = odds;
    }
    const isSure = next < top * (1 - DOUBT) && top < Number.POSITIVE_INFINITY;
    return isSure && market.isClear[start + choice] === 1 ? market.option[start + choice] : IN_DOUBT;
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
