import { expect, test } from "vitest";
import { eachFor } from "../../src/chart/each-for.ts";

test.each([
  [1, "each for one person"],
  [1.2, "each for 1.2 people"],
  [2, "each for 2 people"],
  [245.9, "each for 246 people"],
  [81966.7, "each for 81,967 people"],
])("%d", (people, text) => {
  expect(eachFor(people)).toBe(text);
});
