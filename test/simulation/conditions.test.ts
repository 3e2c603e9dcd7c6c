import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import { conditionsOn, type DayConditions, WorthTables } from "../../src/simulation/conditions.ts";
import { marketOf } from "../../src/simulation/market.ts";
import { moodOf } from "../../src/simulation/mood.ts";
import { priceBookOf } from "../../src/simulation/price-book.ts";
import { event, happening, type Json, smallService } from "../support/small-service.ts";

const START = toDay("2011-01-01");
const VALUES = {
  "choice.anticipation": 0.4,
  "rebrand.hassle": 3,
  "rebrand.expected": 0.5,
  "goodwill.scale": 2,
};
const [STREAMING, BOTH, DVD, RIVAL, NOTHING] = [0, 1, 2, 3, 4];

function conditions(events: Json[], values: Record<string, number> = {}): (iso: string) => DayConditions {
  const scenario = smallService({ events }, { ...VALUES, ...values });
  const market = marketOf(scenario);
  const worths = new WorthTables(market);
  const book = priceBookOf(scenario);
  const mood = moodOf(scenario, START, 181);
  return (iso) => conditionsOn(scenario, market, worths, book, mood, toDay(iso), toDay(iso) - START);
}

/** What a class sees of one option. */
const seen = (day: DayConditions, option: number, priceClass = 0) => {
  const { available, price, burden } = day.byClass[priceClass];
  return { available: available[option], price: price[option], burden: burden[option] };
};

describe("the market of a day", () => {
  it("without events is what the scenario says", () => {
    const day = conditions([])("2011-03-01");
    expect(seen(day, STREAMING)).toEqual({ available: 1, price: 8, burden: 0 });
    expect(seen(day, DVD)).toEqual({ available: 0, price: 0, burden: 0 });
    expect(seen(day, RIVAL)).toMatchObject({ available: 1, price: 9 });
    expect(seen(day, NOTHING)).toEqual({ available: 1, price: 0, burden: 0 });
    expect([...day.charged[0]]).toEqual([8, 10, Number.NaN]);
    expect(day).toMatchObject({ damage: 0, storm: 0 });
    expect([...day.known]).toEqual([0]);
  });

  it("reckons with part of a rise that is announced, and with all of it when it is charged", () => {
    const on = conditions([event({ effective: { new: "2011-02-10", existing: "2011-04-01" } })]);
    expect(seen(on("2011-02-09"), BOTH).price).toBe(10);
    expect(seen(on("2011-02-10"), BOTH).price).toBeCloseTo(10.8, 12);
    expect(seen(on("2011-02-10"), BOTH, 1).price).toBe(12);
    expect(seen(on("2011-04-01"), BOTH).price).toBe(12);
    expect(on("2011-03-31").charged[0][BOTH]).toBe(10);
  });

  it("shows who would move what movers pay, once newcomers pay another price", () => {
    const on = conditions([event({ effective: { new: "2011-02-10", existing: "2011-04-01" } })]);
    const moving = (iso: string, priceClass: number) => {
      const view = on(iso).byClass[priceClass];
      return (view.moving ?? view).price[BOTH];
    };
    expect(moving("2011-02-09", 0)).toBe(10);
    expect([moving("2011-02-10", 0), moving("2011-02-10", 1)]).toEqual([12, 12]);
    expect(moving("2011-03-31", 0)).toBe(on("2011-03-31").charged[1][BOTH]);
  });

  it("has a rebranding's hassle, part of it while it is only announced, none after its reversal", () => {
    const rebrand = happening("rebrand", { families: ["both"], hassle: 0.5, effective: "2011-03-01" });
    const on = conditions([rebrand, happening("reversal", { of: "rebrand", announced: "2011-04-01" })]);
    const burdens = ["2011-02-09", "2011-02-10", "2011-03-01", "2011-03-31", "2011-04-01"].map((iso) =>
      [BOTH, STREAMING].map((option) => seen(on(iso), option).burden),
    );
    expect(burdens).toEqual([
      [0, 0],
      [0.75, 0],
      [1.5, 0],
      [1.5, 0],
      [0, 0],
    ]);
  });

  it("loses and gains content in shares of what is left, felt from the effective date", () => {
    const loss = happening("content-loss", { component: "streaming", share: 0.2, effective: "2011-03-01" });
    const gain = happening("content-gain", { component: "streaming", share: 0.5, announced: "2011-04-01" });
    const on = conditions([
      loss,
      gain,
      happening("reversal", { of: "content-loss", announced: "2011-05-01" }),
    ]);
    const [before, lost, gained, back] = ["2011-02-28", "2011-03-01", "2011-04-01", "2011-05-01"].map(
      (iso) => on(iso).byClass[0].worth,
    );
    const options = 5;
    for (const type of [0, 100, 1023]) {
      const cell = type * options + STREAMING;
      expect(lost[cell]).toBeCloseTo(0.8 * before[cell], 12);
      expect(gained[cell]).toBeCloseTo(1.2 * before[cell], 12);
      expect(back[cell]).toBeCloseTo(1.5 * before[cell], 12);
      // Discs stay as they were, in the bundle too.
      expect(gained[type * options + DVD]).toBe(before[type * options + DVD]);
      expect(gained[type * options + BOTH] - gained[cell]).toBeCloseTo(before[type * options + DVD], 12);
    }
    expect(on("2011-03-05").byClass[0].worth).toBe(lost);
  });

  it("weighs goodwill in dollars, and explains unfairness away", () => {
    const scandal = happening("media", { severity: 1 });
    const rise = event({ id: "rise", announced: "2011-02-11", effective: "2011-03-01" });
    const explain = happening("response", { to: "rise", kind: "explain", announced: "2011-02-12" });
    const values = { "choice.unfairness": 4, "response.explain": 0.25 };
    const on = conditions([scandal, rise, explain], values);
    const mood = moodOf(smallService({ events: [scandal] }), START, 181);
    const index = toDay("2011-02-11") - START;
    expect(on("2011-02-11").damage).toBeCloseTo(2 * mood.damage[index], 12);
    expect(on("2011-02-11").byClass[0].unfairness[BOTH]).toBe(4);
    const after = on("2011-02-12").byClass[0].unfairness;
    expect(after[BOTH]).toBeCloseTo(3, 12);
    // Other prices are not what was explained, and an explanation of something else explains no price.
    expect(after[STREAMING]).toBe(4);
    const aside = conditions([scandal, rise, { ...explain, to: "media" }], values);
    expect(aside("2011-02-12").byClass[0].unfairness[BOTH]).toBe(4);
  });

  it("counts those who know of a rival and can use it, while it is sold", () => {
    const entry = happening("competitor-entry", { rival: "rival", reach: 0.5 });
    const on = conditions([entry], { "rival.awarenessMonths": 0.01 });
    expect([...on("2011-06-01").known]).toEqual([expect.closeTo(0.5 * 0.8, 9)]);
    const offer = happening("competitor-offer", { rival: "rival", reach: 0.5, extras: 2 });
    expect(seen(conditions([offer])("2011-02-10"), RIVAL).burden).toBe(-2);
  });
});
