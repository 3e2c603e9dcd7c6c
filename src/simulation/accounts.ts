import { DAYS_A_MONTH, isoOf, toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkScenario } from "./check-scenario.ts";
import type { Outcome, Period } from "./outcome.ts";
import { periodsOf, quartersOf } from "./periods.ts";

/** Money of a quarter, in the scenario's currency. */
export interface Account {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly revenue: number;
  /** Serving everybody who is there, trials included; NaN if a plan with subscribers has no cost. */
  readonly cost: number;
  /** The scenario's `contentCost` over the days of the period: the same however many subscribe. */
  readonly content: number;
  /** Discounts granted to keep or win back subscribers, compensation paid. */
  readonly concessions: number;
  /** Revenue less cost, content and concessions. */
  readonly contribution: number;
  /** Revenue less cost per plan. */
  readonly byPlan: Readonly<Record<string, number>>;
}

/**
 * Money per calendar quarter: revenue from the bills, cost from the subscribers of each day and the plans' cost per
 * month, content at the scenario's fixed cost per month, concessions as granted, and compensation (`response` of kind
 * `compensate`) paid on its day to everybody there.
 *
 * @param scenario That of the run: the run itself does not know what a subscriber costs.
 * @throws TypeError If that is no scenario.
 */
export function accountsOf(outcome: Outcome, scenario: Scenario): Account[] {
  checkScenario(scenario);
  const { ledger, plans, peoplePerAgent } = outcome;
  const start = toDay(outcome.start);
  return quartersOf(start, toDay(outcome.until)).map(({ period, first, last }) => {
    let revenue = 0;
    let cost = 0;
    let concessions = 0;
    const byPlan: Record<string, number> = {};
    plans.forEach((plan, index) => {
      let billed = 0;
      let days = 0;
      for (let day = first; day <= last; day++) {
        const cell = day * plans.length + index;
        billed += ledger.revenue[cell];
        days += ledger.closing[cell];
        concessions += ledger.concessions[cell] * peoplePerAgent;
      }
      const each = days === 0 ? 0 : (scenario.plans[plan].cost?.value ?? Number.NaN);
      const served = (days / DAYS_A_MONTH) * each * peoplePerAgent;
      byPlan[plan] = billed * peoplePerAgent - served;
      revenue += billed * peoplePerAgent;
      cost += served;
    });
    for (const event of scenario.events) {
      if (event.type !== "response" || event.kind !== "compensate") continue;
      const day = toDay(event.announced) - start;
      if (day < first || day > last) continue;
      let there = 0;
      for (let plan = 0; plan < plans.length; plan++) there += ledger.closing[day * plans.length + plan];
      concessions += there * (event.amount ?? 0) * peoplePerAgent;
    }
    const content = ((last - first + 1) / DAYS_A_MONTH) * (scenario.contentCost?.value ?? 0);
    return {
      period,
      start: isoOf(start + first),
      end: isoOf(start + last),
      revenue,
      cost,
      content,
      concessions,
      contribution: revenue - cost - content - concessions,
      byPlan,
    };
  });
}

/** Figures per calendar quarter as `periodsOf` has them, with the contribution where every cost is known. */
export function periodsWithMoney(outcome: Outcome, scenario: Scenario): Period[] {
  const accounts = accountsOf(outcome, scenario);
  return periodsOf(outcome).map(({ byPlan, byTier, ...period }, index) => {
    const { contribution } = accounts[index];
    return { ...period, ...(Number.isNaN(contribution) ? {} : { contribution }), byPlan, byTier };
  });
}
