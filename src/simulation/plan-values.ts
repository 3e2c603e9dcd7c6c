import { DAYS_A_MONTH, toDay } from "../market/date.ts";
import { lifetimeValue } from "../market/money.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION } from "./check-options.ts";
import { checkScenario } from "./check-scenario.ts";
import type { Outcome } from "./outcome.ts";

/** What a subscriber of a plan is worth if the days looked at went on for ever; money in the scenario's currency. */
export interface PlanValue {
  readonly plan: string;
  /** Mean subscribers, people. */
  readonly subscribers: number;
  /** Bills per subscriber and month; free trials and old prices lower it. */
  readonly paid: number;
  /** Cost of serving per subscriber and month; NaN if the plan has none. */
  readonly cost: number;
  /** Paid less cost. */
  readonly contribution: number;
  /** Subscribers of the plan who leave the service, per subscriber and month; a change of plan is no leaving. */
  readonly monthlyChurn: number;
  /** Lifetime value by `lifetimeValue`; NaN where nobody left or the cost is unknown. */
  readonly value: number;
}

/** Over which days and at which interest. */
export interface PlanValueOptions {
  /** First ISO date; the run's by default. */
  readonly from?: string;
  /** Last ISO date; the run's by default. */
  readonly until?: string;
  /** Interest per month, 0 or more. */
  readonly monthlyDiscount: number;
}

const RULES = { from: OPTION.date, until: OPTION.date, monthlyDiscount: OPTION.number } satisfies Record<
  keyof PlanValueOptions,
  unknown
>;

/**
 * Lifetime value by plan: `contribution x (1 + r) / (r + churn)`, both as they were in the run between two days. Plans
 * without subscribers are left out. Churn is the plan's mean: subscribers differ, so who has stayed long is worth more
 * than this and who has just come less (Fader & Hardie 2010).
 *
 * @throws TypeError If there is no such option, or an option is not of its kind.
 * @throws RangeError If the days are not in the run, or in the wrong order.
 */
export function planValuesOf(outcome: Outcome, scenario: Scenario, options: PlanValueOptions): PlanValue[] {
  checkScenario(scenario);
  checkOptions(options, RULES);
  const { ledger, plans, peoplePerAgent } = outcome;
  const { from = outcome.start, until = outcome.until, monthlyDiscount } = options;
  const [first, last] = [from, until].map((iso) => toDay(iso) - toDay(outcome.start));
  if (!(first >= 0 && first <= last && last < ledger.days)) {
    throw new RangeError(
      `invalid days; must be within ${outcome.start} to ${outcome.until}, in order: ${from} to ${until}`,
    );
  }
  return plans.flatMap((plan, index) => {
    let [billed, days, left] = [0, 0, 0];
    for (let day = first; day <= last; day++) {
      const cell = day * plans.length + index;
      billed += ledger.revenue[cell];
      days += ledger.closing[cell];
      left += ledger.leftBackground[cell] + ledger.leftTrial[cell] + ledger.leftChoice[cell];
    }
    if (days === 0) return [];
    const months = days / DAYS_A_MONTH;
    const cost = scenario.plans[plan].cost?.value ?? Number.NaN;
    const contribution = billed / months - cost;
    const monthlyChurn = left / months;
    const isKnown = monthlyChurn > 0 && monthlyChurn <= 1 && !Number.isNaN(contribution);
    return [
      {
        plan,
        subscribers: (days / (last - first + 1)) * peoplePerAgent,
        paid: billed / months,
        cost,
        contribution,
        monthlyChurn,
        value: isKnown ? lifetimeValue(contribution, monthlyChurn, monthlyDiscount) : Number.NaN,
      },
    ];
  });
}
