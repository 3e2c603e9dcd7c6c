import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoOf, toDay } from "../../src/market/date.ts";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { conditionsOn, type DayConditions, WorthTables } from "../../src/simulation/conditions.ts";
import { conditionsOfDays } from "../../src/simulation/conditions-of-days.ts";
import { marketOf } from "../../src/simulation/market.ts";
import { moodOf } from "../../src/simulation/mood.ts";
import { priceBookOf } from "../../src/simulation/price-book.ts";
import { randomScenario } from "../support/random-scenario.ts";
import { event, happening, smallService } from "../support/small-service.ts";

/** The conditions of all days that can be run: in a row, and each day by itself. */
function bothWays(scenario: Scenario): { inRow: DayConditions[]; single: DayConditions[] } {
  const start = toDay(scenario.start);
  const days = toDay(scenario.latest ?? scenario.until) - start + 1;
  const market = marketOf(scenario);
  const worths = new WorthTables(market);
  const book = priceBookOf(scenario);
  const mood = moodOf(scenario, start, days);
  return {
    inRow: conditionsOfDays(scenario, market, worths, book, mood, start, days),
    single: Array.from({ length: days }, (_, index) =>
      conditionsOn(scenario, market, worths, book, mood, start + index, index),
    ),
  };
}

/** ISO dates on which the two are not the same. */
function differing(scenario: Scenario): string[] {
  const { inRow, single } = bothWays(scenario);
  expect(inRow.length).toBe(single.length);
  return single.flatMap((day, index) =>
    isDeepStrictEqual(spelled(inRow[index]), spelled(day)) ? [] : [isoOf(day.day)],
  );
}

/** With the terms of movers written out, which may be left out where they are the same. */
function spelled({ byClass, forNewcomers, ...day }: DayConditions): unknown {
  const views = byClass.map((view) => {
    const { price, unfairness } = view.moving ?? view;
    return { ...view, moving: { price, unfairness } };
  });
  return { ...day, byClass: views, forNewcomers: forNewcomers && spelled(forNewcomers) };
}

describe("the conditions of many days", () => {
  it.each(listCases())("are those of each single day: %s", (id) => {
    expect(differing(loadCase(id).scenario)).toEqual([]);
  });

  it("are so whatever the scenario", () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        expect(differing(scenario)).toEqual([]);
      }),
      { seed: 23, numRuns: 60 },
    );
  });

  it("are so where a price is postponed, and reckoned with as long before its day as without that", () => {
    const rise = event({ id: "rise", effective: { new: "2011-02-10", existing: "2011-03-12" } });
    const kept = happening("grandfathering", { of: "rise", until: "2011-06-01" });
    const scenario = smallService({ events: [rise, kept] }, { "choice.anticipation": 0.5 });
    expect(differing(scenario)).toEqual([]);
    // Thirty days before 1 June, a date that stands nowhere in the scenario.
    const { inRow } = bothWays(scenario);
    const seen = ["2011-05-01", "2011-05-02"].map(
      (iso) => inRow[toDay(iso) - toDay(scenario.start)].byClass[0].price[1],
    );
    expect(seen[1]).toBeGreaterThan(seen[0]);
  });

  it("share what is equal on days in a row", () => {
    const { inRow } = bothWays(smallService({ events: [event({ effective: "2011-03-01" })] }));
    const views = new Set(inRow.map(({ byClass }) => byClass[0]));
    // Before the change, while it is announced, and once it is charged.
    expect(views.size).toBe(3);
  });
});
