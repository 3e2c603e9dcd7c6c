import { expect, it } from "vitest";
import { latinHypercube } from "../../src/random/latin-hypercube.ts";

it("every axis has one point in each slice, in an order of its own", () => {
  const points = latinHypercube(3, "test", 50, 4);
  const slices = [0, 1, 2, 3].map((axis) => points.map((point) => Math.floor(point[axis] * 50)));
  for (const axis of slices) expect([...axis].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
  expect(new Set(slices.map(String)).size).toBe(4);
});

it("is the same again, and another for another purpose", () => {
  expect(latinHypercube(3, "test", 9, 2)).toEqual(latinHypercube(3, "test", 9, 2));
  expect(latinHypercube(3, "other", 9, 2)).not.toEqual(latinHypercube(3, "test", 9, 2));
});
