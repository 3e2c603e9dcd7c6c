import { describe, expect, it } from "vitest";
import { lifetimeValue } from "../../src/market/money.ts";
import { accountsOf } from "../../src/simulation/accounts.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { planValuesOf } from "../../src/simulation/plan-values.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { type Json, madeUp, smallService } from "../support/small-service.ts";

const priced = (costs: Record<string, number>): Json =>
  Object.fromEntries(
    Object.entries(smallService().plans).map(([id, plan]) => [
      id,
      id in costs ? { ...plan, cost: { value: costs[id], ...madeUp } } : plan,
    ]),
  );
const scenario = smallService({ plans: priced({ streaming: 5, both: 7 }) });
const outcome = simulate(scenario, { subscribers: 1000, seed: 3 });
const monthlyDiscount = 0.01;

describe("values of plans", () => {
  const values = planValuesOf(outcome, scenario, { until: "2011-03-31", monthlyDiscount });

  it("are of the plans that somebody has", () => {
    expect(values.map(({ plan }) => plan)).toEqual(["streaming", "both"]);
  });

  it("add up to the accounts and the cancellations of the same days", () => {
    const months = 90 / 30.4375;
    const [account] = accountsOf(outcome, scenario);
    const [period] = periodsOf(outcome);
    const sum = (each: (value: (typeof values)[number]) => number) =>
      values.reduce((total, value) => total + value.subscribers * months * each(value), 0);
    expect(sum(({ paid }) => paid) / account.revenue).toBeCloseTo(1, 9);
    expect(sum(({ contribution }) => contribution) / account.contribution).toBeCloseTo(1, 9);
    expect(sum(({ monthlyChurn }) => monthlyChurn) / period.cancellations).toBeCloseTo(1, 9);
  });

  it("are lifetime values at the plan's churn", () => {
    for (const { contribution, monthlyChurn, value } of values) {
      expect(value).toBe(lifetimeValue(contribution, monthlyChurn, monthlyDiscount));
    }
    const [patient] = planValuesOf(outcome, scenario, { until: "2011-03-31", monthlyDiscount: 0 });
    expect(patient.value).toBeGreaterThan(values[0].value);
  });

  it("are unknown where the cost is", () => {
    const unknown = smallService({ plans: priced({ both: 7 }) });
    const [streaming, both] = planValuesOf(outcome, unknown, { monthlyDiscount });
    expect(streaming.value).toBeNaN();
    expect(Number.isFinite(both.value)).toBe(true);
  });

  it.each([
    ["2010-12-31", "2011-03-31"],
    ["2011-01-01", "2011-07-01"],
    ["2011-03-01", "2011-02-01"],
  ])("refuse the days %s to %s", (from, until) => {
    expect(() => planValuesOf(outcome, scenario, { from, until, monthlyDiscount })).toThrow(
      /must be within 2011-01-01 to 2011-06-30/,
    );
  });
});
