import { describe, expect, it } from "vitest";
import type { MarketEvent } from "../../src/market/event.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { closingOf, expectBalanced, flowBetween, sumOf } from "../support/ledger-checks.ts";
import { ALONE, baseline, event, happening, type Json, smallService } from "../support/small-service.ts";
import { expectMean, shareError } from "../support/within-error.ts";

const AGENTS = 6000;
const FEB_10 = 40;
const nobodyComes = { joining: { baseline: [baseline(0, 0)], trialDays: 0 } };

function run(scenario: Scenario, events: Json[] = [], subscribers = AGENTS): Outcome {
  const outcome = simulate({ ...scenario, events: events as MarketEvent[] }, { subscribers, seed: 4 });
  expectBalanced(outcome);
  return outcome;
}

describe("a merger of plans", () => {
  const merge = happening("plan-merge", { from: ["streaming"], into: "both", effective: "2011-03-01" });

  it("moves everybody at their next renewal, asked or not, and sells the old plan no more", () => {
    const { ledger, opening, plans } = run(smallService({}, { ...ALONE, "attention.ordinary": 0 }), [merge]);
    const streaming = (day: number): number => ledger.closing[day * plans.length];
    expect(flowBetween(ledger, ledger.switchedOut, 0, 58)).toBe(0);
    expect(streaming(58)).toBeGreaterThan(0.8 * opening[0]);
    // By the end of March every billing day has come once, that of the 30th included.
    expect(streaming(89)).toBe(0);
    for (let day = 59; day < ledger.days; day++) expect(ledger.joined[day * plans.length]).toBe(0);
    expect(sumOf(ledger.switchedIn.filter((_, cell) => cell % plans.length === 1))).toBe(
      sumOf(ledger.switchedOut),
    );
  });

  it("of before the start moves those who are still there at their first renewal", () => {
    const earlier = { ...merge, announced: "2010-12-01", effective: "2010-12-15" };
    const { ledger, opening } = run(smallService(nobodyComes, ALONE), [earlier]);
    expect(flowBetween(ledger, ledger.switchedOut, 0, 30)).toBeGreaterThanOrEqual(opening[0]);
    expect(ledger.closing[30 * ledger.plans]).toBe(0);
  });

  it("into a plan that has all that the closed one had, at its price, gives nobody a reason to leave", () => {
    const cheaper = event({ id: "cheaper", prices: { both: 8 }, announced: "2011-03-01" });
    for (const joining of [nobodyComes.joining, { baseline: [baseline(300_000, 100_000)], trialDays: 0 }]) {
      const { ledger } = run(smallService({ joining }, { "attention.ordinary": 0.4, "goodwill.scale": 0 }), [
        cheaper,
        merge,
      ]);
      expect(sumOf(ledger.leftChoice)).toBe(0);
      expect(flowBetween(ledger, ledger.switchedOut, 59, 180)).toBeGreaterThan(0);
    }
  });

  it("into another plan makes those who only want the closed one pay for the rest", () => {
    const { ledger } = run(smallService(nobodyComes, { "attention.ordinary": 0.4, "switching.cost": 0 }), [
      merge,
    ]);
    expect(sumOf(ledger.leftChoice)).toBeGreaterThan(0);
  });

  it("is over with its reversal, for those who have not been moved", () => {
    const undo = happening("reversal", { of: "plan-merge", announced: "2011-03-10" });
    const { ledger } = run(
      smallService(nobodyComes, { ...ALONE, "attention.ordinary": 0, "attention.notice": 0 }),
      [merge, undo],
    );
    expect(flowBetween(ledger, ledger.switchedOut, 59, 67)).toBeGreaterThan(0);
    expect(flowBetween(ledger, ledger.switchedOut, 68, 180)).toBe(0);
  });
});

describe("sharing enforcement", () => {
  it("turns borrowers into joiners over months, in all as many as convert", () => {
    const enforce = happening("sharing-enforcement", { borrowers: 400_000, conversion: 0.5, months: 1 });
    const scenario = smallService(nobodyComes, ALONE);
    const { ledger, peoplePerAgent } = run(scenario, [enforce]);
    expect(flowBetween(ledger, ledger.joined, 0, FEB_10 - 1)).toBe(0);
    const days = 181 - FEB_10;
    const expected = (200_000 * (1 - Math.exp(-days / 30.4375))) / peoplePerAgent;
    // Each day's number is rounded up or down by chance, with a variance of at most a quarter.
    expectMean(sumOf(ledger.joined), expected, Math.sqrt(days / 4));
    expect(sumOf(run(scenario, [{ ...enforce, conversion: 0 }]).ledger.joined)).toBe(0);
  });
});

