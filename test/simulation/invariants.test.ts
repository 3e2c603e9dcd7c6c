import { describe, expect, it } from "vitest";
import type { MarketEvent } from "../../src/market/event.ts";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { withEvents } from "../../src/scenario/with.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import {
  cancellations,
  closingOf,
  expectBalanced,
  expectSameBytes,
  flowBetween,
  sumOf,
} from "../support/ledger-checks.ts";
import { madeUp, withParameters } from "../support/small-service.ts";

/** Shipped cases with a last day on which a quarter ends. */
const CASES = [
  ["netflix-2007", "2007-12-31"],
  ["netflix-2010", "2011-06-30"],
  ["netflix-2011", "2011-09-30"],
] as const;
const scenarioOf = (id: string): Scenario => loadCase(id).scenario;
const netflix = scenarioOf("netflix-2011");
const summer = (scenario: Scenario, subscribers = 3000, seed = 1): Outcome =>
  simulate(scenario, { subscribers, seed, until: "2011-09-30" });

describe("every shipped case", () => {
  it.each(listCases())("%s balances each day and plan, to its latest day", (id) => {
    const scenario = scenarioOf(id);
    const outcome = simulate(scenario, {
      subscribers: 1000,
      seed: 6,
      until: scenario.latest ?? scenario.until,
    });
    expectBalanced(outcome);
    for (const period of periodsOf(outcome)) {
      const families = Object.values(period.byPlan).reduce((sum, people) => sum + people, 0);
      const tiers = Object.values(period.byTier).reduce((sum, people) => sum + people, 0);
      // Sums of up to 31 products of counts and people per agent.
      expect(families / period.closing).toBeCloseTo(1, 12);
      expect(tiers / period.closing).toBeCloseTo(1, 12);
      const { opening, grossAdditions, cancellations: lost, closing } = period;
      expect((opening + grossAdditions - lost) / closing).toBeCloseTo(1, 12);
      for (const figure of [period.monthlyChurn, period.revenue, ...Object.values(period.byTier)]) {
        expect(Number.isFinite(figure) && figure >= 0).toBe(true);
      }
    }
  });

  it.each(CASES)("%s is the beginning of its longer self", (id, until) => {
    const scenario = scenarioOf(id);
    const options = { subscribers: 500, seed: 3 };
    const [short, long] = [
      simulate(scenario, {
        ...options,
        until: until.replace(/-\d+-\d+$/, id === "netflix-2011" ? "-08-15" : "-05-15"),
      }),
      simulate(scenario, { ...options, until }),
    ];
    for (const column of [
      "joined",
      "returned",
      "leftBackground",
      "leftChoice",
      "switchedIn",
      "closing",
      "revenue",
    ] as const) {
      expect([...long.ledger[column].slice(0, short.ledger[column].length)], column).toEqual([
        ...short.ledger[column],
      ]);
    }
  });

  it.each(CASES)(
    "%s agrees with itself at twice as many agents, within the error of the draws",
    (id, until) => {
      const scenario = scenarioOf(id);
      const [few, many] = [8000, 16_000].map((subscribers, seed) =>
        simulate(scenario, { subscribers, seed, until }),
      );
      const share = (outcome: Outcome, figure: (outcome: Outcome) => number): number =>
        figure(outcome) / outcome.agents;
      const figures: ((outcome: Outcome) => number)[] = [
        cancellations,
        closingOf,
        ({ ledger }) => sumOf(ledger.leftChoice),
        ({ ledger }) => sumOf(ledger.leftBackground),
        ({ ledger }) => sumOf(ledger.joined),
        ({ ledger }) => sumOf(ledger.switchedOut),
      ];
      for (const figure of figures) {
        // A count of n events has variance n if they are independent; cascades of word of mouth may double it.
        const flow = Math.max(cancellations(few) / few.agents, share(few, figure));
        const error = Math.sqrt(2 * flow * (1 / few.agents + 1 / many.agents));
        expect(Math.abs(share(few, figure) - share(many, figure))).toBeLessThanOrEqual(4 * error);
      }
    },
  );
});

describe("the case of 2011", () => {
  const base = summer(netflix);
  const withPrices = (prices: Record<string, number>): Scenario => ({
    ...netflix,
    events: netflix.events.map((event) =>
      event.id === "price" && "prices" in event
        ? { ...event, prices: { ...event.prices, ...prices } }
        : event,
    ) as readonly MarketEvent[],
  });

  it("keeps fewer of a plan the dearer it gets", () => {
    const closings = [12, 15.98, 20].map((price) =>
      closingOf(summer(withPrices({ "both-1": price })), "both-1"),
    );
    expect(closings[0]).toBeGreaterThan(closings[1]);
    expect(closings[1]).toBeGreaterThan(closings[2]);
  });

  it("loses no fewer by choice the more attentive subscribers are", () => {
    const lost = [0.1, 0.5, 1].map((notice) => {
      const { ledger } = summer(withParameters(netflix, { "attention.notice": notice }));
      return sumOf(ledger.leftChoice);
    });
    expect(lost[0]).toBeLessThan(lost[1]);
    expect(lost[1]).toBeLessThan(lost[2]);
  });

  it("does not change by an event announced after the last day", () => {
    const late = withEvents(netflix, [
      {
        id: "late",
        type: "price-change",
        announced: "2011-10-01",
        prices: { streaming: 3 },
        severity: 2,
        ...madeUp,
      },
      { id: "later", type: "media", announced: "2012-01-01", severity: 3, ...madeUp },
    ]);
    if (!late.ok) throw new Error("the events are sound");
    expectSameBytes(summer(late.scenario), base);
  });

  it("changes before no announcement: July up to the 11th is that of a world without it", () => {
    const without = {
      ...netflix,
      events: netflix.events.filter(({ id }) => !["price", "apology"].includes(id)),
    };
    const calm = summer(without);
    for (const column of ["joined", "leftBackground", "leftTrial", "leftChoice", "switchedOut"] as const) {
      expect(flowBetween(calm.ledger, calm.ledger[column], 0, 10)).toBe(
        flowBetween(base.ledger, base.ledger[column], 0, 10),
      );
    }
    expect(sumOf(base.ledger.leftChoice)).toBeGreaterThan(sumOf(calm.ledger.leftChoice));
  });

  it("is the same for one seed, and close to itself for others", () => {
    expectSameBytes(summer(netflix), base);
    const other = summer(netflix, 3000, 2);
    expect(() => expectSameBytes(other, base)).toThrow();
  });

  it("moves nobody by a change of nothing; revenue agrees but for the rounding of its sum", () => {
    const nothing = {
      id: "nothing",
      type: "price-change",
      announced: "2011-08-01",
      prices: { streaming: 7.99 },
      ...madeUp,
    };
    const idle = withEvents(netflix, {
      ...nothing,
      effective: { new: "2011-08-01", existing: "2011-09-01" },
    });
    if (!idle.ok) throw new Error("the event is sound");
    const outcome = summer(idle.scenario);
    // Two classes of subscribers pay the same price; their bills are added up class by class.
    base.ledger.revenue.forEach((revenue, cell) => {
      expect(Math.abs(outcome.ledger.revenue[cell] - revenue)).toBeLessThanOrEqual(
        4 * Number.EPSILON * revenue,
      );
    });
    const { revenue } = base.ledger;
    expectSameBytes({ ...outcome, ledger: { ...outcome.ledger, revenue } }, base);
  });
});
