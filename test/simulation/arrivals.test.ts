import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { dailyBaseline } from "../../src/simulation/arrivals.ts";
import { courseOf } from "../../src/simulation/course.ts";
import { sumOf } from "../support/ledger-checks.ts";
import {
  baseline,
  event,
  happening,
  type Json,
  madeUp,
  PEOPLE,
  smallService,
} from "../support/small-service.ts";
import { expectMean } from "../support/within-error.ts";

const UNTIL = toDay("2011-06-30");
const arrivalsOf = (scenario: Scenario, agents = 1000, seed = 1) =>
  courseOf(scenario, agents, seed, UNTIL).arrivals;
const multiplierOf = (changes: Json, values: Record<string, number> = {}): Float64Array =>
  arrivalsOf(smallService(changes, values)).multiplier;
const onDay = (column: Float64Array, iso: string): number => column[toDay(iso) - toDay("2011-01-01")];

describe("the daily baseline", () => {
  const joining = {
    baseline: [baseline(900, 450, "2011-01-01", "2011-03-31"), baseline(910, 91, "2011-04-01", "2011-06-30")],
    trialDays: 30,
  };
  const scenario = smallService({ joining });

  it("spreads each stretch evenly over its days", () => {
    expect(dailyBaseline(scenario, toDay("2011-01-01"))).toEqual({ newJoiners: 10, returns: 5 });
    expect(dailyBaseline(scenario, toDay("2011-03-31"))).toEqual({ newJoiners: 10, returns: 5 });
    expect(dailyBaseline(scenario, toDay("2011-04-01"))).toEqual({ newJoiners: 10, returns: 1 });
  });

  it("is nobody outside the stretches", () => {
    expect(dailyBaseline(scenario, toDay("2010-12-31"))).toEqual({ newJoiners: 0, returns: 0 });
    expect(dailyBaseline(scenario, toDay("2011-07-01"))).toEqual({ newJoiners: 0, returns: 0 });
  });
});

describe("arrivals without events", () => {
  it("have multiplier 1, exactly", () => {
    expect(new Set(multiplierOf({}))).toEqual(new Set([1]));
  });

  it("are a day's mean, rounded up or down by chance", () => {
    const scenario = smallService({ joining: { baseline: [baseline(300_000, 100_000)], trialDays: 30 } });
    for (const agents of [70, 1000]) {
      const runs = [1, 2, 3, 4].map((seed) => arrivalsOf(scenario, agents, seed));
      for (const [who, people] of [
        ["joiners", 300_000],
        ["returners", 100_000],
      ] as const) {
        const daily = people / 181 / (PEOPLE / agents);
        const counts = runs.flatMap((run) => [...run[who]]);
        expect(new Set(counts)).toEqual(new Set([Math.floor(daily), Math.ceil(daily)]));
        const part = daily % 1;
        expectMean(sumOf(counts) / counts.length, daily, Math.sqrt((part * (1 - part)) / counts.length));
      }
    }
  });
});

