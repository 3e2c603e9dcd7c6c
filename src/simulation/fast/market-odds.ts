import type { ChoiceSetting } from "../../behaviour/choice.ts";
import { exp } from "../../random/exp.ts";
import { type DayConditions, metByNewcomers } from "../conditions.ts";
import type { Course } from "../course.ts";
import { type AnchorOdds, anchorOdds, MOST_EXPONENT } from "./anchor-odds.ts";
import { MOST_ROWS, ViewOdds } from "./view-odds.ts";
import { wordsBelow } from "./word-steps.ts";

/** Odds closer than this, relative to each other, are left to the readable choice; rounding errs by less than 1e-11. */
export const DOUBT = 1e-9;
/** The same for two tiers of one alternative, which differ by fewer operations; below the tie-breaker of 1e-9. */
const TIER_DOUBT = 1e-11;
/** Stands for more than one option. */
const SEVERAL = 255;
/** Room for the rounding of single precision. */
const OUTWARDS = 1 + 1e-6;
/** What is taken off a bound for those who knew of a rival when the anchor held, times the rival's share then. */
export const KNOWN = 1 - 1e-6;

/** Those whose two words are at most these (unsigned) know of a rival and could use it. */
export interface AwarenessLimit {
  readonly rival: number;
  /** Of the rival's alternative. */
  readonly bit: number;
  readonly hears: number;
  readonly fits: number;
}

/** A day's market to people who joined together, in odds: utilities with their exponentials taken. */
export class MarketOdds {
  private readonly course: Course;
  private readonly setting: ChoiceSetting;
  now: DayConditions;
  earlier: DayConditions;
  /** Anchor group of the people. */
  group = 0;
  /** Undefined if these people are to be left to the readable choice. */
  anchor: AnchorOdds | undefined;
  private worth: Float64Array | undefined;
  readonly view: ViewOdds;
  /** The type that `meet` was asked for last, and in which rows it has been met: those whose stamp is the newest. */
  private type = -1;
  private stamp = 0;
  private readonly stamps = new Int32Array(MOST_ROWS);
  /**
   * Rows of alternatives, for the type met last. Odds of the best option: relative to those then for what was drawn
   * together with the alternative once chosen, relative to all that was drawn together for the others.
   */
  readonly odds: Float64Array;
  /** The best option. */
  readonly option: Uint8Array;
  /** 1 where the best option is clearly better than the next one of the alternative. */
  readonly isClear: Uint8Array;
  /**
   * Whoever holds a plan of the alternative once chosen goes on with it if every wait exceeds this multiple of the
   * first: the second wait that of the alternative itself, the wait of a separate one that of the separate one.
   */
  readonly bounds: Float64Array;
  private readonly next = new Float64Array(32);
  /** The option of each alternative that has one only, or SEVERAL; and the options of the others. */
  private readonly single: Uint8Array;
  private readonly tiers: Uint8Array;
  /**
   * Separate alternatives that have a value, a bit each: those that everybody knows of; rivals; and of the rivals those
   * that could win those who knew of them when the anchor held.
   */
  readonly open = new Int32Array(MOST_ROWS);
  readonly rivals = new Int32Array(MOST_ROWS);
  readonly gaining = new Int32Array(MOST_ROWS);
  /** Highest words of those who know of each rival and could use it. */
  aware: readonly AwarenessLimit[] = [];
  awareEarlier: readonly AwarenessLimit[] = [];

  constructor(course: Course, priceUnit: number) {
    const cells = MOST_ROWS * course.setting.alternatives.count;
    this.odds = new Float64Array(cells);
    this.option = new Uint8Array(cells);
    this.isClear = new Uint8Array(cells);
    this.bounds = new Float64Array(cells);
    this.course = course;
    this.setting = course.setting;
    const { of, count } = course.setting.alternatives;
    const options = Uint8Array.from(of.keys());
    this.single = Uint8Array.from({ length: count }, (_, alternative) => {
      const own = options.filter((option) => of[option] === alternative);
      return own.length === 1 ? own[0] : SEVERAL;
    });
    this.tiers = options.filter((option) => this.single[of[option]] === SEVERAL);
    this.view = new ViewOdds(course.setting, course.book.classes, priceUnit);
    this.now = course.opening;
    this.earlier = course.opening;
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    const { course } = this;
    this.type = -1;
    this.now = course.conditions[index];
    this.earlier = joined < 0 ? course.opening : metByNewcomers(course.conditions[joined]);
    this.group = joined < 0 ? 0 : course.arrivals.anchor[joined];
    this.aware = this.awarenessOf(this.now);
    this.awareEarlier = this.awarenessOf(this.earlier);
    this.worth = this.worthOf(this.now.byClass[0].worth);
    // Who lends an account has a damage of its own, which only the readable choice knows.
    const isShared = this.now.lendersBurden <= this.earlier.lendersBurden;
    this.anchor = isShared && this.worth ? this.oddsOf(this.group) : undefined;
    this.view.begin(
      this.now.byClass,
      course.anchors.groups[this.group].liking,
      Math.max(0, this.now.damage - this.earlier.damage),
    );
  }

  /** Fill `odds`, `option`, `isClear` and `bounds` of a row for a type, unless they are. */
  meet(row: number, type: number): void {
    if (type !== this.type) {
      this.type = type;
      this.stamp++;
    }
    if (this.stamps[row] === this.stamp) return;
    this.stamps[row] = this.stamp;
    this.value(row, type);
    this.bound(row, type);
  }

