import { describe, expect, it } from "vitest";
import { withDraw } from "../../src/market/draw.ts";
import type { Parameters } from "../../src/market/parameter.ts";

const parameters: Parameters = {
  a: { value: 1, unit: "months", range: [0, 2], evidence: "literature", source: "x" },
  b: { value: 0.5, unit: "share of people", range: [0, 1], evidence: "assumed", source: "y" },
};

describe("withDraw", () => {
  it("replaces values and nothing else", () => {
    expect(withDraw(parameters, { a: 1.5 })).toEqual({ ...parameters, a: { ...parameters.a, value: 1.5 } });
    expect(parameters.a.value).toBe(1);
  });

  it("leaves alone what is kept", () => {
    const { a, b } = withDraw(parameters, { a: 1.5, b: 0.25 }, new Set(["a"]));
    expect([a.value, b.value]).toEqual([1, 0.25]);
  });

  it.each([
    [{ c: 1 }, 'draw: expected ids of parameters, found "c"'],
    [{ toString: 1 }, 'draw: expected ids of parameters, found "toString"'],
    [{ a: Number.NaN }, "draw: a: expected a number, found NaN"],
  ])("refuses %o", (draw, message) => {
    expect(() => withDraw(parameters, draw as Record<string, number>)).toThrow(new RangeError(message));
  });
});
