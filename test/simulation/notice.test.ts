import { describe, expect, it } from "vitest";
import { isoOf, toDay } from "../../src/market/date.ts";
import { billingDaysOn } from "../../src/simulation/calendar.ts";
import { marketOf } from "../../src/simulation/market.ts";
import { noticesOf } from "../../src/simulation/notice.ts";
import { priceBookOf } from "../../src/simulation/price-book.ts";
import { event, happening, type Json, smallService } from "../support/small-service.ts";

const [STREAMING, BOTH] = [0, 1];

/** Dates of the renewals at which a subscriber with a billing day is woken, with the reach; `iso reach`. */
function wakings(events: Json[], billingDay: number, plan = BOTH, priceClass = 0): string[] {
  const scenario = smallService({ events });
  const market = marketOf(scenario);
  const notices = noticesOf(scenario, market, priceBookOf(scenario));
  const found: string[] = [];
  for (let day = toDay("2011-01-01"); day <= toDay("2011-06-30"); day++) {
    const { first, last } = billingDaysOn(day);
    if (billingDay < first || billingDay > last) continue;
    const reach = notices.reachOn(day, billingDay, priceClass, plan);
    if (reach > 0) found.push(`${isoOf(day)} ${reach}`);
  }
  return found;
}

const mailed = (changes: Json = {}): Json =>
  event({
    effective: { new: "2011-02-10", existing: "2011-04-01" },
    notice: { channel: "e-mail", reach: 0.9 },
    ...changes,
  });

describe("a price change with an e-mail", () => {
  it.each([
    [15, "2011-02-15 0.9", "2011-05-15 1"],
    [11, "2011-02-11 0.9", "2011-05-11 1"],
    // Renewed on the very day: read before the next renewal.
    [10, "2011-03-10 0.9", "2011-05-10 1"],
    [9, "2011-03-09 0.9", "2011-05-09 1"],
    // The first changed bill comes on 1 April and is seen after it.
    [1, "2011-03-01 0.9", "2011-05-01 1"],
    [30, "2011-02-28 0.9", "2011-05-30 1"],
    [29, "2011-02-28 0.9", "2011-05-29 1"],
  ])(
    "wakes billing day %i at the renewal after it and at the one after the changed bill",
    (day, mail, bill) => {
      expect(wakings([mailed()], day)).toEqual([mail, bill]);
    },
  );

  it("wakes everybody exactly twice", () => {
    for (let billingDay = 1; billingDay <= 30; billingDay++) {
      expect(wakings([mailed()], billingDay)).toHaveLength(2);
    }
  });

  it("does not concern other plans, unless it goes to all", () => {
    expect(wakings([mailed()], 15, STREAMING)).toEqual([]);
    const toAll = mailed({ notice: { channel: "e-mail", reach: 0.5, to: "all" } });
    expect(wakings([toAll], 15, STREAMING)).toEqual(["2011-02-15 0.5"]);
  });

  it("wakes others by its wording as far as that says, and those it concerns in full", () => {
    const told = (wakesUnaffected: number) =>
      mailed({ notice: { channel: "e-mail", reach: 0.5, to: "all", wakesUnaffected } });
    expect(wakings([told(1)], 15, STREAMING)).toEqual(["2011-02-15 0.5"]);
    expect(wakings([told(0.5)], 15, STREAMING)).toEqual(["2011-02-15 0.25"]);
    expect(wakings([told(0)], 15, STREAMING)).toEqual([]);
    for (const wakes of [0, 0.5, 1]) {
      expect(wakings([told(wakes)], 15)).toEqual(["2011-02-15 0.5", "2011-05-15 1"]);
    }
  });

  it("does not concern those who joined at the new price", () => {
    expect(wakings([mailed()], 15, BOTH, 1)).toEqual([]);
  });

  it("wakes nobody by a bill that never changes", () => {
    expect(wakings([mailed({ effective: "2011-02-10", for: "new" })], 15)).toEqual([]);
    expect(wakings([mailed({ prices: { both: 10 } })], 15)).toEqual([]);
  });

  it("takes effect at once with the bill, where both are of one day", () => {
    expect(wakings([mailed({ effective: "2011-02-10" })], 15)).toEqual(["2011-02-15 0.9", "2011-03-15 1"]);
  });

  it("of before the start still wakes at the first renewals", () => {
    const before = mailed({ announced: "2010-12-20", effective: "2010-12-20" });
    expect(wakings([before], 15)).toEqual(["2011-01-15 0.9", "2011-02-15 1"]);
    expect(wakings([before], 25)).toEqual(["2011-01-25 1"]);
  });
});

describe("notices", () => {
  const letter = (changes: Json = {}): Json =>
    happening("notice", { notice: { channel: "letter", reach: 0.4 }, announced: "2011-03-05", ...changes });

  it("about nothing in particular wake everybody once", () => {
    for (const plan of [STREAMING, BOTH]) expect(wakings([letter()], 15, plan)).toEqual(["2011-03-15 0.4"]);
  });

  it("about an event wake whom it touches", () => {
    const about = [event({ effective: "2011-06-20" }), letter({ about: "change" })];
    expect(wakings(about, 15, BOTH)).toEqual(["2011-03-15 0.4"]);
    expect(wakings(about, 15, STREAMING)).toEqual([]);
  });

  it("of one month do not add up: the one that reaches most counts", () => {
    const more = letter({ id: "second", notice: { channel: "app", reach: 0.7 }, announced: "2011-03-10" });
    expect(wakings([letter(), more], 15)).toEqual(["2011-03-15 0.7"]);
    expect(wakings([letter(), more], 7)).toEqual(["2011-03-07 0.4", "2011-04-07 0.7"]);
  });

  it("of other events go to whom these touch", () => {
    const notice = { channel: "e-mail", reach: 1 };
    const rebrand = happening("rebrand", { families: ["both"], notice });
    expect(wakings([rebrand], 15, BOTH)).toEqual(["2011-02-15 1"]);
    expect(wakings([rebrand], 15, STREAMING)).toEqual([]);
    const films = happening("content-loss", { component: "discs", share: 0.1, notice });
    expect(wakings([films], 15, BOTH)).toEqual(["2011-02-15 1"]);
    expect(wakings([films], 15, STREAMING)).toEqual([]);
  });
});
