import { worthOdds } from "../../behaviour/worth-odds.ts";
import { type DayConditions, metByNewcomers } from "../conditions.ts";
import type { Course } from "../course.ts";
import { type AnchorOdds, anchorOdds, MOST_EXPONENT } from "./anchor-odds.ts";
import { ChoiceTables, tableBytes } from "./choice-tables.ts";
import type { Kernel, Variable } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";
import { RowRatios, ratioBytes } from "./row-ratios.ts";
import { NO_ROW, ViewOdds, viewBytes } from "./view-odds.ts";
import { wordsBelow } from "./word-steps.ts";

/** Those whose two words are at most these (unsigned) know of a rival and could use it. */
export interface AwarenessLimit {
  readonly rival: number;
  /** Of its lane. */
  readonly bit: number;
  readonly hears: number;
  readonly fits: number;
}

/** Bytes that a market takes in the kernel's memory at most. */
export function marketBytes(course: Course): number {
  return tableBytes(course) + viewBytes(course.setting, course.book.classes) + ratioBytes(course.setting);
}

/** A day's market to people who joined together, in odds: utilities with their exponentials taken. */
export class MarketOdds {
  private readonly course: Course;
  private readonly lanes: Lanes;
  private readonly tables: ChoiceTables;
  private readonly view: ViewOdds;
  private readonly ratios: RowRatios;
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
  aware: readonly AwarenessLimit[] = [];
  awareEarlier: readonly AwarenessLimit[] = [];

  constructor(course: Course, priceUnit: number, kernel: Kernel, lanes: Lanes) {
    this.course = course;
    this.lanes = lanes;
    this.tables = new ChoiceTables(course, kernel, lanes);
    this.view = new ViewOdds(course.setting, course.book.classes, priceUnit, kernel, lanes);
    this.ratios = new RowRatios(course.setting, this.view, kernel, lanes);
    this.open = kernel.variable("open");
    this.rivals = kernel.variable("rivals");
    this.vectors = kernel.variable("vectors");
    this.winBack = kernel.variable("winBack");
  }

  /** Begin a run of slots of people who joined on one day, or before the start (-1). */
  begin(index: number, joined: number): void {
    const { course } = this;
    const { setting, anchors } = course;
    const now = course.conditions[index];
    const earlier = joined < 0 ? course.opening : metByNewcomers(course.conditions[joined]);
    this.group = joined < 0 ? 0 : course.arrivals.anchor[joined];
    this.winBack.value = now.offers.winBack;
    this.aware = this.awarenessOf(now);
    this.awareEarlier = this.awarenessOf(earlier);
    this.anchor = undefined;
    // Who lends an account has a damage of its own, which only the readable choice knows.
    if (now.lendersBurden > earlier.lendersBurden) return;
    const [worth, worthThen] = [now.byClass[0].worth, earlier.byClass[0].worth];
    const factors = worthOdds(worth, setting.scale, MOST_EXPONENT);
    const factorsThen = worthOdds(worthThen, setting.scale, MOST_EXPONENT);
    const group = anchors.groups[this.group];
    const odds = anchorOdds(group, setting.alternatives, worthThen, setting.scale);
    if (!factors || !factorsThen || !odds.usable) return;
    this.anchor = odds;
    this.tables.use(this.group, odds, factors, factorsThen);
    let open = 0;
    let rivals = 0;
    for (const other of odds.separate) {
      const bit = 1 << this.lanes.of(other);
      if (setting.alternatives.joint[other]) open |= bit;
      else rivals |= bit;
    }
    this.open.value = open;
    this.rivals.value = rivals;
    this.vectors.value = this.lanes.vectorsOf(open | rivals);
    this.apart = odds.separate;
    this.view.begin(now.byClass, group.liking, Math.max(0, now.damage - earlier.damage));
    this.ratios.begin(odds, worth === worthThen);
  }

  /**
   * Have a row made for somebody's circumstances.
   *
   * @returns False if there is no room, or if nobody could have chosen the plan: they choose the readable way.
   */
  meet(priceClass: number, current: number, anchored: number, reference: number, bonus: number): boolean {
    if (!this.tables.prepare(anchored)) return false;
    const row = this.view.addRow(priceClass, current, anchored, reference, bonus);
    if (row === NO_ROW) return false;
    this.ratios.rate(row, current, anchored);
    return true;
  }

  /** Who knows of each rival and could use it on a day; rivals that nobody could are left out. */
  private awarenessOf(day: DayConditions): readonly AwarenessLimit[] {
    let limits = awareness.get(day);
    if (!limits) {
      limits = Array.from(day.reach, (reach, rival) => ({
        rival,
        bit: 1 << rival,
        hears: wordsBelow(reach) - 1,
        fits: wordsBelow(day.eligible[rival]) - 1,
      })).filter(({ hears, fits }) => hears >= 0 && fits >= 0);
      awareness.set(day, limits);
    }
    return limits;
  }
}

/** Limits found so far: the runs of a scenario share its days. */
const awareness = new WeakMap<DayConditions, readonly AwarenessLimit[]>();
