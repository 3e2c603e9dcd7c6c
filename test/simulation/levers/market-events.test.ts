import { describe, expect, it } from "vitest";
import type { MarketEvent } from "../../../src/market/event.ts";
import { loadCase } from "../../../src/node/data/load-case.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { periodsOf } from "../../../src/simulation/periods.ts";
import { simulate } from "../../../src/simulation/simulate.ts";

const { scenario } = loadCase("netflix-2011");
const calm: Scenario = { ...scenario, events: [] };
const options = { subscribers: 6000, until: "2011-09-30" };
const event = (fields: object): MarketEvent =>
  ({ announced: "2011-07-05", evidence: "assumed", source: "test", ...fields }) as MarketEvent;
const run = (events: MarketEvent[], base = calm): Outcome => simulate({ ...base, events }, options);
const total = (column: ArrayLike<number>): number =>
  Array.from(column).reduce((sum, count) => sum + count, 0);
const last = ({ ledger, plans }: Outcome, plan: string): number =>
  ledger.closing[(ledger.days - 1) * plans.length + plans.indexOf(plan)];

const nothing = run([]);

describe("a plan merge", () => {
  const merged = run([event({ id: "merge", type: "plan-merge", from: ["streaming"], into: "both-1" })]);

  it("moves everybody of the closed plan by their next renewal and sells it no more", () => {
    expect(last(nothing, "streaming")).toBeGreaterThan(0);
    expect(last(merged, "streaming")).toBe(0);
    expect(total(merged.ledger.switchedIn)).toBe(total(merged.ledger.switchedOut));
  });
});

describe("sharing enforcement", () => {
  it("makes the stated share of borrowers join over time, and nobody without borrowers", () => {
    const fields = { id: "own", type: "sharing-enforcement", conversion: 0.5, months: 1 };
    const enforced = run([event({ ...fields, borrowers: 2e6 })]);
    const added = (total(enforced.ledger.joined) - total(nothing.ledger.joined)) * nothing.peoplePerAgent;
    // 87 days at a time constant of 30.4: 94 % of a million, less half an agent's rounding a day at random.
    const expected = 1e6 * (1 - Math.exp(-88 / 30.4375));
    expect(Math.abs(added - expected)).toBeLessThan(4 * Math.sqrt(92 / 6) * nothing.peoplePerAgent);
    expect(run([event({ ...fields, borrowers: 0 })]).ledger).toEqual(nothing.ledger);
  });
});

describe("a service failure", () => {
  it("wakes those it hits", () => {
    const failed = run([event({ id: "outage", type: "service-failure", reach: 1 })]);
    expect(total(failed.ledger.attentive)).toBeGreaterThan(total(nothing.ledger.attentive));
    expect(run([event({ id: "outage", type: "service-failure", reach: 0 })]).ledger).toEqual(nothing.ledger);
  });
});

describe("a bill that covers several months", () => {
  const annual = run([], {
    ...calm,
    plans: Object.fromEntries(
      Object.entries(calm.plans).map(([id, plan]) => [id, { ...plan, billingMonths: 12 }]),
    ),
  });

  it("renews a twelfth of the subscribers in a month and earns the same a month from each", () => {
    const ratio = total(annual.ledger.renewals) / total(nothing.ledger.renewals);
    expect(ratio).toBeGreaterThan(0.05);
    expect(ratio).toBeLessThan(0.15);
    const [yearly] = periodsOf(annual);
    const [monthly] = periodsOf(nothing);
    expect(yearly.cancellations).toBeLessThan(monthly.cancellations);
    const each = ({ revenue, opening, closing }: typeof yearly) => revenue / (opening + closing);
    expect(each(yearly) / each(monthly)).toBeCloseTo(1, 1);
  });
});
