import type { ChoiceSetting } from "../../behaviour/choice.ts";
import { worthOdds } from "../../behaviour/worth-odds.ts";
import { type DayConditions, metByNewcomers } from "../conditions.ts";
import type { Course } from "../course.ts";
import { type AnchorOdds, anchorOdds, MOST_EXPONENT } from "./anchor-odds.ts";
import { MOST_ROWS, ViewOdds } from "./view-odds.ts";
import { wordsBelow } from "./word-steps.ts";

/** Odds closer than this, relative to each other, are left to the readable choice; rounding errs by less than 1e-11. */
export const DOUBT = 1e-9;
/** The same for two tiers of one alternative, which differ by fewer operations; below the tie-breaker of 1e-9. */
const TIER_DOUBT = 1e-11;
/** Stands for odds that nobody has asked for. */
export const UNKNOWN = -1;
/** Room for the rounding of single precision. */
export const OUTWARDS = 1 + 1e-6;
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
  readonly setting: ChoiceSetting;
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
  /** Between which options those of each alternative stand. */
  private readonly firstOption: Uint8Array;
  private readonly lastOption: Uint8Array;
  /** Alternatives that stand apart from the one once chosen, a bit each: families, of which all know, and rivals. */
  open = 0;
  rivals = 0;
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
    this.firstOption = Uint8Array.from({ length: count }, (_, alternative) => of.indexOf(alternative));
    this.lastOption = Uint8Array.from({ length: count }, (_, alternative) => of.lastIndexOf(alternative));
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
    this.worth = worthOdds(this.now.byClass[0].worth, this.setting.scale, MOST_EXPONENT);
    // Who lends an account has a damage of its own, which only the readable choice knows.
    const isShared = this.now.lendersBurden <= this.earlier.lendersBurden;
    this.anchor = isShared && this.worth ? this.oddsOf(this.group) : undefined;
    this.open = 0;
    this.rivals = 0;
    for (const other of this.anchor?.separate ?? []) {
      if (this.setting.alternatives.joint[other]) this.open |= 1 << other;
      else this.rivals |= 1 << other;
    }
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

  /** What was drawn together with the alternative once chosen; the rest is left for when it is asked for. */
  private value(row: number, type: number): void {
    const { odds, view } = this;
    const { of, count } = this.setting.alternatives;
    const { loyalty, perShare, together, separate } = this.anchor as AnchorOdds;
    const chosen = view.anchored[row];
    const start = row * count;
    for (let index = 0; index < separate.length; index++) odds[start + separate[index]] = UNKNOWN;
    for (let index = 0; index < together.length; index++) {
      const alternative = together[index];
      const liked = of[chosen] === alternative ? loyalty(chosen)[type] : 1;
      this.valueOne(row, type, alternative, chosen, liked);
      odds[start + alternative] *= perShare[type * count + alternative];
    }
  }

  /** The odds of a separate alternative, and what its wait must exceed; asked for when it matters. */
  find(row: number, type: number, other: number): void {
    const { odds, bounds, view } = this;
    const { of, count } = this.setting.alternatives;
    const start = row * count;
    this.valueOne(row, type, other, view.anchored[row], 1);
    odds[start + other] *= (this.anchor as AnchorOdds).scale[type];
    const relative = odds[start + other] / odds[start + of[view.anchored[row]]];
    bounds[start + other] = (relative + DOUBT * (1 + relative)) * OUTWARDS;
  }

  /** The odds of a separate alternative to those of a row, relative to all that was drawn together. */
  relativeOf(row: number, type: number, other: number): number {
    const { view, firstOption, lastOption } = this;
    const { of } = this.setting.alternatives;
    const worth = this.worth as Float64Array;
    let best = 0;
    for (let option = firstOption[other]; option <= lastOption[other]; option++) {
      if (of[option] !== other) continue;
      const value = view.odds[row * of.length + option] * worth[type * of.length + option];
      if (value > best) best = value;
    }
    return best * (this.anchor as AnchorOdds).scale[type];
  }

  /** Odds of the best option of an alternative; those of the plan once chosen are multiplied by `liked`. */
  private valueOne(row: number, type: number, alternative: number, chosen: number, liked: number): void {
    const { odds, isClear, view, firstOption, lastOption } = this;
    const { of, count } = this.setting.alternatives;
    const worth = this.worth as Float64Array;
    const dollars = row * of.length;
    const tastes = type * of.length;
    let best = 0;
    let next = 0;
    let which = 0;
    for (let option = firstOption[alternative]; option <= lastOption[alternative]; option++) {
      if (of[option] !== alternative) continue;
      let value = view.odds[dollars + option] * worth[tastes + option];
      if (option === chosen) value *= liked;
      if (value > best) {
        next = best;
        best = value;
        which = option;
      } else if (value > next) next = value;
    }
    const cell = row * count + alternative;
    odds[cell] = best;
    this.option[cell] = which;
    isClear[cell] = next < best * (1 - TIER_DOUBT) ? 1 : 0;
  }

  /** What the second wait must exceed for those who hold a plan of the alternative once chosen. */
  private bound(row: number, type: number): void {
    const { bounds, odds, view } = this;
    const { of, count } = this.setting.alternatives;
    const { share, together } = this.anchor as AnchorOdds;
    const home = of[view.anchored[row]];
    const start = row * count;
    const held = odds[start + home];
    bounds[start + home] = Number.POSITIVE_INFINITY;
    const isAtHome = of[view.current[row]] === home && held > 0;
    if (!isAtHome || view.usable[row] === 0 || this.isClear[start + home] === 0) return;
    let gain = 0;
    for (let index = 0; index < together.length; index++) {
      const other = together[index];
      if (other !== home && odds[start + other] > gain) gain = odds[start + other];
    }
    const needed = (1 - share[type * count + home]) * (gain / held - 1) + DOUBT;
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
}

/** Limits found so far: the runs of a scenario share its days. */
const awareness = new WeakMap<DayConditions, readonly AwarenessLimit[]>();