  private value(row: number, type: number): void {
    const { odds, next, option: which, isClear, view, single } = this;
    const { of, count } = this.setting.alternatives;
    const { loyalty, share, scale, isTogether } = this.anchor as AnchorOdds;
    const worth = this.worth as Float64Array;
    const chosen = view.anchored[row];
    const start = row * count;
    const dollars = row * of.length;
    const tastes = type * of.length;
    for (let alternative = 0; alternative < count; alternative++) {
      const option = single[alternative];
      next[alternative] = 0;
      isClear[start + alternative] = 1;
      which[start + alternative] = option;
      odds[start + alternative] =
        option === SEVERAL ? 0 : view.odds[dollars + option] * worth[tastes + option];
    }
    for (let index = 0; index < this.tiers.length; index++) {
      const option = this.tiers[index];
      const value = view.odds[dollars + option] * worth[tastes + option];
      this.addTier(start, of[option], option, option === chosen ? 0 : value);
    }
    if (single[of[chosen]] === SEVERAL) {
      const liked = loyalty[chosen * scale.length + type];
      this.addTier(start, of[chosen], chosen, view.odds[dollars + chosen] * worth[tastes + chosen] * liked);
    } else odds[start + of[chosen]] *= loyalty[chosen * scale.length + type];
    for (let alternative = 0; alternative < count; alternative++) {
      const best = odds[start + alternative] * scale[type];
      if (single[alternative] === SEVERAL) {
        const isFar = next[alternative] < odds[start + alternative] * (1 - TIER_DOUBT);
        isClear[start + alternative] = isFar ? 1 : 0;
      }
      odds[start + alternative] =
        isTogether[alternative] === 1 ? best / share[type * count + alternative] : best;
    }
  }

  private addTier(start: number, alternative: number, option: number, value: number): void {
    const { odds, next } = this;
    const best = odds[start + alternative];
    if (value > best) {
      next[alternative] = best;
      odds[start + alternative] = value;
      this.option[start + alternative] = option;
    } else if (value > next[alternative]) next[alternative] = value;
  }

  /** Which separate alternatives there are, and what each must exceed. */
  private bound(row: number, type: number): void {
    const { bounds, odds, view, open, rivals, gaining } = this;
    const { of, joint, count } = this.setting.alternatives;
    const { share, separate, together } = this.anchor as AnchorOdds;
    const home = of[view.anchored[row]];
    const start = row * count;
    const cells = type * count;
    const held = odds[start + home];
    open[row] = 0;
    rivals[row] = 0;
    gaining[row] = 0;
    for (let index = 0; index < separate.length; index++) {
      const other = separate[index];
      if (other === home || odds[start + other] === 0) continue;
      const relative = odds[start + other] / held;
      const multiple = (relative + DOUBT * (1 + relative)) * OUTWARDS;
      const bit = 1 << other;
      bounds[start + other] = multiple;
      if (joint[other] === 1) open[row] |= bit;
      else {
        rivals[row] |= bit;
        if (multiple > share[cells + other] * KNOWN) gaining[row] |= bit;
      }
    }
    bounds[start + home] = Number.POSITIVE_INFINITY;
    const isAtHome = of[view.current[row]] === home && held > 0;
    if (!isAtHome || view.usable[row] === 0 || this.isClear[start + home] === 0) return;
    let gain = 0;
    for (let index = 0; index < together.length; index++) {
      const other = together[index];
      if (other !== home && odds[start + other] > gain) gain = odds[start + other];
    }
    const needed = (1 - share[cells + home]) * (gain / held - 1) + DOUBT;
    bounds[start + home] = needed > 0 ? needed * OUTWARDS : 0;
  }

  /** Who knows of each rival and could use it on a day; rivals that nobody could are left out. */
  private awarenessOf(day: DayConditions): readonly AwarenessLimit[] {
    let limits = awareness.get(day);
    if (!limits) {
      const families = this.course.market.families.length;
      limits = Array.from(day.reach, (reach, rival) => ({
        rival,
        bit: 1 << (families + rival),
        hears: wordsBelow(reach) - 1,
        fits: wordsBelow(day.eligible[rival]) - 1,
      })).filter(({ hears, fits }) => hears >= 0 && fits >= 0);
      awareness.set(day, limits);
    }
    return limits;
  }

  private oddsOf(group: number): AnchorOdds | undefined {
    const { alternatives, focal } = this.setting;
    const odds = anchorOdds(this.course.anchors.groups[group], alternatives, focal.length);
    return odds.usable ? odds : undefined;
  }

  /** Exponentials of a worth table over the scale; undefined where one is out of range. */
  private worthOf(table: Float64Array): Float64Array | undefined {
    const { scale } = this.setting;
    let worth = worths.get(table);
    if (worth?.scale !== scale) {
      const exponents = table.map((dollars) => dollars / scale);
      const isUsable = exponents.every((exponent) => Math.abs(exponent) <= MOST_EXPONENT);
      worth = { scale, odds: isUsable ? exponents.map(exp) : undefined };
      worths.set(table, worth);
    }
    return worth.odds;
  }
}

/** Limits found so far: the runs of a scenario share its days. */
const awareness = new WeakMap<DayConditions, readonly AwarenessLimit[]>();
/** Tables made so far: the runs of a scenario share its worth tables. */
const worths = new WeakMap<Float64Array, { scale: number; odds: Float64Array | undefined }>();
