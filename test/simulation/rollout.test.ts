import { describe, expect, it } from "vitest";
import type { MarketEvent } from "../../src/market/event.ts";
import { priceBookOf } from "../../src/simulation/price-book.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { expectBalanced, sumOf } from "../support/ledger-checks.ts";
import { baseline, event, happening, type Json, smallService } from "../support/small-service.ts";
import { expectMean } from "../support/within-error.ts";

const AGENTS = 6000;
/** Days of January to June 2011. */
const MONTHS = [31, 28, 31, 30, 31, 30];

const rise = event({ effective: { new: "2011-02-10", existing: "2011-04-01" } });
const rollout = happening("rollout", {
  of: "change",
  steps: [
    { share: 0.25, effective: "2011-03-01" },
    { share: 0.75, effective: "2011-05-01" },
  ],
});

/** Mean bill per subscriber of both in each month of a world in which nobody moves, comes or goes. */
function bills(events: Json[]): number[] {
  const scenario = smallService(
    { joining: { baseline: [baseline(0, 0)], trialDays: 0 } },
    { "quit.newMean": 1e-7, "attention.ordinary": 0, "attention.notice": 0 },
  );
  const { ledger, opening } = simulate(
    { ...scenario, events: events as MarketEvent[] },
    { subscribers: AGENTS },
  );
  let day = 0;
  return MONTHS.map((days) => {
    let revenue = 0;
    for (const end = day + days; day < end; day++) revenue += ledger.revenue[day * ledger.plans + 1];
    return revenue / opening[1];
  });
}

describe("a rollout", () => {
  it("charges existing subscribers step by step, each step its share of them", () => {
    const means = bills([rise, rollout]);
    expect(means[0]).toBe(10);
    expect(means[1]).toBe(10);
    const held = 0.6 * AGENTS;
    // A quarter of them, drawn by luck, pays two dollars more.
    const error = 2 * Math.sqrt((0.25 * 0.75) / held);
    expectMean(means[2], 10.5, error);
    expect(means[3]).toBe(means[2]);
    expect(means.slice(4)).toEqual([12, 12]);
  });

  it("keeps everybody's luck: the same subscribers belong to the first step in every world", () => {
    const [later] = [
      { ...rollout, steps: rollout.steps.map((step: Json) => ({ ...step, effective: "2011-06-01" })) },
    ];
    expect(bills([rise, later]).slice(2)).toEqual([10, 10, 10, 12]);
    expect(bills([rise, rollout])).toEqual(bills([rise, rollout]));
  });

  it("balances with everything else going on", () => {
    const scenario = smallService();
    const busy = { ...scenario, events: [{ ...rise, severity: 1 }, rollout] as MarketEvent[] };
    const outcome = simulate(busy, { subscribers: 2000 });
    expectBalanced(outcome);
    expect(sumOf(outcome.ledger.switchedOut)).toBeGreaterThan(0);
  });
});

describe("grandfathering", () => {
  const keep = (changes: Json = {}): Json => happening("grandfathering", { of: "change", ...changes });

  it("leaves existing subscribers their price, for good or until a day", () => {
    expect(bills([rise, keep()])).toEqual([10, 10, 10, 10, 10, 10]);
    expect(bills([rise, keep({ until: "2011-05-01" })])).toEqual([10, 10, 10, 10, 12, 12]);
  });

  it("is for the families it names", () => {
    expect(bills([rise, keep({ families: ["streaming"] })])).toEqual([10, 10, 10, 12, 12, 12]);
    expect(bills([rise, keep({ families: ["both"] })])).toEqual([10, 10, 10, 10, 10, 10]);
  });
});

describe("a price book", () => {
  it("refuses more price changes than subscribers' records can tell apart", () => {
    const changes = Array.from({ length: 64 }, (_, index) => ({
      ...rise,
      id: `change-${index}`,
      announced: `2011-0${1 + Math.floor(index / 28)}-${String(1 + (index % 28)).padStart(2, "0")}`,
      effective: undefined,
    }));
    const scenario = smallService();
    const withChanges = (count: number) => ({
      ...scenario,
      events: changes.slice(0, count) as MarketEvent[],
    });
    expect(priceBookOf(withChanges(63)).classes).toBe(64);
    expect(() => priceBookOf(withChanges(64))).toThrow(/at most 64 classes/);
  });
});
