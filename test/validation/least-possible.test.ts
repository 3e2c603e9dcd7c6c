import { expect, test } from "vitest";
import { leastPossible } from "../../src/validation/least-possible.ts";

test("net additions lose at most all of the eve; without an eve logic sets no end", () => {
  expect(leastPossible("netAdditions", 400_000)).toBe(-400_000);
  expect(leastPossible("netAdditions")).toBe(Number.NEGATIVE_INFINITY);
});

test("counts, closings and churn are not below 0, and a change takes all at most", () => {
  const counts = ["closing", "closing.dvd", "cancellations", "grossAdditions", "monthlyChurn"];
  expect(counts.map((quantity) => leastPossible(quantity, 400_000))).toEqual(counts.map(() => 0));
  expect(leastPossible("visits", 400_000)).toBe(-1);
});
