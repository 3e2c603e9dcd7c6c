import { expect, it } from "vitest";
import { shuffled } from "../../src/random/shuffled.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";

it("gives every order of three equally often", () => {
  const key = keyOf(1, "shuffled test");
  const trials = 6000;
  const found = new Map<string, number>();
  for (let trial = 0; trial < trials; trial++) {
    const order = shuffled(3, (place) => keyedUniform(key, trial, place)).join();
    found.set(order, (found.get(order) ?? 0) + 1);
  }
  expect(found.size).toBe(6);
  // Four standard errors of a count: one in 16,000 by chance.
  const error = Math.sqrt(trials * (1 / 6) * (5 / 6));
  for (const count of found.values()) expect(Math.abs(count - trials / 6)).toBeLessThan(4 * error);
});

it("has each number once, and nothing to shuffle of one or none", () => {
  expect(shuffled(9, () => 0.5).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(shuffled(1, () => 0.5)).toEqual([0]);
  expect(shuffled(0, () => 0.5)).toEqual([]);
});
