import { expect, it } from "vitest";
import { Recent } from "../../src/behaviour/recent.ts";

it("finds anew only what follows from other numbers", () => {
  let found = 0;
  const recent = new Recent<number>(2);
  const sum = (...numbers: number[]) =>
    recent.of([numbers], () => {
      found++;
      return numbers.reduce((a, b) => a + b, 0);
    });
  expect([sum(1, 2), sum(1, 2), sum(2, 2), sum(1, 2)]).toEqual([3, 3, 4, 3]);
  expect(found).toBe(2);
  expect(sum(5)).toBe(5);
  expect(sum(2, 2)).toBe(4);
  expect(found).toBe(4);
});

it("tells numbers apart to the last bit, and lists by their length", () => {
  const recent = new Recent<string>(9);
  recent.of([[0.3], [1]], () => "a");
  expect(recent.of([[0.1 + 0.2], [1]], () => "b")).toBe("b");
  expect(recent.of([[-0], [1]], () => "c")).toBe("c");
  expect(recent.of([[0], [1]], () => "d")).toBe("d");
  expect(recent.of([[0.3], [1, 1]], () => "e")).toBe("e");
  expect(recent.of([[0.3]], () => "f")).toBe("f");
  expect(recent.of([[Number.NaN]], () => "g")).toBe("g");
  expect(recent.of([[Number.NaN]], () => "h")).toBe("g");
});
