import { expect, test } from "vitest";
import { freePlace } from "../../src/chart/free-place.ts";

const size = { width: 20, height: 10 };
const plot = { width: 200, height: 100 };
const middle = { x: 100, y: 50 };
const box = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom });

test("a text stands at the upper right of its point", () => {
  expect(freePlace(middle, size, plot, [])).toEqual({ place: { x: 116, y: 39 }, box: box(106, 126, 34, 44) });
});

test("or where it meets nothing, and if possible nothing pale, inside the plot", () => {
  const right = box(101, 200, 0, 100);
  expect(freePlace(middle, size, plot, [right]).place).toEqual({ x: 84, y: 39 });
  expect(freePlace(middle, size, plot, [right], [box(0, 99, 0, 50)]).place).toEqual({ x: 84, y: 61 });
  expect(freePlace(middle, size, plot, [right], [box(0, 200, 0, 100)]).place).toEqual({ x: 84, y: 39 });
  expect(freePlace({ x: 195, y: 5 }, size, plot, []).place).toEqual({ x: 179, y: 16 });
});

test("or at the upper right after all if nothing is free", () => {
  expect(freePlace(middle, size, plot, [box(0, 200, 0, 100)]).place).toEqual({ x: 116, y: 39 });
});