describe("joining relative to its baseline", () => {
  const single = {
    streaming: {
      family: "streaming",
      title: "Streaming",
      components: { streaming: 1 },
      opening: { value: PEOPLE, ...madeUp },
      price: [{ from: "2010-01-01", amount: 8 }],
    },
  };

  it("has the elasticity of the parameter to the price", () => {
    const dearer = event({ prices: { streaming: 8.08 } });
    const multiplier = multiplierOf(
      { plans: single, rivals: {}, events: [dearer] },
      { "joining.priceElasticity": -1.5 },
    );
    expect(onDay(multiplier, "2011-02-09")).toBe(1);
    expect(onDay(multiplier, "2011-02-10")).toBeCloseTo(Math.exp(-1.5 * 0.01), 9);
  });

  it("does not answer to the price where everything was free", () => {
    const free = { streaming: { ...single.streaming, price: [{ from: "2010-01-01", amount: 0 }] } };
    const charge = event({ prices: { streaming: 5 } });
    for (const multiplier of multiplierOf({ plans: free, rivals: {}, events: [charge] })) {
      expect(multiplier).toBeCloseTo(1, 12);
    }
  });

  it("refuses more newcomers than it can tell apart", () => {
    const cheap = { streaming: { ...single.streaming, price: [{ from: "2010-01-01", amount: 0.5 }] } };
    const gift = happening("content-gain", { component: "streaming", share: 0.6 });
    expect(() => multiplierOf({ plans: cheap, rivals: {}, events: [gift] })).toThrow(
      /too many newcomers on 2011-02-10; at most 262143 agents/,
    );
  });

  it("answers to the price for new subscribers, not to that of others", () => {
    const later = event({ effective: { new: "2011-02-10", existing: "2011-06-01" } });
    const now = event({ effective: "2011-02-10" });
    expect(multiplierOf({ events: [later] })).toEqual(multiplierOf({ events: [now] }));
    expect(onDay(multiplierOf({ events: [later] }), "2011-02-10")).toBeLessThan(1);
  });

  it("falls with goodwill as its parameter says", () => {
    const events = [happening("media", { severity: 1 })];
    const values = { "joining.goodwill": 0.4, "rival.stormReach": 0 };
    const scenario = smallService({ events }, values);
    const { arrivals, mood } = courseOf(scenario, 1000, 1, UNTIL);
    expect(onDay(arrivals.multiplier, "2011-02-20")).toBeLessThan(1);
    arrivals.multiplier.forEach((value, day) => {
      expect(value).toBeCloseTo(Math.exp(-0.4 * mood.damage[day]), 12);
    });
  });

  it("falls with a rival that becomes known, and more with a better one", () => {
    const offer = (changes: Json) =>
      onDay(
        multiplierOf({ events: [happening("competitor-offer", { rival: "rival", reach: 0.5, ...changes })] }),
        "2011-04-01",
      );
    expect(offer({ reach: 0 })).toBe(1);
    expect(offer({})).toBeLessThan(1);
    expect(offer({ reach: 0.9 })).toBeLessThan(offer({}));
    expect(offer({ price: 4 })).toBeLessThan(offer({}));
    expect(offer({ extras: 3 })).toBeLessThan(offer({}));
    expect(offer({ eligible: 0 })).toBe(1);
  });

  it("grows when a plan is added that some like best", () => {
    const added = happening("new-plan", { prices: { dvd: 8 }, adds: ["dvd"] });
    expect(onDay(multiplierOf({ events: [added] }), "2011-02-10")).toBeGreaterThan(1);
  });

  it("falls with a loss of content from its effective date on", () => {
    const loss = happening("content-loss", { component: "streaming", share: 0.2, effective: "2011-03-01" });
    const multiplier = multiplierOf({ events: [loss] });
    expect(onDay(multiplier, "2011-02-28")).toBe(1);
    expect(onDay(multiplier, "2011-03-01")).toBeLessThan(1);
  });
});

describe("newcomers", () => {
  const shares = { streaming: { value: 0.75, ...madeUp }, both: { value: 0.25, ...madeUp } };
  const joining = { baseline: [baseline(300_000, 100_000)], trialDays: 30, planShares: shares };

  it("spread over the families as the scenario says", () => {
    const { anchors, arrivals } = courseOf(smallService({ joining }), 1000, 1, UNTIL);
    const { anchor } = anchors.groups[arrivals.anchor[0]];
    const focal = anchor.shares[0] + anchor.shares[1];
    // The search for likings stops at a ten-thousandth.
    expect(Math.abs(anchor.shares[0] / focal - 0.75)).toBeLessThan(1e-4);
  });

  it("can have a closed plan as part of the one that it was merged into, at that one's price", () => {
    const merge = happening("plan-merge", { from: ["streaming"], into: "both", announced: "2011-03-01" });
    const dearer = event({ id: "dearer", prices: { streaming: 10 }, announced: "2011-03-01" });
    const [merged, priced] = [merge, dearer].map((one) => {
      const scenario = smallService({ joining, events: [one] });
      return courseOf(scenario, 1000, 1, UNTIL).arrivals.multiplier;
    });
    const day = toDay("2011-04-01") - toDay("2011-01-01");
    expect(merged[day]).toBeLessThan(1);
    expect(merged[day]).toBeCloseTo(priced[day], 12);
  });

  it("of days with the same market share an anchor, of another market another", () => {
    const change = event({ effective: "2011-03-01" });
    const back = event({ id: "back", prices: { both: 10 }, announced: "2011-04-01" });
    const { anchor } = arrivalsOf(
      smallService({ joining, events: [change, back] }, { "choice.anticipation": 0 }),
    );
    const groups = ["2011-01-01", "2011-03-01", "2011-04-01"].map(
      (iso) => anchor[toDay(iso) - toDay("2011-01-01")],
    );
    expect(groups[1]).not.toBe(groups[0]);
    expect(groups[2]).toBe(groups[0]);
    expect(new Set(anchor).size).toBe(2);
    expect(anchor).not.toContain(0);
  });

  it("go elsewhere when prices change", () => {
    const { anchors, arrivals } = courseOf(smallService({ joining, events: [event({})] }), 1000, 1, UNTIL);
    const share = (iso: string): number => {
      const { shares: chosen } = anchors.groups[arrivals.anchor[toDay(iso) - toDay("2011-01-01")]].anchor;
      return chosen[1] / (chosen[0] + chosen[1]);
    };
    expect(share("2011-02-10")).toBeLessThan(share("2011-02-09"));
  });
});
