import { DAYS_A_MONTH } from "../../market/date.ts";
import { parameterValue } from "../../market/parameter.ts";
import { uniform } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import { CLASS_SHIFT, LEFT_BY_CHOICE } from "../population.ts";

/** Tells at a glance most of those who left and do not think of coming back today; `Homecoming` decides on the rest. */
export class Comebacks {
  private readonly trialConversion: number;
  /** Bound on the chance to think of it, by days since leaving: in general, and for those who left for a rival. */
  private readonly most: Float64Array;
  private readonly mostFromRival: Float64Array;
  private readonly firstRival: number;
  private readonly lastRival: number;
  private index = 0;
  private reach = 0;

  constructor(course: Course) {
    const { market, returning, days } = course;
    this.trialConversion = parameterValue(course.scenario.parameters, "rival.trialConversion");
    this.firstRival = LEFT_BY_CHOICE + market.plans.length;
    this.lastRival = this.firstRival + market.rivals.length - 1;
    this.most = new Float64Array(days + 1);
    this.mostFromRival = new Float64Array(days + 1);
    for (let age = 0; age <= days; age++) {
      const months = Math.round(age / DAYS_A_MONTH);
      if (months < 1) continue;
      const own = 1 - returning[Math.min(months, returning.length) - 1];
      this.most[age] = 1 - own;
      this.mostFromRival[age] = Math.max(1 - own, 1 - own * this.trialConversion);
    }
  }

  /** @param reach Chance to hear of a win-back offer. */
  begin(index: number, reach: number): void {
    this.index = index;
    this.reach = reach;
  }

  /** Whether somebody might think of it, by the two words of the day. False is certain. */
  isPossible(since: number, flags: number, luck: number, gate: number): boolean {
    const age = this.index + 1 - since;
    const reason = flags >> CLASS_SHIFT;
    const fromRival = reason >= this.firstRival && reason <= this.lastRival;
    return (
      uniform(luck) < (fromRival ? this.mostFromRival[age] : this.most[age]) || uniform(gate) < this.reach
    );
  }
}
