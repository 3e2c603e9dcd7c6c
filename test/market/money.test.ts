import { describe, expect, it } from "vitest";
import { breakEvenLoss, lifetimeValue, sustainablePrice } from "../../src/market/money.ts";

describe("break-even loss", () => {
  it("leaves the contribution as it was", () => {
    const [before, after, cost] = [9.99, 15.98, 5];
    const left = 1 - breakEvenLoss(before, after, cost);
    expect(left * (after - cost)).toBeCloseTo(before - cost, 12);
  });

  it("is above 1 where the old price did not pay for what a subscriber cost", () => {
    expect(breakEvenLoss(9.99, 15.98, 10.66)).toBeGreaterThan(1);
    expect(breakEvenLoss(9.99, 15.98, 9.99)).toBe(1);
  });

  it("is negative for a price cut and refuses a price below cost", () => {
    expect(breakEvenLoss(10, 9, 5)).toBeCloseTo(-0.25, 12);
    expect(() => breakEvenLoss(10, 5, 5)).toThrow(/must be above the cost 5: 5/);
  });
});

describe("lifetime value", () => {
  it("is the sum of the discounted contributions", () => {
    const [contribution, churn, discount] = [4, 0.042, 0.01];
    let sum = 0;
    for (let month = 0; month < 2000; month++) sum += contribution * ((1 - churn) / (1 + discount)) ** month;
    expect(lifetimeValue(contribution, churn, discount)).toBeCloseTo(sum, 8);
  });

  it("falls with churn and refuses a churn of 0", () => {
    expect(lifetimeValue(4, 0.0627, 0.01)).toBeLessThan(lifetimeValue(4, 0.042, 0.01));
    expect(() => lifetimeValue(4, 0, 0.01)).toThrow(/churn/);
  });
});

describe("sustainable price", () => {
  it("pays for content and delivery and leaves the margin", () => {
    const price = sustainablePrice(100e6, 20e6, 1, 0.1);
    expect(20e6 * (price * 0.9 - 1)).toBeCloseTo(100e6, 3);
  });
});
