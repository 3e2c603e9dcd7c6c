import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { explainChoice } from "../../src/simulation/explain-choice.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario } = loadCase("netflix-2011");
const average = { plan: "both-1", worth: { streaming: 14, discs: 7 } };
const among = ["both-1", "streaming", "nothing"];

describe("the sum of a choice", () => {
  it("is that of the parts", () => {
    for (const { total, option: _, ...parts } of explainChoice(scenario, average, "2011-09-25")) {
      expect(total).toBeCloseTo(
        Object.values(parts).reduce((sum, part) => sum + part),
        12,
      );
    }
  });

  it("is what prices and parameters say", () => {
    const lossAversion = scenario.parameters["choice.lossAversion"]!.value;
    const unfairness = scenario.parameters["choice.unfairness"]!.value;
    const indifference = scenario.parameters["choice.indifference"]!.value;
    const [before] = explainChoice(scenario, average, "2011-07-11", among);
    expect(before).toEqual({
      ...{ option: "both-1", worth: 21, price: -9.99, sting: 0, goodwill: 0, hassle: 0, moving: 0 },
      total: 21 - 9.99,
    });
    const after = explainChoice(scenario, average, "2011-09-10", among);
    expect(after.map(({ option }) => option)).toEqual(["streaming", "both-1", "nothing"]);
    const [streaming, both, nothing] = after;
    const sting =
      (lossAversion - 1) * (15.98 - 9.99 * (1 + indifference)) + (unfairness * (15.98 - 9.99)) / 9.99;
    expect(both!.price).toBe(-15.98);
    expect(both!.sting).toBeCloseTo(-sting, 12);
    expect(both!.goodwill).toBeLessThan(0);
    expect(streaming!.goodwill).toBe(both!.goodwill);
    expect([streaming!.sting, streaming!.moving, nothing!.total]).toEqual([0, -1, -1]);
  });

  it("knows a reference price of the subscriber's own", () => {
    const used = explainChoice(scenario, { ...average, reference: 15.98 }, "2011-09-10", ["both-1"]);
    expect(used[0]!.sting).toBe(0);
  });

  it("leaves out what is not on offer", () => {
    const options = explainChoice(scenario, average, "2011-07-11").map(({ option }) => option);
    expect(options).toContain("redbox/kiosk");
    expect(options).not.toContain("dvd-1");
  });
});

it("is what a run decides by, once dollars explain everything", () => {
  const still = (id: string, value: number) => ({ [id]: { ...scenario.parameters[id]!, value } });
  const certain: Scenario = {
    ...scenario,
    // Nobody can know of a rival, so that all choose among the same options.
    rivals: {},
    events: scenario.events.filter(({ id }) => id === "price"),
    parameters: {
      ...scenario.parameters,
      // Unexplained liking of cents beside gaps of dollars, and everybody values the parts of a plan alike.
      ...still("choice.scale", 0.2),
      ...still("taste.streaming.mean", 10),
      ...still("taste.streaming.sd", 0),
      ...still("taste.discs.mean", 7),
      ...still("taste.discs.sd", 0),
    },
  };
  const someone = { plan: "both-1", worth: { streaming: 10, discs: 7 } };
  const best = (date: string) => explainChoice(certain, someone, date)[0]!.option;
  expect(best("2011-07-11")).toBe("both-1");
  expect(best("2011-09-20")).toBe("streaming");

  const { ledger, plans } = simulate(certain, { subscribers: 3000, seed: 1, until: "2011-09-30" });
  const sum = (column: Int32Array, plan: string, from: number, to: number) => {
    let total = 0;
    for (let day = from; day < to; day++) total += column[day * ledger.plans + plans.indexOf(plan)]!;
    return total;
  };
  // Days 0 to 10 are before the announcement, days 62 to 91 those on which September's bills come.
  expect(sum(ledger.switchedOut, "both-1", 0, 11)).toBe(0);
  expect(sum(ledger.leftChoice, "both-1", 0, 11)).toBe(0);
  const moved = sum(ledger.switchedOut, "both-1", 62, 92);
  expect(moved).toBeGreaterThan(100);
  expect(sum(ledger.switchedIn, "streaming", 62, 92)).toBeGreaterThanOrEqual(moved);
  // The second best, nothing, is $1.66 behind: 8 scales, a chance of 1 in 4,000 (logit).
  expect(sum(ledger.leftChoice, "both-1", 62, 92)).toBe(0);
  expect(sum(ledger.switchedIn, "dvd-1", 62, 92)).toBe(0);
});

it("refuses what is not in the scenario", () => {
  const explain = (change: object, date = "2011-09-10", options?: string[]) =>
    explainChoice(scenario, { ...average, ...change }, date, options);
  expect(() => explain({ plan: "both" })).toThrow(/unknown plan; must be one of streaming, .*: both$/);
  expect(() => explain({ worth: { disks: 1 } })).toThrow(/unknown component; .*: disks$/);
  expect(() => explain({ worth: { discs: Number.NaN } })).toThrow(/invalid worth of discs/);
  expect(() => explain({}, "2011-09-10", ["redbox"])).toThrow(/unknown option/);
  expect(() => explain({}, "2011-06-30")).toThrow(/invalid until/);
});
