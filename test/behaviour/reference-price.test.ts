import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stingOfPrice, updatedReferencePrice } from "../../src/behaviour/reference-price.ts";

describe("the reference price", () => {
  it("follows the bills as the reference says", () => {
    const after = new Map<number, number>();
    let reference = 9.99;
    for (let bill = 1; bill <= 12; bill++) {
      reference = updatedReferencePrice(reference, 15.98, 0.9);
      after.set(bill, reference);
    }
    expect(after.get(1)).toBeCloseTo(10.589, 10);
    expect(after.get(3)).toBeCloseTo(11.61329, 10);
    expect(after.get(6)).toBeCloseTo(12.796668, 6);
    expect(after.get(12)).toBeCloseTo(14.288247, 6);
    // Half-life in bills: ln 0.5 / ln of what is left of a gap after one.
    expect(Math.log(0.5) / Math.log(updatedReferencePrice(1, 0, 0.9))).toBeCloseTo(6.578813, 6);
  });

  it("stays at an unchanged price", () => {
    expect(updatedReferencePrice(8, 8, 0.9)).toBe(8);
  });
});

describe("the sting of a price", () => {
  const sting = (price: number, reference = 10) => stingOfPrice(price, reference, 1.6, 0.05, 2);

  it("is nothing at or below the reference price, or without one", () => {
    for (const price of [0, 9.99, 10]) expect(sting(price)).toBe(0);
    expect(sting(50, 0)).toBe(0);
  });

  it("is unfairness alone within the indifference band, and the loss beyond it", () => {
    expect(sting(10.5)).toBeCloseTo(2 * 0.05, 12);
    expect(sting(12)).toBeCloseTo(0.6 * 1.5 + 2 * 0.2, 12);
    expect(sting(15.98, 9.99)).toBeCloseTo(0.6 * (15.98 - 1.05 * 9.99) + 2 * (5.99 / 9.99), 12);
  });

  it("has its full unfairness at a doubling", () => {
    expect(sting(20)).toBeCloseTo(0.6 * 9.5 + 2, 12);
    expect(sting(30)).toBeCloseTo(0.6 * 19.5 + 2, 12);
  });

  it("never falls with the price, nor rises with the reference price", () => {
    const dollars = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(dollars, dollars, dollars, (a, b, reference) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(sting(high, reference)).toBeGreaterThanOrEqual(sting(low, reference));
        expect(sting(reference, high)).toBeLessThanOrEqual(sting(reference, low));
      }),
      { seed: 1 },
    );
  });

  it("is 0 with the reference effects off", () => {
    expect(stingOfPrice(20, 10, 1, 0, 0)).toBe(0);
  });
});
