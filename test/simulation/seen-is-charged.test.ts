import { expect, it } from "vitest";
import { simulate } from "../../src/simulation/simulate.ts";
import { sumOf } from "../support/ledger-checks.ts";
import { baseline, type Json, madeUp, smallService } from "../support/small-service.ts";

/** Both is 2 dollars cheaper or dearer for newcomers from the beginning, for others from June. */
function world(change: number) {
  const repricing: Json = {
    id: "repricing",
    type: "price-change",
    title: "Both costs another price",
    announced: "2011-01-01",
    effective: { new: "2011-01-01", existing: "2011-06-01" },
    prices: { both: 10 + change },
    ...madeUp,
  };
  return smallService(
    { events: [repricing], joining: { trialDays: 0, baseline: [baseline(0, 0)] } },
    { "switching.cost": 0, "choice.anticipation": 0, "return.share": 0, "attention.notice": 0 },
  );
}

const run = (change: number) => simulate(world(change), { subscribers: 20_000, until: "2011-03-31" });

it("who moves to a plan that newcomers get cheaper does so at once, and pays what was seen", () => {
  const { ledger, plans } = run(-2);
  const [streaming, both] = [plans.indexOf("streaming"), plans.indexOf("both")];
  let moved = 0;
  let billed = 0;
  for (let day = 0; day < ledger.days; day++) {
    moved += ledger.switchedIn[day * plans.length + both];
    billed += ledger.revenue[day * plans.length + streaming];
  }
  expect(moved).toBeGreaterThan(100);
  expect(billed).toBeGreaterThan(0);
  // Nobody regrets it, and nobody else is touched: who holds both pays 10 until June.
  expect(sumOf(ledger.switchedOut)).toBe(moved);
  expect(sumOf(ledger.leftChoice)).toBe(0);
});

it("nobody moves to a plan that is dearer for who moves, and whoever has it keeps it", () => {
  const { ledger } = run(2);
  expect(sumOf(ledger.switchedIn)).toBe(0);
  expect(sumOf(ledger.leftChoice)).toBe(0);
});
