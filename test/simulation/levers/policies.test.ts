import { describe, expect, it } from "vitest";
import { toDay } from "../../../src/market/date.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { priceBookOf } from "../../../src/simulation/price-book.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { expectSameBytes, flowBetween, sumOf } from "../../support/ledger-checks.ts";
import { event, happening, type Json, smallService } from "../../support/small-service.ts";
import { expectChange, lever, netflix, netflixWith, quickRun } from "./netflix-worlds.ts";

const leftByChoice = ({ ledger }: Outcome): number => sumOf(ledger.leftChoice);
const keep = (changes: Json = {}): Json => lever("grandfathering", { of: "price", ...changes });
const steps = (...days: string[]): Json =>
  lever("rollout", {
    of: "price",
    steps: days.map((effective) => ({ share: 1 / days.length, effective })),
  });
const between = (first: string, last: string) => {
  const [from, to] = [first, last].map((iso) => toDay(iso) - toDay(netflix.start));
  return ({ ledger }: Outcome): number => flowBetween(ledger, ledger.leftChoice, from, to);
};
const halfYear = (scenario: Scenario): Outcome => simulate(scenario, { subscribers: 3000, seed: 5 });

describe("grandfathering", () => {
  const kept = netflixWith([keep()]);
  const untilSeptember = netflixWith([keep({ until: "2011-09-15" })]);

  it("lowers leaving, and the more the longer it holds", () => {
    expectChange(netflix, kept, leftByChoice, "-");
    expectChange(netflix, untilSeptember, leftByChoice, "-");
    expectChange(kept, untilSeptember, leftByChoice, "+");
  });

  it("until a day postpones leaving", () => {
    // The price was announced 51 days before it was charged; it is reckoned with from 51 days before the new day.
    const [before, after] = [between("2011-07-12", "2011-07-25"), between("2011-08-20", "2011-09-30")];
    expectChange(netflix, untilSeptember, before, "-");
    expectChange(kept, untilSeptember, after, "+");
  });

  it("of a family whose prices do not change is nothing, and of the others all", () => {
    expectSameBytes(quickRun(netflix), quickRun(netflixWith([keep({ families: ["streaming"] })])));
    expectSameBytes(quickRun(kept), quickRun(netflixWith([keep({ families: ["both"] })])));
  });

  it("keeps few from leaving where the rise is small, and many where it is large", () => {
    const rise = (amount: number): Json =>
      event({ prices: { both: amount }, notice: { channel: "e-mail", reach: 1 } });
    const [calm, violent] = [11, 20].map((amount) => {
      const world = (...more: Json[]) => smallService({ events: [rise(amount), ...more] });
      const policy = happening("grandfathering", { of: "change" });
      return leftByChoice(halfYear(world())) - leftByChoice(halfYear(world(policy)));
    });
    expect(calm).toBeGreaterThan(0);
    expect(violent).toBeGreaterThan(4 * calm);
  });

  it("announced later is not foreseen", () => {
    const late = priceBookOf(netflixWith([keep({ announced: "2011-08-10" })]));
    expect(late.expected("both-1", 0, toDay("2011-08-09"))).toBe(15.98);
    expect(late.expected("both-1", 0, toDay("2011-08-10"))).toBe(9.99);
    expect(late.charged("both-1", 0, toDay("2011-12-31"))).toBe(9.99);
  });
});

describe("a rollout", () => {
  const spread = netflixWith([steps("2011-08-15", "2011-09-15", "2011-11-15")]);

  it("spreads leaving over the days of its steps", () => {
    const book = priceBookOf(spread);
    const charged = (iso: string) => [0, 1, 2].map((cohort) => book.charged("both-1", cohort, toDay(iso)));
    expect(charged("2011-08-14")).toEqual([9.99, 9.99, 9.99]);
    expect(charged("2011-08-15")).toEqual([15.98, 9.99, 9.99]);
    expect(charged("2011-09-15")).toEqual([15.98, 15.98, 9.99]);
    expect(charged("2011-11-15")).toEqual([15.98, 15.98, 15.98]);
    const early = between("2011-08-15", "2011-08-31");
    const all = netflixWith([steps("2011-08-15")]);
    const none = netflixWith([steps("2011-11-15")]);
    // A third meets it in August: more leave than if nobody did, fewer than if all did.
    expectChange(none, spread, early, "+");
    expectChange(spread, all, early, "+");
    expectChange(spread, all, leftByChoice, "+");
  });

  it("in one step on the day of the event is the event", () => {
    expectSameBytes(quickRun(netflix), quickRun(netflixWith([steps("2011-09-01")])));
  });
});

describe("a price that a policy postpones", () => {
  it("is reckoned with as long before its day as it would have been without", () => {
    const book = priceBookOf(netflixWith([steps("2011-09-01", "2011-10-01")]));
    const expected = (iso: string) => [0, 1].map((cohort) => book.expected("both-1", cohort, toDay(iso)));
    expect(expected("2011-07-11")).toEqual([9.99, 9.99]);
    expect(expected("2011-07-12")).toEqual([15.98, 9.99]);
    expect(expected("2011-08-10")).toEqual([15.98, 9.99]);
    expect(expected("2011-08-11")).toEqual([15.98, 15.98]);
  });
});
