import { DAYS_A_MONTH, isoOf, toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "./outcome.ts";
import { quartersOf } from "./periods.ts";

/** Money of a quarter, in the scenario's currency. */
export interface Account {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly revenue: number;
  /** Serving everybody who is there, trials included; NaN if a plan with subscribers has no cost. */
  readonly cost: number;
  /** Discounts granted to keep or win back subscribers, compensation paid. */
  readonly concessions: number;
  /** Revenue less cost and concessions. */
  readonly contribution: number;
  /** Revenue less cost per plan. */
  readonly byPlan: Readonly<Record<string, number>>;
}

/**
 * Money per calendar quarter: revenue from the bills, cost from the subscribers of each day and the plans' cost per
 * month, concessions as granted, and compensation (`response` of kind `compensate`) paid on its day to everybody there.
 */
export function accountsOf(outcome: Outcome, scenario: Scenario): Account[] {
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
    return {
      period,
      start: isoOf(start + first),
      end: isoOf(start + last),
      revenue,
      cost,
      concessions,
      contribution: revenue - cost - concessions,
      byPlan,
    };
  });
}
