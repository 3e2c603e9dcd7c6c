import type { ChoiceSetting } from "../../behaviour/choice.ts";
import { drawAlias } from "../../random/alias.ts";
import type { ManyBlocks } from "../../random/many-blocks.ts";
import { uniform } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import { CLASS_SHIFT, type Population } from "../population.ts";
import type { Reconsideration } from "../reconsideration.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import { MarketOdds } from "./market-odds.ts";
import { greatestWait, leastWait, WAIT_SHIFT, waitOf } from "./waits.ts";

/** Odds closer than this, relative to each other, are left to the readable choice; rounding errs by less than 1e-11. */
const DOUBT = 1e-9;
/** The same for two tiers of one alternative, which differ by fewer operations; below the tie-breaker of 1e-9. */
const TIER_DOUBT = 1e-11;
/** Room for the rounding of single precision. */
const OUTWARDS_BY = 1e-6;
const OUTWARDS = 1 + OUTWARDS_BY;
const UNKNOWN = -1;
const IN_DOUBT = 255;
const NONE = new Uint8Array(0);

/** The choices of many attentive subscribers, the same as `choose` makes one by one; see `fast-renewal.ts`. */
export class QuickChoice {
  private readonly course: Course;
  private readonly population: Population;
  private readonly reconsideration: Reconsideration;
  private readonly blocks: ManyBlocks;
  private readonly setting: ChoiceSetting;
  private readonly market: MarketOdds;
  /** See `bound`: rows of alternatives for each row of the view and type. */
  private bounds: Float32Array = new Float32Array(0);
  /** What those choose who go on with their alternative: an option for each row of the view and type. */
  private tier: Uint8Array = new Uint8Array(0);
  private index = 0;
  private joined = -1;

  /** Who chooses: slots, and numbers, which `settle` reads. */
  readonly slots: Int32Array;
  readonly numbers: Int32Array;
  /** The options chosen. */
  readonly choices: Uint8Array;
  private readonly type: Int32Array;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly runnerUp: Int32Array;
  /** Words of each alternative. */
  private readonly epsilon: readonly Int32Array[];

  /** @param length Most choosers at a time. */
  constructor(
    course: Course,
    population: Population,
    reconsideration: Reconsideration,
    blocks: ManyBlocks,
    length: number,
  ) {
    this.course = course;
    this.population = population;
    this.reconsideration = reconsideration;
    this.blocks = blocks;
    this.setting = course.setting;
    this.market = new MarketOdds(course);
    this.slots = new Int32Array(length);
    this.choices = new Uint8Array(length);
    this.numbers = blocks.column();
    this.type = blocks.column();
    this.first = blocks.column();
    this.second = blocks.column();
    this.runnerUp = blocks.column();
    const { count } = course.setting.alternatives;
    this.epsilon = Array.from({ length: count + (count & 1) }, () => blocks.column());
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    this.index = index;
    this.joined = joined;
    this.market.begin(index, joined);
  }

  /** Let the first `count` of `slots` choose. */
  settle(count: number): void {
    const { slots, numbers, choices, population, market, bounds: before } = this;
    const { anchor, view } = market;
    this.draw(count);
    const { status, flags, anchored, reference, priceUnit } = population;
    const { types } = this.course.anchors.groups[market.group].anchor;
    const typeCount = this.course.market.types.count;
    const { epsilon, type: typeWords, first, second } = this;
    const { of, joint, count: alternatives } = this.setting.alternatives;
    const firstRival = this.course.market.families.length;
    const tested = anchor?.separate ?? NONE;
    let bounds = before;
    for (let person = 0; person < count; person++) {
      const slot = slots[person];
      const plan = status[slot];
      const chosen = anchored[slot];
      let choice = IN_DOUBT;
      if (anchor) {
        const rows = view.rows;
        const row = view.rowOf(flags[slot] >> CLASS_SHIFT, plan, chosen, reference[slot] * priceUnit, 0);
        if (view.rows !== rows) bounds = this.forgetBounds(row);
        const type = drawAlias(types[chosen] as never, uniform(typeWords[person]));
        const cell = row * typeCount + type;
        const multiples = cell * alternatives;
        const home = of[chosen];
        if (bounds[multiples + home] === UNKNOWN) this.bound(row, cell, type, plan, chosen);
        const longest = greatestWait[first[person] >>> WAIT_SHIFT];
        let stays = leastWait[second[person] >>> WAIT_SHIFT] >= bounds[multiples + home] * longest;
        for (let index = 0; stays && index < tested.length; index++) {
          const other = tested[index];
          const least = leastWait[epsilon[other][person] >>> WAIT_SHIFT];
          const multiple = bounds[multiples + other];
          if (least >= multiple * longest) continue;
          stays = false;
          if (joint[other] === 1) continue;
          const awareness = this.market.awareness(numbers[person], other - firstRival);
          if ((awareness & 1) === 0) stays = true;
          else if (awareness & 2 && !this.market.isNoNews(other - firstRival)) {
            const known = anchor.share[type * alternatives + other] * (1 - OUTWARDS_BY);
            stays = least >= (multiple - known) * longest;
          }
        }
        choice = stays ? this.tier[cell] : this.weigh(person, row, type, plan, chosen);
      }
      choices[person] =
        choice === IN_DOUBT
          ? this.reconsideration.renewing(this.index, slot, numbers[person], plan, this.joined, 0)
          : choice;
    }
  }

