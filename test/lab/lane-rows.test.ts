import { expect, it } from "vitest";
import { laneRows } from "../../src/lab/view/lane-rows.ts";

const first = { id: "first", start: 0, end: 100 };
const second = { id: "second", start: 60, end: 160 };
const third = { id: "third", start: 200, end: 300 };

it("gives events the rows of where they are now", () => {
  const { rows, covered } = laneRows([first, second, third], undefined);
  expect([...rows]).toEqual([
    ["first", 0],
    ["second", 1],
    ["third", 0],
  ]);
  expect(covered.size).toBe(0);
  const moved = { ...first, start: 190, end: 290 };
  expect(laneRows([moved, second, third], undefined).rows.get("third")).toBe(1);
});

it("keeps rows while a hand holds an event, and names give way to the one held", () => {
  const { rows } = laneRows([first, second, third], undefined);
  const moved = { ...first, start: 190, end: 290 };
  const meanwhile = laneRows([moved, second, third], { id: "first", rows });
  expect([...meanwhile.rows]).toEqual([...rows]);
  expect([...meanwhile.covered]).toEqual(["third"]);
  const free = { ...first, start: 90, end: 190 };
  expect(laneRows([free, second, third], { id: "first", rows }).covered.size).toBe(0);
});

it("gives an event that comes into sight meanwhile a row of its own", () => {
  const { rows } = laneRows([first, second], undefined);
  expect(laneRows([first, second, third], { id: "first", rows }).rows.get("third")).toBe(2);
});
