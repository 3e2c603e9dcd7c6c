import { DAYS_A_MONTH } from "../../market/date.ts";
import { parameterValue } from "../../market/parameter.ts";
import type { Course } from "../course.ts";
import { LEFT_BY_CHOICE } from "../population.ts";
import type { Kernel, Variable } from "./kernel.ts";

/** Tells the kernel who of those who left may think of coming back today; `Homecoming` decides on those few. */
export class Comebacks {
  private readonly today: Variable;
  private readonly reach: Variable;

  constructor(course: Course, kernel: Kernel) {
    const { market, returning, days } = course;
    const trialConversion = parameterValue(course.scenario.parameters, "rival.trialConversion");
    const firstRival = LEFT_BY_CHOICE + market.plans.length;
    kernel.set({ firstRival, lastRival: firstRival + market.rivals.length - 1 });
    this.today = kernel.variable("today");
    this.reach = kernel.variable("winBackReach");
    // Bounds on the chance to think of it, by days since leaving: in general, and for those who left for a rival.
    const most = kernel.column("mostBack", Float64Array, days + 1);
    const mostFromRival = kernel.column("mostBackFromRival", Float64Array, days + 1);
    for (let age = 0; age <= days; age++) {
      const months = Math.round(age / DAYS_A_MONTH);
      if (months < 1) continue;
      const own = 1 - returning[Math.min(months, returning.length) - 1];
      most[age] = 1 - own;
      mostFromRival[age] = Math.max(1 - own, 1 - own * trialConversion);
    }
  }

  /** @param reach Chance to hear of a win-back offer. */
  begin(index: number, reach: number): void {
    this.today.value = index + 1;
    this.reach.value = reach;
  }
}
