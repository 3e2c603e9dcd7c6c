import { describe, expect, it } from "vitest";
import { carriedOver } from "../../src/scenario/carried-over.ts";

const base = {
  a: 1,
  deep: { b: 2, list: [1, 2] },
  events: [
    { id: "x", n: 1, m: 1 },
    { id: "y", n: 2 },
  ],
};

describe("carriedOver", () => {
  it("gives the target where nothing was changed", () => {
    const target = {
      a: 9,
      deep: { b: 8, list: [7] },
      events: [
        { id: "x", n: 6, m: 5 },
        { id: "y", n: 4 },
      ],
    };
    expect(carriedOver(base, structuredClone(base), target)).toEqual(target);
  });

  it("carries over what was set, and leaves the rest of the target", () => {
    const changed = {
      ...base,
      deep: { b: 2, list: [3] },
      events: [
        { id: "x", n: 7, m: 1 },
        { id: "y", n: 2 },
      ],
    };
    const target = {
      a: 9,
      deep: { b: 8, list: [7] },
      events: [
        { id: "x", n: 6, m: 5 },
        { id: "y", n: 4 },
      ],
    };
    expect(carriedOver(base, changed, target)).toEqual({
      a: 9,
      deep: { b: 8, list: [3] },
      events: [
        { id: "x", n: 7, m: 5 },
        { id: "y", n: 4 },
      ],
    });
  });

  it("carries over elements that were taken out and put in", () => {
    const changed = {
      ...base,
      events: [
        { id: "z", n: 3 },
        { id: "y", n: 2 },
      ],
    };
    const target = {
      ...base,
      events: [
        { id: "x", n: 6, m: 5 },
        { id: "y", n: 4 },
      ],
    };
    expect(carriedOver(base, changed, target).events).toEqual([
      { id: "z", n: 3 },
      { id: "y", n: 4 },
    ]);
  });

  it("carries over keys that were taken out and put in", () => {
    const changed = { a: 1, c: 3 } as Record<string, unknown>;
    expect(carriedOver<Record<string, unknown>>(base, changed, { ...base, a: 5 })).toEqual({ a: 5, c: 3 });
  });
});
