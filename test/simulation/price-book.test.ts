import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import { priceBookOf, priceOn } from "../../src/simulation/price-book.ts";
import { event, happening, type Json, smallService } from "../support/small-service.ts";

/** Prices of `both` (or another plan): who subscribed at the opening, and who joins that day. */
function priceAt(events: Json[], iso: string, plan = "both") {
  const book = priceBookOf(smallService({ events }));
  const day = toDay(iso);
  const joining = book.classOn(day, 0.5);
  return {
    existing: book.charged(plan, 0, day),
    expected: book.expected(plan, 0, day),
    joining: book.charged(plan, joining, day),
  };
}

describe("a price path", () => {
  it("holds from its steps on, and is no price before the first", () => {
    const path = [
      { from: "2011-01-01", amount: 9 },
      { from: "2011-03-01", amount: 10 },
    ];
    expect(priceOn(path, toDay("2010-12-31"))).toBeNaN();
    expect(priceOn(path, toDay("2011-02-28"))).toBe(9);
    expect(priceOn(path, toDay("2011-03-01"))).toBe(10);
    expect(priceOn([], toDay("2011-03-01"))).toBeNaN();
  });

  it("is the price of everybody without events", () => {
    const book = priceBookOf(smallService());
    expect(book.classDays).toEqual([]);
    expect(book.charged("both", 0, toDay("2011-02-01"))).toBe(10);
    expect(book.charged("dvd", 0, toDay("2011-02-01"))).toBeNaN();
    expect(book.expected("dvd", 0, toDay("2011-02-01"))).toBeNaN();
  });
});

describe("a price change", () => {
  const later = [event({ effective: { new: "2011-02-10", existing: "2011-04-01" } })];

  it("meets new subscribers at once and existing ones at their date, and both expect it at once", () => {
    expect(priceAt(later, "2011-02-09")).toEqual({ existing: 10, expected: 10, joining: 10 });
    expect(priceAt(later, "2011-02-10")).toEqual({ existing: 10, expected: 12, joining: 12 });
    expect(priceAt(later, "2011-03-31")).toEqual({ existing: 10, expected: 12, joining: 12 });
    expect(priceAt(later, "2011-04-01")).toEqual({ existing: 12, expected: 12, joining: 12 });
  });

  it("is the same for who joined since, whenever they are asked", () => {
    const book = priceBookOf(smallService({ events: later }));
    expect(book.classDays).toEqual([toDay("2011-02-10")]);
    expect([book.classOn(toDay("2011-02-09"), 0.5), book.classOn(toDay("2011-02-10"), 0.5)]).toEqual([0, 1]);
    expect(book.charged("both", 1, toDay("2011-03-01"))).toBe(12);
  });

  it("for new subscribers alone leaves the others their price for good, and they expect no other", () => {
    const grandfathered = [event({ for: "new" })];
    expect(priceAt(grandfathered, "2011-06-30")).toEqual({ existing: 10, expected: 10, joining: 12 });
  });

  it("of before the start holds at the start", () => {
    expect(priceAt([event({ announced: "2010-12-01" })], "2011-01-01").existing).toBe(12);
  });

  it.each(["2010-12-01", "2010-12-31", "2011-01-01"])(
    "of %s meets those who subscribe at the opening at their own date",
    (announced) => {
      const straddling = [event({ announced, effective: { new: announced, existing: "2011-04-01" } })];
      expect(priceAt(straddling, "2011-01-01")).toEqual({ existing: 10, expected: 12, joining: 12 });
      expect(priceAt(straddling, "2011-04-01")).toEqual({ existing: 12, expected: 12, joining: 12 });
      expect(priceAt([event({ announced, for: "new" })], "2011-06-30")).toEqual({
        existing: 10,
        expected: 10,
        joining: 12,
      });
    },
  );

  it("is undone by its reversal, from the reversal's date on, in bills and in expectations", () => {
    const reversed = [...later, happening("reversal", { of: "change", announced: "2011-03-01" })];
    expect(priceAt(reversed, "2011-02-28")).toEqual({ existing: 10, expected: 12, joining: 12 });
    expect(priceAt(reversed, "2011-03-01")).toEqual({ existing: 10, expected: 10, joining: 10 });
    expect(priceAt(reversed, "2011-04-01")).toEqual({ existing: 10, expected: 10, joining: 10 });
    const book = priceBookOf(smallService({ events: reversed }));
    expect(book.charged("both", 1, toDay("2011-03-15"))).toBe(10);
  });
});

describe("two changes", () => {
  const first = event({ id: "first", prices: { both: 11 } });
  const second = event({ id: "second", prices: { both: 13 } });

  it("of one day apply in the order of the file", () => {
    expect(priceAt([first, second], "2011-02-10").existing).toBe(13);
    expect(priceAt([second, first], "2011-02-10").existing).toBe(11);
  });

  it("hold by the date of their effect, whichever was announced or written first", () => {
    const late = { ...first, effective: "2011-05-01" };
    const early = { ...second, announced: "2011-03-01" };
    for (const events of [
      [late, early],
      [early, late],
    ]) {
      expect(priceAt(events, "2011-03-01").existing).toBe(13);
      expect(priceAt(events, "2011-05-01").existing).toBe(11);
    }
  });

  it("put those who came between them into a class of their own", () => {
    const next = {
      ...second,
      announced: "2011-04-10",
      effective: { new: "2011-04-10", existing: "2011-06-01" },
    };
    const book = priceBookOf(smallService({ events: [first, next] }));
    expect(book.classDays).toEqual([toDay("2011-02-10"), toDay("2011-04-10")]);
    const day = toDay("2011-05-01");
    expect([0, 1, 2].map((priceClass) => book.charged("both", priceClass, day))).toEqual([11, 11, 13]);
    const then = toDay("2011-06-01");
    expect([0, 1, 2].map((priceClass) => book.charged("both", priceClass, then))).toEqual([13, 13, 13]);
  });

  it("reversed one by one leave the other", () => {
    const undo = happening("reversal", { of: "second", announced: "2011-04-01" });
    expect(priceAt([first, second, undo], "2011-04-01").existing).toBe(11);
  });
});

describe("an added plan", () => {
  const split = happening("plan-split", {
    effective: { new: "2011-02-10", existing: "2011-04-01" },
    prices: { both: 16, dvd: 8 },
    adds: ["dvd"],
  });

  it("is sold to everybody from the date for new subscribers, and to nobody before", () => {
    expect(priceAt([split], "2011-02-09", "dvd").expected).toBeNaN();
    expect(priceAt([split], "2011-02-10", "dvd")).toEqual({ existing: 8, expected: 8, joining: 8 });
    expect(priceAt([split], "2011-02-10", "both")).toEqual({ existing: 10, expected: 16, joining: 16 });
  });

  it("that is announced before it is sold is not expected, for it cannot be had", () => {
    const announced = [{ ...split, effective: "2011-04-01" }];
    expect(priceAt(announced, "2011-03-31", "dvd").expected).toBeNaN();
    expect(priceAt(announced, "2011-04-01", "dvd").existing).toBe(8);
  });

  it("that is withdrawn is sold no more, while its holders go on paying", () => {
    const withdrawn = [split, happening("reversal", { of: "plan-split", announced: "2011-05-01" })];
    expect(priceAt(withdrawn, "2011-05-01", "dvd").expected).toBeNaN();
    expect(priceAt(withdrawn, "2011-05-01", "dvd").existing).toBe(8);
    expect(priceAt(withdrawn, "2011-05-01", "both")).toEqual({ existing: 10, expected: 10, joining: 10 });
  });
});
