import { exp } from "../../random/exp.ts";
import type { AnchorGroup } from "../anchors.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import type { MarketOdds } from "./market-odds.ts";
import { MOST_ROWS } from "./view-odds.ts";

/** A tier that gained no more than the one once chosen is no better than it; below the tie-breaker of 1e-9. */
const TIE = 1e-10;

/**
 * What is true of somebody's circumstances whatever the taste type. What a plan is worth to a type falls out of the
 * quotient of its odds now and then, as long as the plans give what they gave: only dollars are left. An alternative
 * grows at most as much as that of its tiers which grows most; the one once chosen grows as much as the plan once chosen,
 * liked as it is, if no other tier of it grows more.
 */
export class RowRatios {
  private readonly market: MarketOdds;
  private readonly scale: number;
  private group: AnchorGroup | undefined;
  /** Odds of each option then, apart from its worth; 0: not on offer. */
  private earlier = new Float64Array(0);
  private isUsable = false;
  /** Rows rated so far: they are given in order. */
  private rated = 0;
  /**
   * By how much more the others' odds have grown than those of the plan once chosen, at most; Infinity where that is not
   * known for all types, or where another plan of the same alternative may have become better.
   */
  readonly excess = new Float64Array(MOST_ROWS);
  /** Odds of the plan once chosen, relative to those then. */
  readonly held = new Float64Array(MOST_ROWS);

  constructor(market: MarketOdds, scale: number) {
    this.market = market;
    this.scale = scale;
  }

  /** Begin a run of slots of people of a group, once the market has begun. */
  begin(group: AnchorGroup): void {
    const { now, earlier: before } = this.market;
    const { worth } = now.byClass[0];
    this.rated = 0;
    this.isUsable = worth === before.byClass[0].worth;
    if (!this.isUsable || group === this.group) return;
    this.group = group;
    this.earlier = Float64Array.from(now.byClass[0].price, (_, option) =>
      oddsWithoutWorth(group.anchor.option[option], worth[option] / this.scale),
    );
  }

  /** Find what is true of a row, unless it has been. */
  rate(row: number): void {
    for (; this.rated <= row; this.rated++) this.find(this.rated);
  }

  private find(row: number): void {
    const { earlier, excess, held, market } = this;
    const { view } = market;
    const { of } = market.setting.alternatives;
    const { isTogether } = market.anchor as AnchorOdds;
    const chosen = view.anchored[row];
    const home = of[chosen];
    const start = row * of.length;
    excess[row] = Number.POSITIVE_INFINITY;
    held[row] = view.odds[start + chosen] / earlier[chosen];
    const isAtHome = of[view.current[row]] === home && view.odds[start + chosen] > 0 && earlier[chosen] > 0;
    if (!this.isUsable || !isAtHome || view.usable[row] === 0) return;
    let most = 0;
    for (let option = 0; option < of.length; option++) {
      const odds = view.odds[start + option];
      if (odds === 0 || option === chosen) continue;
      const alternative = of[option];
      if (alternative !== home && isTogether[alternative] === 0) continue;
      const ratio = odds / earlier[option];
      if (alternative !== home) most = Math.max(most, ratio);
      else if (!(ratio <= held[row] * (1 + TIE))) return;
    }
    excess[row] = most / held[row] - 1;
  }
}

function oddsWithoutWorth(utility: number, worth: number): number {
  return utility === Number.NEGATIVE_INFINITY ? 0 : exp(utility - worth);
}
