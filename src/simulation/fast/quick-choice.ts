import type { Anchor } from "../../behaviour/anchor.ts";
import type { ChoiceSetting } from "../../behaviour/choice.ts";
import { pullOfRivals, typeOfChooser } from "../../behaviour/type-of-chooser.ts";
import type { ManyBlocks } from "../../random/many-blocks.ts";
import { uniform } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import type { Population } from "../population.ts";
import type { Reconsideration } from "../reconsideration.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import { Choosers, RENEWING, WON_BACK } from "./choosers.ts";
import { ManyAware } from "./many-aware.ts";
import { DOUBT, KNOWN, MarketOdds, UNKNOWN } from "./market-odds.ts";
import { NO_ROW } from "./view-odds.ts";
import { greatestWait, leastWait, WAIT_SHIFT, waitOf } from "./waits.ts";

const IN_DOUBT = 255;

/** The choices of many, the same as `choose` makes one by one; how is told in `path.ts`. */
export class QuickChoice {
  private readonly course: Course;
  private readonly reconsideration: Reconsideration;
  private readonly blocks: ManyBlocks;
  private readonly stretch: number;
  private readonly setting: ChoiceSetting;
  private readonly awareness: ManyAware;
  private readonly market: MarketOdds;
  private index = 0;
  private joined = -1;
  private winBack = 0;

  readonly choosers: Choosers;

  /** Columns of words for a stretch of choosers. */
  private readonly counters: Int32Array;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly runnerUp: Int32Array;
  /** Words of each alternative, a column after the other. */
  private readonly epsilon: Int32Array;
  private readonly columns: readonly Int32Array[];

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
    this.blocks = blocks;
    this.stretch = stretch;
    this.setting = course.setting;
    this.market = new MarketOdds(course, population.priceUnit);
    this.choosers = new Choosers(course.market.types.count);
    this.awareness = new ManyAware(course, blocks);
    this.counters = blocks.column();
    this.first = blocks.column();
    this.second = blocks.column();
    this.runnerUp = blocks.column();
    const { count } = course.setting.alternatives;
    const pairs = count + (count & 1);
    this.epsilon = blocks.columns(pairs);
    this.columns = Array.from({ length: pairs }, (_, alternative) =>
      this.epsilon.subarray(alternative * stretch, (alternative + 1) * stretch),
    );
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
    const { course, market, stretch, choosers } = this;
    const { count, choices } = choosers;
    // As long as choice can move nobody who renews, nobody needs to be looked at but those who have left.
    if (!market.anchor || isStill) {
      for (let person = 0; person < count; person++) choices[person] = this.readably(person);
      return;
    }
    const { anchor } = course.anchors.groups[market.group];
    for (let from = 0; from < count; from += stretch)
      this.findTypes(from, Math.min(stretch, count - from), anchor);
    choosers.arrange();
    for (let from = 0; from < count; from += stretch) {
      const length = Math.min(stretch, count - from);
      this.draw(from, length);
      this.settleStretch(from, length);
    }
  }

  /** What a stretch of those listed know, their taste types and circumstances. */
  private findTypes(from: number, count: number, anchor: Anchor): void {
    const { blocks, counters, first, second } = this;
    const awareEarlier = this.awareness.earlier;
    const { key, alternatives } = this.setting;
    const { view } = this.market;
    const { numbers, reasons, plans, classes, anchored, references } = this.choosers;
    const { rows, types, firstWords, shortened } = this.choosers;
    for (let place = 0; place < count; place++) counters[place] = numbers[from + place];
    this.awareness.find(this.market, counters, count);
    this.choosers.aware.set(this.awareness.now.subarray(0, count), from);
    this.choosers.awareEarlier.set(awareEarlier.subarray(0, count), from);
    blocks.fill(key, 0, counters, count, second, first);
    for (let place = 0; place < count; place++) {
      const person = from + place;
      const known = awareEarlier[place];
      const word = second[place];
      const type = typeOfChooser(
        anchor,
        alternatives.count,
        anchored[person],
        known,
        key,
        numbers[person],
        word,
      );
      types[person] = type;
      firstWords[person] = first[place];
      shortened[person] = 1 / (1 + pullOfRivals(anchor, alternatives.count, type, known));
      rows[person] = view.rowOf(
        classes[person],
        plans[person],
        anchored[person],
        references[person],
        reasons[person] === WON_BACK ? this.winBack : 0,
      );
    }
  }

  /** Draw the words of a stretch, in order. */
  private draw(from: number, count: number): void {
    const { blocks, counters, columns } = this;
    const { numbers, order } = this.choosers;
    const { key } = this.setting;
    for (let place = 0; place < count; place++) counters[place] = numbers[order[from + place]];
    blocks.fill(key, 1, counters, count, this.second, this.runnerUp);
    for (let first = 0; first < columns.length; first += 2) {
      blocks.fill(key, 2 + first / 2, counters, count, columns[first], columns[first + 1]);
    }
  }

  private settleStretch(from: number, count: number): void {
    const { market, stretch, epsilon, second } = this;
    const { order, rows, types, firstWords, shortened, aware, awareEarlier, choices } = this.choosers;
    const { of, count: alternatives } = this.setting.alternatives;
    const { bounds, odds, view, option } = market;
    const { share } = market.anchor as AnchorOdds;
    for (let place = 0; place < count; place++) {
      const person = order[from + place];
      const row = rows[person];
      if (row === NO_ROW) {
        choices[person] = this.readably(person);
        continue;
      }
      const type = types[person];
      market.meet(row, type);
      const start = row * alternatives;
      const home = of[view.anchored[row]];
      const longest = greatestWait[firstWords[person] >>> WAIT_SHIFT] * shortened[person];
      let stays = leastWait[second[place] >>> WAIT_SHIFT] >= bounds[start + home] * longest;
      const known = awareEarlier[person];
      let left = view.there[row] & (market.open | (aware[person] & market.rivals));
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
        const choice = view.usable[row] ? this.weigh(place, person, row, type) : IN_DOUBT;
        choices[person] = choice === IN_DOUBT ? this.readably(person) : choice;
      }
    }
  }

  /** The choice in odds instead of logarithms; in doubt where two are about even. */
  private weigh(place: number, person: number, row: number, type: number): number {
    const { market, epsilon, stretch } = this;
    const { odds: value, view } = market;
    const { of, count } = this.setting.alternatives;
    const { share, together } = market.anchor as AnchorOdds;
    const home = of[view.anchored[row]];
    const start = row * count;
    const cells = type * count;
    const { firstWords, shortened, aware, awareEarlier } = this.choosers;
    const firstWait = waitOf(firstWords[person]) * shortened[person];
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
      const second = rest / (rest * firstWait + waitOf(this.second[place]));
      if (of[view.current[row]] !== home || second * gain > top * (1 - DOUBT)) {
        let left = uniform(this.runnerUp[place]) * rest;
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
    const known = awareEarlier[person];
    let left = view.there[row] & (market.open | (aware[person] & market.rivals));
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
    const slot = slots[person];
    if (reasons[person] === RENEWING) {
      return reconsideration.renewing(index, slot, numbers[person], plans[person], joined, 0);
    }
    return reconsideration.choice(
      index,
      slot,
      numbers[person],
      plans[person],
      classes[person],
      joined,
      reasons[person] === WON_BACK ? this.winBack : 0,
    );
  }
}