  private draw(count: number): void {
    const { blocks, numbers, epsilon } = this;
    const { key } = this.setting;
    blocks.fill(key, 0, numbers, count, this.type, this.first);
    blocks.fill(key, 1, numbers, count, this.second, this.runnerUp);
    for (let pair = 0; 2 * pair < epsilon.length; pair++) {
      blocks.fill(key, 2 + pair, numbers, count, epsilon[2 * pair], epsilon[2 * pair + 1]);
    }
  }

  /** Make room for a row of bounds that are not known yet. */
  private forgetBounds(row: number): Float32Array {
    const { setting, course } = this;
    const types = course.market.types.count;
    const length = setting.alternatives.count * types;
    if (this.tier.length < (row + 1) * types) {
      const rows = Math.max(16, 2 * row);
      const bounds = new Float32Array(rows * length);
      const tier = new Uint8Array(rows * types);
      bounds.set(this.bounds);
      tier.set(this.tier);
      this.bounds = bounds;
      this.tier = tier;
    }
    this.bounds.fill(UNKNOWN, row * length, (row + 1) * length);
    return this.bounds;
  }

  /**
   * Whoever holds a plan of the alternative once chosen goes on with that alternative if every wait exceeds this
   * multiple of the first: the second wait that of the alternative itself, a rival's wait that of the rival.
   */
  private bound(row: number, cell: number, type: number, plan: number, chosen: number): void {
    const { bounds, market } = this;
    const { view, best: value } = market;
    const { of, count, joint } = this.setting.alternatives;
    const { share, others, inverse, scale } = market.anchor as AnchorOdds;
    const home = of[chosen];
    const multiples = cell * count;
    bounds[multiples + home] = Number.POSITIVE_INFINITY;
    if (of[plan] !== home || !view.usable[row]) return;
    market.value(row, type, chosen);
    const cells = type * count;
    const held = value[home] * inverse[cells + home];
    if (!(held > 0 && market.next[home] < value[home] * (1 - TIER_DOUBT))) return;
    const families = this.course.market.families.length;
    let gain = 0;
    for (let other = 0; other < count; other++) {
      if (other === home) continue;
      if (joint[other] && share[cells + other] > 0) {
        const more = value[other] * inverse[cells + other];
        if (more > gain) gain = more;
        continue;
      }
      const relative = (value[other] * scale[type]) / held;
      const needed =
        !joint[other] && market.isNoNews(other - families) ? relative - share[cells + other] : relative;
      bounds[multiples + other] = (needed + DOUBT * (1 + relative)) * OUTWARDS;
    }
    const needed = others[cells + home] * (gain / held - 1) + DOUBT;
    bounds[multiples + home] = needed > 0 ? needed * OUTWARDS : 0;
    this.tier[cell] = market.option[home];
  }

  /** The choice in odds instead of logarithms; in doubt where two are about even. */
  private weigh(person: number, row: number, type: number, plan: number, chosen: number): number {
    const { market, epsilon } = this;
    if (!market.view.usable[row]) return IN_DOUBT;
    market.value(row, type, chosen);
    const { best: value } = market;
    const { of, count, joint } = this.setting.alternatives;
    const { share, others, inverse, scale } = market.anchor as AnchorOdds;
    const home = of[chosen];
    const cells = type * count;
    const firstWait = waitOf(this.first[person]);
    let top = (value[home] * inverse[cells + home]) / firstWait;
    let next = 0;
    let choice = home;
    const rest = others[cells + home];
    let gain = 0;
    for (let other = 0; other < count; other++) {
      if (other === home || !joint[other] || share[cells + other] === 0) continue;
      gain = Math.max(gain, value[other] * inverse[cells + other]);
    }
    if (rest > 0 && gain > 0) {
      const second = rest / (rest * firstWait + waitOf(this.second[person]));
      if (of[plan] !== home || second * gain > top * (1 - DOUBT)) {
        let left = uniform(this.runnerUp[person]) * rest;
        let runnerUp = -1;
        for (let other = 0; other < count && left > 0; other++) {
          if (other === home || !joint[other] || share[cells + other] === 0) continue;
          left -= share[cells + other];
          runnerUp = other;
        }
        for (let other = 0; other < count; other++) {
          const chance = share[cells + other];
          if (other === home || !joint[other] || chance === 0 || value[other] === 0) continue;
          const drawn =
            other === runnerUp ? second : chance / (chance / second + waitOf(epsilon[other][person]));
          const odds = value[other] * inverse[cells + other] * drawn;
          if (odds > top) {
            next = top;
            top = odds;
            choice = other;
          } else if (odds > next) next = odds;
        }
      }
    }
    const families = this.course.market.families.length;
    for (let other = 0; other < count; other++) {
      const chance = share[cells + other];
      if (other === home || value[other] === 0 || (joint[other] && chance > 0)) continue;
      const relative = value[other] * scale[type];
      if (relative < top * leastWait[epsilon[other][person] >>> WAIT_SHIFT] * (1 - DOUBT)) continue;
      const wait = waitOf(epsilon[other][person]);
      let odds = relative / wait;
      if (!joint[other]) {
        const awareness = this.market.awareness(this.numbers[person], other - families);
        if (!(awareness & 1)) continue;
        if (chance > 0 && awareness & 2) odds = relative / (chance * firstWait + wait);
      }
      if (odds > top) {
        next = top;
        top = odds;
        choice = other;
      } else if (odds > next) next = odds;
    }
    const isClear = next < top * (1 - DOUBT) && top < Number.POSITIVE_INFINITY;
    const tierIsClear = market.next[choice] < value[choice] * (1 - TIER_DOUBT);
    return isClear && tierIsClear ? market.option[choice] : IN_DOUBT;
  }
}
