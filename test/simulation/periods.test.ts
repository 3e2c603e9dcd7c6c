import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import type { Observation } from "../../src/scenario/observation.ts";
import { closeDay, ledgerOf } from "../../src/simulation/ledger.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { monthlyChurn, periodsOf, quartersOf } from "../../src/simulation/periods.ts";

const NETFLIX = "cancellations/(opening+grossAdditions)";

describe("monthly churn", () => {
  it("of Netflix's third quarter of 2010 is what the company said, and more by the average", () => {
    const cancelled = 15.001 + 4.101 - 16.933;
    expect(cancelled).toBeCloseTo(2.169, 9);
    expect(monthlyChurn(NETFLIX, 15.001, 4.101, cancelled, 3)).toBeCloseTo(0.03785, 5);
    expect(monthlyChurn("cancellations/average", 15.001, 4.101, cancelled, 3)).toBeCloseTo(0.04528, 5);
  });

  it("of the third quarter of 2011 is 6.26 % by Netflix's definition, 7.6 % by the average", () => {
    const cancelled = 24.59 + 4.7 - 23.79;
    expect(monthlyChurn(NETFLIX, 24.59, 4.7, cancelled, 3)).toBeCloseTo(0.06259, 5);
    // With the cancellations that were published, 5.51 million, it is the published 6.27 %.
    expect(monthlyChurn(NETFLIX, 24.59, 4.7, 5.51, 3)).toBeCloseTo(0.0627, 4);
    expect(monthlyChurn("cancellations/average", 24.59, 4.7, cancelled, 3)).toBeCloseTo(0.07579, 5);
  });

  it("of the opening counts only those who were there", () => {
    expect(monthlyChurn("cancellations/opening", 200, 1000, 30, 1)).toBe(0.15);
  });
});

describe("quarters", () => {
  it("cover a run from its first to its last day, cut ones marked", () => {
    expect(quartersOf(toDay("2011-02-10"), toDay("2011-10-01"))).toEqual([
      { period: "2011Q1", first: 0, last: 49, partial: true },
      { period: "2011Q2", first: 50, last: 140, partial: false },
      { period: "2011Q3", first: 141, last: 232, partial: false },
      { period: "2011Q4", first: 233, last: 233, partial: true },
    ]);
    expect(quartersOf(toDay("2011-07-01"), toDay("2011-09-30"))).toEqual([
      { period: "2011Q3", first: 0, last: 91, partial: false },
    ]);
  });
});

/** Two families, three plans, the first half of the third quarter of 2011 and a day of the fourth if `days` is 93. */
function outcomeOf(days: number): Outcome {
  const ledger = ledgerOf(days, 3, 1);
  const opening = Int32Array.of(100, 50, 0);
  const none = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    ledger.joined[day * 3] = 2;
    ledger.returned[day * 3 + 1] = 1;
    ledger.leftBackground[day * 3] = 1;
    ledger.leftTrial[day * 3 + 1] = day % 2;
    ledger.switchedOut[day * 3] = 1;
    ledger.switchedIn[day * 3 + 2] = 1;
    ledger.leftChoice[day * 3 + 2] = day === 40 ? 5 : 0;
    ledger.revenue.fill(1.5, day * 3, day * 3 + 3);
    closeDay(ledger, day, day === 0 ? opening : ledger.closing, day === 0 ? 0 : (day - 1) * 3);
  }
  return {
    scenario: "test",
    title: "Test",
    seed: 1,
    agents: 150,
    peoplePerAgent: 10,
    start: "2011-07-01",
    until: days === 93 ? "2011-10-01" : "2011-08-15",
    currency: "USD",
    churnDefinition: NETFLIX,
    plans: ["a-1", "b", "a-2"],
    families: ["a", "b"],
    familyOf: [0, 1, 0],
    destinations: ["nothing"],
    opening,
    ledger,
    mood: { posts: none, damage: none, joining: none, diverted: {} },
  };
}

describe("figures of a period", () => {
  const [third, fourth] = periodsOf(outcomeOf(93));

  it("add the ledger up, in people", () => {
    expect(third).toMatchObject({
      period: "2011Q3",
      start: "2011-07-01",
      end: "2011-09-30",
      opening: 1500,
      grossAdditions: 10 * 92 * 3,
      returns: 920,
      cancellations: 10 * (92 + 46 + 5),
      revenue: 10 * 92 * 4.5,
      byTier: { "a-1": 1000, b: 500 + 920 - 460, "a-2": 920 - 50 },
      byPlan: { a: 1870, b: 960 },
    });
    expect(third.partial).toBeUndefined();
    expect(third.closing).toBe(third.opening + third.grossAdditions - third.cancellations);
    expect(third.closing).toBe(third.byPlan.a + third.byPlan.b);
    expect(third.netAdditions).toBe(third.closing - third.opening);
    expect(third.monthlyChurn).toBeCloseTo(143 / (150 + 276) / 3, 12);
  });

  it("begin where the period before closed, and churn of a cut one is by the month too", () => {
    expect(fourth).toMatchObject({ period: "2011Q4", start: "2011-10-01", end: "2011-10-01", partial: true });
    expect(fourth.opening).toBe(third.closing);
    const opening = third.closing / 10;
    expect(fourth.monthlyChurn).toBeCloseTo(1 / (opening + 3) / (3 / 92), 12);
  });

  it("of a cut quarter have the length of their own days", () => {
    const [cut] = periodsOf(outcomeOf(46));
    expect(cut).toMatchObject({ end: "2011-08-15", partial: true, cancellations: 10 * (46 + 23 + 5) });
    expect(cut.monthlyChurn).toBeCloseTo(74 / (150 + 138) / 1.5, 12);
  });
});

describe("observed figures", () => {
  const seen = (changes: Partial<Observation>): Observation => ({
    quantity: "closing",
    from: "2011-07-01",
    to: "2011-09-30",
    value: 1,
    unit: "people",
    status: "reported",
    source: "-",
    ...changes,
  });
  const observedOf = (...observations: Observation[]) => periodsOf(outcomeOf(93), observations)[0].observed;

  it("stand beside the same days", () => {
    expect(
      observedOf(
        seen({ value: 1600 }),
        seen({ quantity: "grossAdditions", value: 2700 }),
        seen({ quantity: "closing.a", value: 900 }),
      ),
    ).toEqual({ closing: 1600, grossAdditions: 2700, byPlan: { a: 900 } });
  });

  it("of a closing may begin any day, those of a flow must cover the same days", () => {
    expect(observedOf(seen({ from: "2011-09-30", value: 7 }))).toEqual({ closing: 7 });
    expect(observedOf(seen({ quantity: "cancellations", from: "2011-08-01" }))).toBeUndefined();
  });

  it("are not guidance, and unknown ones are absent", () => {
    expect(observedOf(seen({ status: "guidance" }))).toBeUndefined();
    expect(observedOf()).toBeUndefined();
  });
});
