import { describe, expect, it } from "vitest";
import { accountsOf, periodsWithMoney } from "../../src/simulation/accounts.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { sumOf } from "../support/ledger-checks.ts";
import { event, happening, type Json, madeUp, smallService } from "../support/small-service.ts";

const priced = (costs: Record<string, number>): Json => {
  const { plans } = smallService();
  return Object.fromEntries(
    Object.entries(plans).map(([id, plan]) => [
      id,
      id in costs ? { ...plan, cost: { value: costs[id], ...madeUp } } : plan,
    ]),
  );
};

describe("the accounts of a quarter", () => {
  const scenario = smallService({
    plans: priced({ streaming: 5, both: 7 }),
    events: [
      event({ severity: 1 }),
      happening("retention-offer", { discount: 3, months: 6 }),
      happening("response", { to: "change", kind: "compensate", amount: 2, announced: "2011-02-20" }),
    ],
  });
  const outcome = simulate(scenario, { subscribers: 1000, seed: 3 });
  const accounts = accountsOf(outcome, scenario);
  const { ledger, peoplePerAgent } = outcome;

  it("have the revenue of the periods", () => {
    periodsOf(outcome).forEach(({ period, revenue }, index) => {
      expect(accounts[index].period).toBe(period);
      expect(accounts[index].revenue / revenue).toBeCloseTo(1, 12);
    });
  });

  it("count the cost of everybody there, day by day", () => {
    let cost = 0;
    for (let day = 0; day < 90; day++) {
      cost += ((ledger.closing[day * 3] * 5 + ledger.closing[day * 3 + 1] * 7) / 30.4375) * peoplePerAgent;
    }
    expect(accounts[0].cost / cost).toBeCloseTo(1, 12);
  });

  it("count concessions as granted, and compensation once for everybody there that day", () => {
    const day = 31 + 19;
    const there = sumOf(ledger.closing, day * 3, 3) * peoplePerAgent;
    const granted = sumOf(ledger.concessions, 0, 90 * 3) * peoplePerAgent;
    expect(accounts[0].concessions / (granted + 2 * there)).toBeCloseTo(1, 12);
    expect(sumOf(ledger.retained)).toBeGreaterThan(0);
    expect(sumOf(ledger.concessions)).toBe(18 * sumOf(ledger.retained));
  });

  it("add up", () => {
    for (const { revenue, cost, concessions, contribution, byPlan } of accounts) {
      expect(contribution).toBeCloseTo(revenue - cost - concessions, 3);
      const plans = Object.values(byPlan).reduce((sum, each) => sum + each, 0);
      expect(plans / (revenue - cost)).toBeCloseTo(1, 9);
    }
  });

  it("take off what content costs, as much however many subscribe", () => {
    const bought = { ...scenario, contentCost: { value: 3e6, ...madeUp } };
    const dearer = accountsOf(outcome, bought);
    dearer.forEach(({ content, contribution, start, end }, index) => {
      const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
      expect(content).toBeCloseTo((3e6 * days) / 30.4375, 3);
      expect(contribution).toBeCloseTo(accounts[index].contribution - content, 3);
    });
    expect(accounts[0].content).toBe(0);
  });

  it("stand in the periods as contribution, unless a cost is unknown", () => {
    expect(periodsWithMoney(outcome, scenario).map(({ contribution }) => contribution)).toEqual(
      accounts.map(({ contribution }) => contribution),
    );
    const unknown = smallService({ plans: priced({ both: 7 }) });
    expect(periodsWithMoney(simulate(unknown, { subscribers: 100 }), unknown)[0]).not.toHaveProperty(
      "contribution",
    );
  });

  it("are unknown where the cost of a plan that somebody has is", () => {
    const unknown = smallService({ plans: priced({ both: 7 }) });
    const [first] = accountsOf(simulate(unknown, { subscribers: 100 }), unknown);
    expect(first.cost).toBeNaN();
    expect(first.byPlan.dvd).toBe(0);
    expect(Number.isFinite(first.byPlan.both)).toBe(true);
  });
});
