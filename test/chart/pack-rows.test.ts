import { expect, test } from "vitest";
import { packRows } from "../../src/chart/pack-rows.ts";

test("extents take the lowest row in which they meet no other", () => {
  const extents = [
    { start: 0, end: 10 },
    { start: 5, end: 20 },
    { start: 12, end: 30 },
    { start: 11, end: 14 },
    { start: 40, end: 50 },
  ];
  expect(packRows(extents, 2)).toEqual([0, 1, 0, 2, 0]);
  expect(packRows(extents, 3)).toEqual([0, 1, 2, 3, 0]);
  expect(packRows([], 3)).toEqual([]);
});
