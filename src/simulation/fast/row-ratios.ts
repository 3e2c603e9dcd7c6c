import type { ChoiceSetting } from "../../behaviour/choice.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import { LOYAL } from "./choice-tables.ts";
import type { Kernel } from "./kernel.ts";
import { type Lanes, OUTWARDS } from "./lanes.ts";
import { MOST_ROWS, type ViewOdds } from "./view-odds.ts";

/** A tier that gained no more than the one once chosen is no better than it; below the tie-breaker of 1e-9. */
const TIE = 1e-10;

/** Rounding makes no larger difference between tiers whose prices moved alike. */
const SAME = 1e-12;

/** Bytes that the ratios take in the kernel's memory at most. */
export function ratioBytes({ alternatives }: ChoiceSetting): number {
  return MOST_ROWS * (8 + 8 * alternatives.count + 4 * (alternatives.count + 3)) + 128;
}

/**
 * What is true of somebody's circumstances whatever the taste type. What a plan is worth to a type falls out of the
 * quotient of its odds now and then, as long as the plans give what they gave: only dollars are left. An alternative
 * grows at most as much as that of its tiers which grows most; the one once chosen grows as much as the plan once chosen,
 * liked as it is, if no other tier of it grows more.
 */
export class RowRatios {
  private readonly setting: ChoiceSetting;
  private readonly view: ViewOdds;
  private odds: AnchorOdds | undefined;
  private isUsable = false;
  /**
   * By how much more the others' odds have grown than those of the plan once chosen, at most; Infinity where that is not
   * known for all types, or where another plan of the same alternative may have become better.
   */
  private readonly excess: Float64Array;
  /**
   * Rows of alternatives: by how much the odds of each that was drawn together with the one chosen have grown, the liking
   * of the plan once chosen included. Not a number where that is not the same for all types.
   */
  private readonly growths: Float64Array;
  /** Rows of lanes: at most the odds of each alternative, apart from its worth, over the growth of the plan once chosen. */
  private readonly apart: Float32Array;
  private readonly lanes: Lanes;

  constructor(setting: ChoiceSetting, view: ViewOdds, kernel: Kernel, lanes: Lanes) {
    this.setting = setting;
    this.lanes = lanes;
    this.view = view;
    this.excess = kernel.column("rowExcess", Float64Array, MOST_ROWS);
    this.growths = kernel.column("rowGrowths", Float64Array, MOST_ROWS * setting.alternatives.count);
    this.apart = kernel.column("rowLanes", Float32Array, MOST_ROWS * lanes.count);
  }

  /**
   * Begin a run of slots of people who share an anchor.
   *
   * @param isUsable Whether options are worth to every type what they were when it held.
   */
  begin(odds: AnchorOdds, isUsable: boolean): void {
    this.odds = odds;
    this.isUsable = isUsable;
  }

  /** Find what is true of a row of people who hold a plan, or nothing, and once chose one. */
  rate(row: number, current: number, chosen: number): void {
    const { excess, growths, view } = this;
    const { earlier, together } = this.odds as AnchorOdds;
    const { of, count } = this.setting.alternatives;
    const home = of[chosen];
    const isKnown = this.isUsable && view.usable[row] === 1;
    const held = isKnown ? view.odds[row * of.length + chosen] / earlier[chosen] : 0;
    this.boundApart(row, held);
    excess[row] = Number.POSITIVE_INFINITY;
    growths.fill(Number.NaN, row * count, (row + 1) * count);
    if (!(held > 0 && held < Number.POSITIVE_INFINITY)) return;
    let most = 0;
    for (let index = 0; index < together.length; index++) {
      const alternative = together[index];
      if (alternative === home) continue;
      most = Math.max(most, this.growTogether(row, alternative));
    }
    if (!this.isBestTier(row, chosen, held)) return;
    growths[row * count + home] = held * LOYAL;
    if (of[current] === home) excess[row] = most / held - 1;
  }

  /** Note by how much an alternative's odds have grown, if all its tiers have alike. @returns By how much the most. */
  private growTogether(row: number, alternative: number): number {
    const { earlier } = this.odds as AnchorOdds;
    const { of, count } = this.setting.alternatives;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let option = 0; option < of.length; option++) {
      if (of[option] !== alternative) continue;
      const odds = this.view.odds[row * of.length + option];
      if (odds === 0 && earlier[option] === 0) continue;
      const ratio = odds / earlier[option];
      most = Math.max(most, ratio);
      least = Math.min(least, ratio);
    }
    if (most <= least * (1 + SAME)) this.growths[row * count + alternative] = most;
    return most;
  }

  /** Whether no other tier of its alternative has grown more than the plan once chosen. */
  private isBestTier(row: number, chosen: number, held: number): boolean {
    const { earlier } = this.odds as AnchorOdds;
    const { of } = this.setting.alternatives;
    for (let option = 0; option < of.length; option++) {
      const odds = this.view.odds[row * of.length + option];
      if (of[option] !== of[chosen] || odds === 0 || option === chosen) continue;
      if (!(odds / earlier[option] <= held * (1 + TIE))) return false;
    }
    return true;
  }

  /** @param held Odds of the plan once chosen, relative to those then; 0 where that is not known for all types. */
  private boundApart(row: number, held: number): void {
    const { apart, lanes, view } = this;
    const { of } = this.setting.alternatives;
    const from = row * lanes.count;
    apart.fill(held > 0 ? 0 : Number.POSITIVE_INFINITY, from, from + lanes.count);
    if (!(held > 0)) return;
    for (let option = 0; option < of.length; option++) {
      const cell = from + lanes.of(of[option]);
      apart[cell] = Math.max(apart[cell], (view.odds[row * of.length + option] / held) * OUTWARDS);
    }
  }
}
