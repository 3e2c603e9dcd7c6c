import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import { marketOf } from "../../src/simulation/market.ts";
import { type Audience, rivalState } from "../../src/simulation/rival-offers.ts";
import { happening, type Json, smallService } from "../support/small-service.ts";

const VALUES = { "rival.awarenessMonths": 1, "rival.stormReach": 0.1, "switching.horizon": 12 };

function stateOn(
  iso: string,
  events: Json[],
  { storm = 0, rival = {} as Json, audience = "existing" as Audience } = {},
) {
  const plans = { "by-mail": { components: { discs: 1 }, price: [{ from: "2010-01-01", amount: 9 }] } };
  const rivals = { rival: { title: "A rival", eligible: 0.8, reach: 0.25, plans, ...rival } };
  const scenario = smallService({ rivals, events }, VALUES);
  return rivalState(scenario, marketOf(scenario), 0, toDay(iso), storm, audience);
}

const offer = (changes: Json = {}): Json =>
  happening("competitor-offer", { rival: "rival", reach: 0.4, ...changes });
/** Part of a campaign's reach that has come about by the evening of a day. */
const told = (days: number): number => 1 - Math.exp(-days / 30.4375);

describe("a rival without events", () => {
  it("is what its own fields say", () => {
    expect(stateOn("2011-03-01", [])).toEqual({
      price: 9,
      extras: 0,
      freeDays: 0,
      reach: 0.25,
      eligible: 0.8,
    });
  });

  it("is not sold before its first price", () => {
    const plans = { "by-mail": { components: { discs: 1 }, price: [{ from: "2011-03-01", amount: 9 }] } };
    expect(stateOn("2011-02-28", [], { rival: { plans } }).price).toBeNaN();
    expect(stateOn("2011-03-01", [], { rival: { plans } }).price).toBe(9);
  });

  it("is told of by a public storm, up to its reference volume", () => {
    const reach = (storm: number): number => stateOn("2011-03-01", [], { storm }).reach;
    expect(reach(0.5)).toBeCloseTo(1 - 0.75 * 0.95, 12);
    expect(reach(1)).toBeCloseTo(1 - 0.75 * 0.9, 12);
    expect(reach(7)).toBe(reach(1));
  });
});

describe("an offer", () => {
  it("makes itself known from its announcement on, and stays known after its end", () => {
    const dated = offer({ effective: "2011-02-20", until: "2011-03-20", price: 7 });
    expect(stateOn("2011-02-09", [dated]).reach).toBe(0.25);
    expect(stateOn("2011-02-10", [dated]).reach).toBeCloseTo(1 - 0.75 * (1 - 0.4 * told(1)), 12);
    expect(stateOn("2011-06-10", [dated]).reach).toBeCloseTo(1 - 0.75 * (1 - 0.4 * told(121)), 12);
  });

  it("holds its price and extras while it can be taken up", () => {
    const dated = offer({ effective: "2011-02-20", until: "2011-03-20", price: 7, extras: 1 });
    for (const [iso, price, extras] of [
      ["2011-02-19", 9, 0],
      ["2011-02-20", 7, 1],
      ["2011-03-20", 7, 1],
      ["2011-03-21", 9, 0],
    ] as const) {
      expect(stateOn(iso, [dated])).toMatchObject({ price, extras });
    }
  });

  it("makes a free month worth the price that it spares, in whatever order the events stand", () => {
    const cheaper = happening("competitor-price-change", { rival: "rival", prices: { "by-mail": 6 } });
    const free = offer({ freeDays: 30 });
    const worth = ((30 / 30.4375) * 6) / 12;
    for (const events of [
      [free, cheaper],
      [cheaper, free],
    ]) {
      expect(stateOn("2011-03-01", events)).toMatchObject({ price: 6, extras: expect.closeTo(worth, 12) });
    }
  });

  it("spreads free days over the months of a switch, at its own price", () => {
    const free = { freeDays: 30 };
    const month = 30 / 30.4375;
    expect(stateOn("2011-02-10", [offer(free)]).extras).toBeCloseTo((9 * month) / 12, 12);
    expect(stateOn("2011-02-10", [offer({ ...free, price: 6, extras: 2 })]).extras).toBeCloseTo(
      2 + (6 * month) / 12,
      12,
    );
  });

  it("is for the plans it names", () => {
    const plans = {
      "by-mail": { components: { discs: 1 }, price: [{ from: "2010-01-01", amount: 9 }] },
      other: { components: { discs: 2 }, price: [{ from: "2010-01-01", amount: 12 }] },
    };
    const state = stateOn("2011-02-10", [offer({ plans: ["other"], price: 5 })], { rival: { plans } });
    expect(state).toMatchObject({ price: 9, reach: 0.25 });
  });

  it("may have conditions of its own", () => {
    expect(stateOn("2011-02-10", [offer({ eligible: 0.1 })]).eligible).toBe(0.1);
    expect(stateOn("2011-02-09", [offer({ eligible: 0.1 })]).eligible).toBe(0.8);
  });

  it("adds up with others as chances do", () => {
    const two = [offer(), offer({ id: "second", announced: "2011-03-10", reach: 0.5 })];
    const [days, later] = [
      toDay("2011-04-01") - toDay("2011-02-10"),
      toDay("2011-04-01") - toDay("2011-03-10"),
    ];
    const unaware = 0.75 * (1 - 0.4 * told(days + 1)) * (1 - 0.5 * told(later + 1));
    expect(stateOn("2011-04-01", two).reach).toBeCloseTo(1 - unaware, 12);
  });

  it("that is for subscribers alone, newcomers neither hear of nor get", () => {
    const aimed = offer({ price: 7, freeDays: 30, eligible: 1, for: "existing" });
    expect(stateOn("2011-03-01", [aimed])).toEqual(stateOn("2011-03-01", [offer({ ...aimed, for: "all" })]));
    expect(stateOn("2011-03-01", [aimed], { audience: "new" })).toEqual(stateOn("2011-03-01", []));
    const forNew = { ...aimed, for: "new" };
    expect(stateOn("2011-03-01", [forNew])).toEqual(stateOn("2011-03-01", []));
  });

  it("may begin on other days for newcomers", () => {
    const dated = offer({ price: 7, effective: { new: "2011-02-20", existing: "2011-03-20" } });
    expect(stateOn("2011-03-01", [dated]).price).toBe(9);
    expect(stateOn("2011-03-01", [dated], { audience: "new" }).price).toBe(7);
    expect(stateOn("2011-03-20", [dated]).price).toBe(7);
  });

  it("taken back ends, but stays known", () => {
    const undone = [
      offer({ price: 7 }),
      happening("reversal", { of: "competitor-offer", announced: "2011-03-01" }),
    ];
    expect(stateOn("2011-02-28", undone).price).toBe(7);
    const after = stateOn("2011-03-01", undone);
    expect(after.price).toBe(9);
    expect(after.reach).toBeGreaterThan(0.25);
  });
});

describe("a price change of a rival", () => {
  it("holds from its effective date on, until it is taken back", () => {
    const change = happening("competitor-price-change", {
      rival: "rival",
      prices: { "by-mail": 6 },
      effective: "2011-03-01",
    });
    const undo = happening("reversal", { of: "competitor-price-change", announced: "2011-04-01" });
    const prices = ["2011-02-28", "2011-03-01", "2011-04-01"].map(
      (iso) => stateOn(iso, [change, undo]).price,
    );
    expect(prices).toEqual([9, 6, 9]);
  });
});
