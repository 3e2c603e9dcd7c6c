import { describe, expect, it } from "vitest";
import { compare, counterfactualOf, jobsOfBoth } from "../../src/experiment/compare.ts";
import { figureOf } from "../../src/experiment/figure-of.ts";
import { replicate } from "../../src/experiment/replicate.ts";
import type { MarketEvent } from "../../src/market/event.ts";
import { netflix, tiny } from "./tiny-runs.ts";

const later = {
  id: "rumour",
  type: "media",
  announced: "2012-11-01",
  severity: 1,
  evidence: "assumed",
  source: "made up for tests",
} as const satisfies MarketEvent;

describe("compare", () => {
  it("runs both worlds as they would run alone", async () => {
    const options = { ...tiny, seed: 3, replicates: 2 };
    const { base, counterfactual } = await compare(netflix, { without: ["qwikster"] }, options);
    expect(base).toEqual(await replicate(netflix, options));
    const { scenario } = counterfactualOf(netflix, { without: ["qwikster"] });
    expect(counterfactual).toEqual(await replicate(scenario, options));
  });

  it("takes the base from the counterfactual, figure by figure and seed by seed", async () => {
    const { base, counterfactual, difference } = await compare(
      netflix,
      { without: ["price"] },
      { ...tiny, replicates: 2 },
    );
    for (const [seed, periods] of difference.entries()) {
      for (const [at, period] of periods.entries()) {
        for (const quantity of ["closing", "cancellations", "monthlyChurn", "revenue", "closing.both"]) {
          expect(figureOf(period, quantity)).toBe(
            figureOf(counterfactual[seed][at], quantity) - figureOf(base[seed][at], quantity),
          );
        }
        expect(period.byTier["dvd-1"]).toBe(
          counterfactual[seed][at].byTier["dvd-1"] - base[seed][at].byTier["dvd-1"],
        );
        expect([period.period, period.start, period.end]).toEqual([
          base[seed][at].period,
          base[seed][at].start,
          base[seed][at].end,
        ]);
      }
    }
    expect(difference[0][0].closing).toBeGreaterThan(0);
  });

  it.each([
    ["an event that is announced after the last day goes", { without: ["redbox-price"] }, "2011-09-15"],
    ["an event that is announced after the last day is added", { with: later }, "2011-12-31"],
    ["a value is set to what it is", { set: ["events.price.prices.both-1=15.98"] }, "2011-12-31"],
  ])("finds no difference at all if %s", async (_, change, until) => {
    const { base, counterfactual, difference } = await compare(netflix, change, { ...tiny, until });
    expect(counterfactual).toEqual(base);
    const numbers = JSON.stringify(difference).match(/:-?\d[^,}]*/g) ?? [];
    expect(numbers.length).toBeGreaterThan(15);
    expect(new Set(numbers)).toEqual(new Set([":0"]));
  });

  it("differs only from the day on which the change reaches somebody", async () => {
    const { difference } = await compare(netflix, { without: ["redbox-price"] }, { subscribers: 3000 });
    const [third, fourth] = difference[0];
    expect([third.closing, third.cancellations, third.revenue]).toEqual([0, 0, 0]);
    expect(fourth.start).toBe("2011-10-01");
  });

  it("removes what refers to an event with it, and names all", async () => {
    const { removed, added } = await compare(netflix, { without: ["qwikster"] }, tiny);
    expect({ removed, added }).toEqual({ removed: ["qwikster", "qwikster-reversal"], added: [] });
    const all = await compare(netflix, { without: ["all"] }, tiny);
    expect(all.removed).toEqual(netflix.events.map(({ id }) => id));
  });

  it("takes several changes at once", async () => {
    const change = { without: ["starz", "qwikster"], with: [later], set: ["plans.streaming.title=Watch"] };
    const { scenario, removed, added } = counterfactualOf(netflix, change);
    expect(removed).toEqual(["starz", "qwikster", "qwikster-reversal"]);
    expect(added).toEqual(["rumour"]);
    expect(scenario.plans.streaming.title).toBe("Watch");
    expect(scenario.events).toHaveLength(netflix.events.length - 3 + 1);
  });

  it("runs both worlds over the same days", async () => {
    const { base, counterfactual } = await compare(netflix, { set: ["until=2012-06-30"] }, tiny);
    expect(counterfactual[0].map(({ period }) => period)).toEqual(base[0].map(({ period }) => period));
  });

  it("refuses worlds that start on different days", () => {
    expect(() => jobsOfBoth(netflix, { ...netflix, start: "2011-07-02" }, tiny)).toThrow(
      "start: expected 2011-07-01 in both worlds, found 2011-07-02",
    );
  });

  it.each([
    [{ without: ["qwikste"] }, "did you mean qwikster?"],
    [{ with: { ...later, id: "price" } }, "events"],
    [{ set: ["events.pric=1"] }, "the nearest are"],
  ])("refuses %o", async (change, message) => {
    await expect(compare(netflix, change, tiny)).rejects.toThrow(message);
  });
});

describe("figureOf", () => {
  it("says which figure a quarter lacks", async () => {
    const [[third]] = await replicate(netflix, tiny);
    expect(figureOf(third, "closing.both")).toBe(third.byPlan.both);
    expect(() => figureOf(third, "closing.bluray")).toThrow(
      "2011Q3: expected a figure named closing.bluray, found none",
    );
    expect(() => figureOf(third, "period")).toThrow(RangeError);
  });
});
