import { expect, test } from "vitest";
import { alluvialLayout } from "../../src/chart/alluvial-layout.ts";

const link = (from: string, to: string, people: number) => ({ from, to, people, color: "#000000" });

test("places are as high as they have people, and ribbons fill them from top to bottom", () => {
  const { left, right, ribbons } = alluvialLayout(
    ["a", "b", "empty"],
    ["c", "d"],
    [link("b", "c", 30), link("a", "d", 20), link("a", "c", 10), link("a", "d", 40)],
    110,
  );
  expect(left).toEqual([
    { title: "a", people: 70, top: 0, bottom: 70 },
    { title: "b", people: 30, top: 80, bottom: 110 },
  ]);
  expect(right).toEqual([
    { title: "c", people: 40, top: 0, bottom: 40 },
    { title: "d", people: 60, top: 50, bottom: 110 },
  ]);
  expect(ribbons.map(({ from, to, start, end }) => [from, to, start, end])).toEqual([
    ["a", "c", [0, 10], [0, 10]],
    ["a", "d", [10, 70], [50, 110]],
    ["b", "c", [80, 110], [10, 40]],
  ]);
});
