import { describe, expect, it } from "vitest";
import { marketOf } from "../../src/simulation/market.ts";
import { madeUp, smallService } from "../support/small-service.ts";

const market = marketOf(smallService());

describe("a market", () => {
  it("lays out plans, rivals' plans and nothing, in the order of the file", () => {
    expect(market.options).toEqual(["streaming", "both", "dvd", "rival/by-mail", "nothing"]);
    expect(market.plans).toEqual(["streaming", "both", "dvd"]);
    expect(market.options[market.nothing]).toBe("nothing");
    expect([...market.focal]).toEqual([1, 1, 1, 0, 0]);
  });

  it("groups plans by family, rivals each and nothing into alternatives", () => {
    expect(market.families).toEqual(["streaming", "both", "dvd"]);
    expect([...market.alternatives.of]).toEqual([0, 1, 2, 3, 4]);
    expect([...market.alternatives.joint]).toEqual([1, 1, 1, 0, 1]);
    expect(market.alternatives.count).toBe(5);
  });

  it("counts units with the exponent of their taste", () => {
    const plans = {
      "dvd-3": {
        family: "dvd",
        title: "3 discs",
        components: { discs: 3 },
        opening: { value: 10, ...madeUp },
        price: [{ from: "2010-01-01", amount: 18 }],
      },
      "dvd-1": {
        family: "dvd",
        title: "1 disc",
        components: { discs: 1 },
        price: [{ from: "2010-01-01", amount: 9 }],
      },
    };
    const tiers = marketOf(smallService({ plans, rivals: {} }, { "taste.discs.exponent": 0.6 }));
    expect(tiers.components).toEqual(["discs"]);
    expect([...tiers.amounts]).toEqual([expect.closeTo(3 ** 0.6, 12), 1, 0]);
    expect([...tiers.alternatives.of]).toEqual([0, 0, 1]);
  });

  it("has tastes for every component of any plan, nobody's below 0", () => {
    expect(market.components).toEqual(["streaming", "discs"]);
    expect(market.types.worth).toHaveLength(market.types.count * 2);
    expect(Math.min(...market.types.worth)).toBeGreaterThanOrEqual(0);
  });

  it("refuses more options than a choice can hold", () => {
    const { plans, ...rest } = smallService();
    const many = Object.fromEntries(
      Array.from({ length: 32 }, (_, index) => [`plan-${index}`, plans.streaming]),
    );
    expect(() => marketOf({ ...rest, rivals: {}, plans: many })).toThrow(/at most 31/);
  });
});
