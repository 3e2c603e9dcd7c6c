import type { ManyBlocks } from "../../random/many-blocks.ts";
import type { Course } from "../course.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import type { ChoiceWords } from "./choice-words.ts";
import { type Choosers, WON_BACK } from "./choosers.ts";
import { ManyAware } from "./many-aware.ts";
import { ManyTypes } from "./many-types.ts";
import { DOUBT, KNOWN, type MarketOdds, OUTWARDS } from "./market-odds.ts";
import { RowRatios } from "./row-ratios.ts";
import { NO_ROW } from "./view-odds.ts";
import { greatestWait, leastWait, WAIT_SHIFT } from "./waits.ts";

/**
 * The first look at those who choose: most of them go on with the plan that they once chose, and what is true of their
 * circumstances whatever their type is enough to know it. Who may do otherwise is listed for the second look.
 */
export class FirstLook {
  private readonly course: Course;
  private readonly market: MarketOdds;
  private readonly choosers: Choosers;
  private readonly words: ChoiceWords;
  private readonly stretch: number;
  private readonly awareness: ManyAware;
  private readonly many: ManyTypes;
  private readonly ratios: RowRatios;

  constructor(
    course: Course,
    market: MarketOdds,
    choosers: Choosers,
    words: ChoiceWords,
    blocks: ManyBlocks,
    stretch: number,
  ) {
    const { key, scale, alternatives } = course.setting;
    this.course = course;
    this.market = market;
    this.choosers = choosers;
    this.words = words;
    this.stretch = stretch;
    this.awareness = new ManyAware(course, blocks);
    this.many = new ManyTypes(key, alternatives.count, blocks, stretch);
    this.ratios = new RowRatios(market, scale);
  }

  /** Look at all who are listed. */
  look(): void {
    const { choosers, stretch } = this;
    choosers.left = 0;
    this.ratios.begin(this.course.anchors.groups[this.market.group]);
    for (let from = 0; from < choosers.count; from += stretch) {
      const count = Math.min(stretch, choosers.count - from);
      this.draw(from, count);
      this.settle(from, count);
    }
  }

  private draw(from: number, count: number): void {
    const { awareness, course, market, many, words } = this;
    const { numbers, anchored } = this.choosers;
    for (let place = 0; place < count; place++) words.numbers[place] = numbers[from + place];
    awareness.find(market, words.numbers, count);
    const { anchor } = course.anchors.groups[market.group];
    many.find(anchor, words.numbers, count, anchored.subarray(from, from + count), awareness.earlier);
    words.draw(count, market.open | market.rivals);
  }

  private settle(from: number, count: number): void {
    const { choosers, market, many, ratios, awareness, words, stretch } = this;
    const { view, open, rivals } = market;
    const { reasons, plans, classes, anchored, references, choices } = choosers;
    const { winBack } = market.now.offers;
    const { of, count: alternatives } = market.setting.alternatives;
    const { share } = market.anchor as AnchorOdds;
    for (let place = 0; place < count; place++) {
      const person = from + place;
      const bonus = reasons[person] === WON_BACK ? winBack : 0;
      const plan = anchored[person];
      const row = view.rowOf(classes[person], plans[person], plan, references[person], bonus);
      const type = many.types[place];
      const part = 1 / (1 + many.pulls[place]);
      const word = many.firstWords[place];
      const known = awareness.earlier[place];
      const aware = awareness.now[place];
      let stays = false;
      if (row !== NO_ROW) {
        ratios.rate(row);
        const longest = greatestWait[word >>> WAIT_SHIFT] * part;
        const cells = type * alternatives;
        const needed = ((1 - share[cells + of[plan]]) * ratios.excess[row] + DOUBT) * OUTWARDS;
        stays = leastWait[words.second[place] >>> WAIT_SHIFT] >= needed * longest;
        let left = view.there[row] & (open | (aware & rivals));
        while (stays && left !== 0) {
          const other = 31 - Math.clz32(left);
          left ^= 1 << other;
          const relative = market.relativeOf(row, type, other) / ratios.held[row];
          let multiple = (relative + DOUBT * (1 + relative)) * OUTWARDS;
          if ((known >>> other) & 1) multiple -= share[cells + other] * KNOWN;
          stays = leastWait[words.epsilon[other * stretch + place] >>> WAIT_SHIFT] >= multiple * longest;
        }
      }
      if (stays) choices[person] = plan;
      else choosers.keep(person, row, type, word, aware, known, part);
    }
  }
}
