import type { ChoiceSetting } from "../../behaviour/choice.ts";
import { exp } from "../../random/exp.ts";
import { type Key, keyOf, uniform } from "../../random/stream.ts";
import { block } from "../../random/threefry.ts";
import { type DayConditions, metByNewcomers } from "../conditions.ts";
import type { Course } from "../course.ts";
import { type AnchorOdds, anchorOdds, MOST_EXPONENT } from "./anchor-odds.ts";
import { ViewOdds } from "./view-odds.ts";

/** A day's market to people who joined together, in odds: utilities with their exponentials taken. */
export class MarketOdds {
  private readonly course: Course;
  private readonly setting: ChoiceSetting;
  private readonly awareKey: Key;
  private readonly words = new Int32Array(2);
  private readonly anchors: (AnchorOdds | undefined)[] = [];
  private readonly worths = new Map<Float64Array, Float64Array | undefined>();
  now: DayConditions;
  earlier: DayConditions;
  /** Anchor group of the people. */
  group = 0;
  /** Undefined if these people are to be left to the readable choice. */
  anchor: AnchorOdds | undefined;
  private worth: Float64Array | undefined;
  readonly view: ViewOdds;
  /** Odds of the best option of each alternative, of the next one, and which option the best is; see `value`. */
  readonly best = new Float64Array(32);
  readonly next = new Float64Array(32);
  readonly option = new Uint8Array(32);

  constructor(course: Course) {
    this.course = course;
    this.setting = course.setting;
    this.awareKey = keyOf(course.seed, "awareness");
    this.view = new ViewOdds(course.setting, course.book.classes);
    this.now = course.opening;
    this.earlier = course.opening;
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    const { course } = this;
    this.now = course.conditions[index];
    this.earlier = joined < 0 ? course.opening : metByNewcomers(course.conditions[joined]);
    this.group = joined < 0 ? 0 : course.arrivals.anchor[joined];
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

  /** Odds now of every alternative to a type, and of its best two tiers. */
  value(row: number, type: number, chosen: number): void {
    const { best, next, option: which, view } = this;
    const { focal, alternatives } = this.setting;
    const { of, count } = alternatives;
    const options = focal.length;
    const worth = this.worth as Float64Array;
    const loyalty = (this.anchor as AnchorOdds).loyalty[type * options + chosen];
    for (let alternative = 0; alternative < count; alternative++) {
      best[alternative] = 0;
      next[alternative] = 0;
    }
    const dollars = row * options;
    const tastes = type * options;
    for (let option = 0; option < options; option++) {
      let odds = view.odds[dollars + option] * worth[tastes + option];
      if (option === chosen) odds *= loyalty;
      const alternative = of[option];
      if (odds > best[alternative]) {
        next[alternative] = best[alternative];
        best[alternative] = odds;
        which[alternative] = option;
      } else if (odds > next[alternative]) next[alternative] = odds;
    }
  }

  /** Whether all who know of a rival now and could use it knew of it when they chose: its share is reckoned with then. */
  isNoNews(rival: number): boolean {
    const { now, earlier } = this;
    return now.reach[rival] <= earlier.reach[rival] && now.eligible[rival] <= earlier.eligible[rival];
  }

  /** Bit 0: knows of a rival and could use it; bit 1: did so when the anchor held. */
  awareness(number: number, rival: number): number {
    const { awareKey, words, now, earlier } = this;
    block(awareKey.k0, awareKey.k1, number, rival, words);
    const hears = uniform(words[0]);
    const fits = uniform(words[1]);
    return (
      (hears < now.reach[rival] && fits < now.eligible[rival] ? 1 : 0) |
      (hears < earlier.reach[rival] && fits < earlier.eligible[rival] ? 2 : 0)
    );
  }

  private oddsOf(group: number): AnchorOdds | undefined {
    if (!(group in this.anchors)) {
      const { alternatives } = this.setting;
      const odds = anchorOdds(this.course.anchors.groups[group], alternatives, this.setting.focal.length);
      this.anchors[group] = odds.usable ? odds : undefined;
    }
    return this.anchors[group];
  }

  /** Exponentials of a worth table over the scale; undefined where one is out of range. */
  private worthOf(table: Float64Array): Float64Array | undefined {
    if (!this.worths.has(table)) {
      const exponents = table.map((worth) => worth / this.setting.scale);
      const usable = exponents.every((exponent) => Math.abs(exponent) <= MOST_EXPONENT);
      this.worths.set(table, usable ? exponents.map(exp) : undefined);
    }
    return this.worths.get(table);
  }
}