describe("a failure of the service", () => {
  it("wakes those whom it hits at their next renewal, once", () => {
    const values = { ...ALONE, "attention.ordinary": 0, "attention.notice": 0.5, "quit.newMean": 1e-7 };
    const { ledger } = run(smallService(nobodyComes, values), [happening("service-failure", { reach: 0.6 })]);
    expect(sumOf(ledger.attentive.slice(0, FEB_10 + 1))).toBe(0);
    expect(sumOf(ledger.attentive.slice(FEB_10 + 31))).toBe(0);
    expectMean(sumOf(ledger.attentive) / AGENTS, 0.3, shareError(0.3, AGENTS));
  });
});

describe("a bill that covers a year", () => {
  const plans = (billingMonths: number): Json => {
    const { streaming, both } = smallService().plans;
    return { streaming: { ...streaming, billingMonths }, both: { ...both, billingMonths } };
  };
  const scenario = (billingMonths: number, values = {}): Scenario => ({
    ...smallService({ ...nobodyComes, rivals: {} }, { ...ALONE, "return.share": 0, ...values }),
    plans: plans(billingMonths),
  });

  it("comes up for renewal in one month of twelve, everybody in a month of their own", () => {
    const { ledger } = run(scenario(12, { "quit.newMean": 1e-7 }));
    expectMean(sumOf(ledger.renewals) / AGENTS, 0.5, shareError(0.5, AGENTS));
    expect(sumOf(run(scenario(1, { "quit.newMean": 1e-7 })).ledger.renewals)).toBe(6 * AGENTS);
  });

  it("comes to newcomers a year after they have joined, or after their trial has ended", () => {
    const still = { ...ALONE, "quit.newMean": 1e-7, "attention.ordinary": 0, "trial.nonConversion": 0.2 };
    const renewals = (
      trialDays: number,
    ): { beyondOpening: number; leftTrial: number; joinedByMay: number } => {
      const joining = { baseline: [baseline(3_000_000, 0)], trialDays };
      const world = { ...smallService({ joining, rivals: {} }, still), plans: plans(12) };
      const { ledger } = run(world, [], 600);
      return {
        beyondOpening: sumOf(ledger.renewals) - 300,
        leftTrial: sumOf(ledger.leftTrial),
        joinedByMay: flowBetween(ledger, ledger.joined, 0, 150),
      };
    };
    // Opening subscribers renew in half a year half of them, and those on trial once more at its end.
    expect(renewals(0).beyondOpening).toBeLessThan(60);
    const tried = renewals(30);
    expect(tried.beyondOpening).toBeGreaterThan(tried.joinedByMay * 0.95);
    expect(tried.beyondOpening).toBeLessThan(tried.joinedByMay + 120);
    expectMean(tried.leftTrial / tried.beyondOpening, 0.2, shareError(0.2, tried.beyondOpening));
  });

  it("is revenue by the month all the same", () => {
    const still = { "quit.newMean": 1e-7, "attention.ordinary": 0 };
    const [monthly, yearly] = [1, 12].map((months) => sumOf(run(scenario(months, still)).ledger.revenue));
    expect(yearly / monthly).toBeCloseTo(1, 12);
  });

  it("loses fewer within half a year than a monthly one, for most have not been asked", () => {
    const [monthly, yearly] = [1, 12].map((months) => sumOf(run(scenario(months)).ledger.leftBackground));
    expect(yearly).toBeLessThan(monthly);
    expect(yearly).toBeGreaterThan(0);
  });
});

describe("a rival's free trial", () => {
  it("sends back some of those who left for it when it ends", () => {
    const offer = happening("competitor-offer", {
      rival: "rival",
      reach: 1,
      eligible: 1,
      freeDays: 30,
      extras: 6,
      until: "2011-03-10",
    });
    const rise = event({ prices: { both: 14 } });
    const back = (conversion: number): number => {
      const values = {
        ...ALONE,
        "return.share": 0,
        "rival.trialConversion": conversion,
        "choice.scale": 3,
        "switching.cost": 0,
      };
      return sumOf(run(smallService(nobodyComes, values), [offer, rise]).ledger.returned);
    };
    expect(back(1)).toBe(0);
    expect(back(0.2)).toBeGreaterThan(0);
  });
});

describe("closings", () => {
  it("of a world with everything at once balance too", () => {
    const events = [
      event({ severity: 1 }),
      happening("plan-merge", { from: ["streaming"], into: "both", announced: "2011-05-01" }),
      happening("sharing-enforcement", { borrowers: 90_000, conversion: 0.3, months: 2 }),
      happening("service-failure", { reach: 0.5, severity: 0.5 }),
    ];
    expect(closingOf(run(smallService(), events, 2000))).toBeGreaterThan(0);
  });
});
