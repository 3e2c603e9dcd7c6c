import type { ChoiceSetting } from "../../behaviour/choice.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import type { Kernel } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";
import { MOST_ROWS, type ViewOdds } from "./view-odds.ts";

/** A tier that gained no more than the one once chosen is no better than it; below the tie-breaker of 1e-9. */
const TIE = 1e-10;

/** Room for the rounding of single precision and of what is computed in it. */
const OUTWARDS = 1 + 4e-6;

/** Bytes that the ratios take in the kernel's memory at most. */
export function ratioBytes({ alternatives }: ChoiceSetting): number {
  return MOST_ROWS * (8 + 4 * (alternatives.count + 3)) + 64;
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
  /** Rows of lanes: at most the odds of each alternative, apart from its worth, over the growth of the plan once chosen. */
  private readonly apart: Float32Array;
  private readonly lanes: Lanes;

  constructor(setting: ChoiceSetting, view: ViewOdds, kernel: Kernel, lanes: Lanes) {
    this.setting = setting;
    this.lanes = lanes;
    this.view = view;
    this.excess = kernel.column("rowExcess", Float64Array, MOST_ROWS);
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
    const { excess, view } = this;
    const { earlier, isTogether } = this.odds as AnchorOdds;
    const { of } = this.setting.alternatives;
    const home = of[chosen];
    const start = row * of.length;
    const held = this.isUsable ? view.odds[start + chosen] / earlier[chosen] : 0;
    this.boundApart(row, held);
    excess[row] = Number.POSITIVE_INFINITY;
    if (!(of[current] === home && held > 0 && held < Number.POSITIVE_INFINITY) || view.usable[row] === 0)
      return;
    let most = 0;
    for (let option = 0; option < of.length; option++) {
      const odds = view.odds[start + option];
      if (odds === 0 || option === chosen) continue;
      const alternative = of[option];
      if (alternative !== home && isTogether[alternative] === 0) continue;
      const ratio = odds / earlier[option];
      if (alternative !== home) most = Math.max(most, ratio);
      else if (!(ratio <= held * (1 + TIE))) return;
    }
    excess[row] = most / held - 1;
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
