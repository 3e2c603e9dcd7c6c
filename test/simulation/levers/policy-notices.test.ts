import { expect, it } from "vitest";
import { toDay } from "../../../src/market/date.ts";
import { marketOf } from "../../../src/simulation/market.ts";
import { noticesOf } from "../../../src/simulation/notice.ts";
import { priceBookOf } from "../../../src/simulation/price-book.ts";
import { event, happening, type Json, smallService } from "../../support/small-service.ts";

const mail = { channel: "e-mail", reach: 0.9 };
const rise = event({
  prices: { both: 12, streaming: 9 },
  effective: { new: "2011-02-10", existing: "2011-04-01" },
  notice: mail,
});
const keep = (changes: Json = {}): Json =>
  happening("grandfathering", { of: "change", families: ["both"], ...changes });

/** Months in which billing day 15 is woken at its renewal, by plan: `streaming` and `both`. */
function wakings(...more: Json[]): { streaming: number[]; both: number[] } {
  const scenario = smallService({ events: [rise, ...more] });
  const notices = noticesOf(scenario, marketOf(scenario), priceBookOf(scenario));
  const woken = (plan: number) =>
    [1, 2, 3, 4, 5, 6].filter((month) => notices.reachOn(toDay(`2011-0${month}-15`), 15, 0, plan) > 0);
  return { streaming: woken(0), both: woken(1) };
}

it("who keeps the price is woken neither by the mail nor by a bill", () => {
  expect(wakings()).toEqual({ streaming: [2, 5], both: [2, 5] });
  expect(wakings(keep())).toEqual({ streaming: [2, 5], both: [] });
});

it("who keeps it until a day is woken by the mail, and by the bill after that day", () => {
  expect(wakings(keep({ until: "2011-05-01" })).both).toEqual([2, 6]);
});

it("a policy announced after the mail comes too late for the mail, not for the bill", () => {
  expect(wakings(keep({ announced: "2011-03-01" })).both).toEqual([2]);
});

it("a policy's own mail goes to those whom it concerns", () => {
  const told = keep({ announced: "2011-03-01", notice: mail });
  expect(wakings(told)).toEqual({ streaming: [2, 5], both: [2, 3] });
});

it("each step of a rollout is woken by its own bill", () => {
  const steps = [
    { share: 0.5, effective: "2011-03-01" },
    { share: 0.5, effective: "2011-05-01" },
  ];
  const scenario = smallService({ events: [rise, happening("rollout", { of: "change", steps })] });
  const notices = noticesOf(scenario, marketOf(scenario), priceBookOf(scenario));
  const woken = (cohort: number) =>
    [3, 4, 5, 6].filter((month) => notices.reachOn(toDay(`2011-0${month}-15`), 15, cohort, 1) > 0);
  expect([0, 1].map(woken)).toEqual([[4], [6]]);
});

it("nobody is woken by a bill that a reversal spared", () => {
  const undo = happening("reversal", { of: "change", announced: "2011-03-01" });
  expect(wakings(undo)).toEqual({ streaming: [2], both: [2] });
});
