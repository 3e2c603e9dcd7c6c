import { expect, it } from "vitest";
import { directionOf } from "../../src/sensitivity/direction-of.ts";

it.each([
  [3, 3, "up"],
  [-3, 3, "down"],
  [-2.41, 3, "down"],
  [2.39, 3, "either"],
  [0, 3, "either"],
] as const)("of a mean effect of %d, of size %d, is %s", (mu, muStar, direction) => {
  expect(directionOf({ mu, muStar })).toBe(direction);
});
