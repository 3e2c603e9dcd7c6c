import { worthOdds } from "../../behaviour/worth-odds.ts";
import { type DayConditions, metByNewcomers } from "../conditions.ts";
import type { Course } from "../course.ts";
import { type AnchorOdds, anchorOdds, MOST_EXPONENT } from "./anchor-odds.ts";
import { ChoiceTables, tableBytes } from "./choice-tables.ts";
import type { Kernel, Variable } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";
import { Rows, rowBytes } from "./rows.ts";
import { wordsBelow } from "./word-steps.ts";

/** Those whose two words are at most these (unsigned) know of a rival and could use it. */
export interface AwarenessLimit {
  /** Of its lane. */
  readonly bit: number;
  readonly hears: number;
  readonly fits: number;
}

/** Bytes that a market takes in the kernel's memory at most. */
export function marketBytes(course: Course): number {
  return tableBytes(course) + rowBytes(course.setting, course.book.classes);
}

/** A day's market to people who joined together, in odds: utilities with their exponentials taken. */
export class MarketOdds {
  private readonly course: Course;
  private readonly lanes: Lanes;
  private readonly tables: ChoiceTables;
  private readonly rows: Rows;
  private readonly open: Variable;
  private readonly rivals: Variable;
  private readonly vectors: Variable;
  private readonly winBack: Variable;
  private group = 0;
  /** Undefined if these people are to be left to the readable choice. */
  anchor: AnchorOdds | undefined;
  /** Alternatives that stand apart from the one once chosen: families, of which all know, and rivals. */
  apart: Uint8Array = new Uint8Array(0);
  /** Highest words of those who know of each rival and could use it. */
  aware: readonly (AwarenessLimit | undefined)[] = [];
  awareEarlier: readonly (AwarenessLimit | undefined)[] = [];

  constructor(course: Course, priceUnit: number, kernel: Kernel, lanes: Lanes) {
    this.course = course;
    this.lanes = lanes;
    this.tables = new ChoiceTables(course, kernel, lanes);
    this.rows = new Rows(course.setting, course.book.classes, priceUnit, kernel, lanes);
    this.open = kernel.variable("open");
    this.rivals = kernel.variable("rivals");
    this.vectors = kernel.variable("vectors");
    this.winBack = kernel.variable("winBack");
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    const { course } = this;
    const { anchors } = course;
    const now = course.conditions[index];
    const earlier = joined < 0 ? course.opening : metByNewcomers(course.conditions[joined]);
    const group = joined < 0 ? 0 : course.arrivals.anchor[joined];
    this.winBack.value = now.offers.winBack;
    this.aware = awarenessOf(now);
    this.awareEarlier = awarenessOf(earlier);
    // Who lends an account has a damage of its own, which only the readable choice knows.
    if (now.lendersBurden > earlier.lendersBurden) {
      this.anchor = undefined;
      return;
    }
    const { worth: worthThen } = earlier.byClass[0];
    const damage = Math.max(0, now.damage - earlier.damage);
    // The rows of the run before serve again: what options were worth when the anchor held is the same for a group.
    if (this.anchor && this.group === group && this.rows.isOf(now.byClass, damage)) return;
    this.group = group;
    this.anchor = this.oddsOf(now.byClass[0].worth, worthThen);
    if (!this.anchor) return;
    this.setApart(this.anchor);
    this.rows.begin(now.byClass, anchors.groups[group].liking, damage, now.byClass[0].worth === worthThen);
  }

  /** Let the kernel use the tables of the group; undefined if any are out of range. */
  private oddsOf(worth: Float64Array, worthThen: Float64Array): AnchorOdds | undefined {
    const { setting, anchors } = this.course;
    const factors = worthOdds(worth, setting.scale, MOST_EXPONENT);
    const factorsThen = worthOdds(worthThen, setting.scale, MOST_EXPONENT);
    const odds = anchorOdds(anchors.groups[this.group], setting.alternatives, worthThen, setting.scale);
    if (!factors || !factorsThen || !odds.usable) return undefined;
    this.tables.use(this.group, odds, factors, factorsThen);
    return odds;
  }

  private setApart({ separate }: AnchorOdds): void {
    const { joint } = this.course.setting.alternatives;
    let open = 0;
    let rivals = 0;
    for (const other of separate) {
      const bit = 1 << this.lanes.of(other);
      if (joint[other]) open |= bit;
      else rivals |= bit;
    }
    this.open.value = open;
    this.rivals.value = rivals;
    this.vectors.value = this.lanes.vectorsOf(open | rivals);
    this.apart = separate;
  }

  /** Have the types ready of those who once chose a plan. */
  prepare(plan: number): void {
    this.tables.prepare(plan);
  }
}

/** Who knows of each rival and could use it on a day, by rival; undefined for rivals that nobody could. */
function awarenessOf(day: DayConditions): readonly (AwarenessLimit | undefined)[] {
  let limits = awareness.get(day);
  if (!limits) {
    limits = [];
    for (let rival = 0; rival < day.reach.length; rival++) {
      const [hears, fits] = [wordsBelow(day.reach[rival]) - 1, wordsBelow(day.eligible[rival]) - 1];
      limits.push(hears >= 0 && fits >= 0 ? { bit: 1 << rival, hears, fits } : undefined);
    }
    awareness.set(day, limits);
  }
  return limits;
}

/** Limits found so far: the runs of a scenario share its days. */
const awareness = new WeakMap<DayConditions, (AwarenessLimit | undefined)[]>();
