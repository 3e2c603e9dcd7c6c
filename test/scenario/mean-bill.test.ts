import { expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { meanBill } from "../../src/scenario/mean-bill.ts";

it("weighs the prices of the first day by who pays them", () => {
  const { scenario } = loadCase("netflix-2011");
  const price = (amount: number, from = "2011-01-01") => [{ from, amount }];
  const plan = (people: number, prices: ReturnType<typeof price>) => ({
    ...scenario.plans["both-1"],
    opening: { value: people, evidence: "assumed", source: "a test" } as const,
    price: prices,
  });
  const old = [...price(5, "2009-01-01"), ...price(8), ...price(100, "2012-01-01")];
  const plans = { cheap: plan(300, old), dear: plan(100, price(16)), later: plan(0, []) };
  expect(meanBill({ plans, start: "2011-07-01" })).toBe((300 * 8 + 100 * 16) / 400);
  expect(meanBill({ plans: { later: plan(5, []) }, start: "2011-07-01" })).toBeUndefined();
});
