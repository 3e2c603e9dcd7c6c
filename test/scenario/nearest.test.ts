import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, editDistance, nearest } from "../../src/scenario/nearest.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["price", "price", 0],
    ["pirce", "price", 1],
    ["prce", "price", 1],
    ["pricee", "price", 1],
    ["prize", "price", 1],
    ["kitten", "sitting", 3],
    // No letter is edited twice: the unrestricted distance would be 2.
    ["ca", "abc", 3],
  ])("of %j and %j is %d", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  it("is symmetric, 0 for the same word only, and between the lengths' difference and the greater length", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("is 1 after swapping two neighbours that differ", () => {
    fc.assert(
      fc.property(word, fc.nat(5), (text, at) => {
        fc.pre(at + 1 < text.length && text[at] !== text[at + 1]);
        expect(editDistance(text, text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2))).toBe(
          1,
        );
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("nearest", () => {
  it("gives the closest first, without those too far away", () => {
    expect(nearest("both1", ["streaming", "both-2", "both-1", "dvd-1"])).toEqual(["both-1"]);
    expect(nearest("both-9", ["both-2", "dvd-1", "both-1"])).toEqual(["both-1", "both-2"]);
    expect(nearest("zzzzzz", ["both-1"])).toEqual([]);
  });

  it("ranks every candidate when asked to", () => {
    expect(nearest("x", ["abc", "ab", "a"], 2, Infinity)).toEqual(["a", "ab"]);
  });

  it("does not mind capitals", () => {
    expect(nearest("PRICE", ["price"])).toEqual(["price"]);
  });
});

it("asks whether a near-miss was meant, and nothing else", () => {
  expect(didYouMean("pirce", ["title", "price"])).toBe("did you mean price?");
  expect(didYouMean("pirce", ["title"])).toBeUndefined();
  expect(didYouMean(5, ["5"])).toBeUndefined();
});
