import { describe, expect, it } from "vitest";
import { arePossible } from "../../src/behaviour/possible-parameters.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";

const shared = loadSharedParameters();

describe("arePossible", () => {
  const underValues = (values: Record<string, number>) => (id: string) => values[id] ?? shared[id]?.value;

  it("knows that nobody thinks more than once a renewal", () => {
    expect(arePossible(underValues({}))).toBe(true);
    const inert = { "attention.inertShare": 0.8, "attention.inertRatio": 0 };
    expect(arePossible(underValues({ ...inert, "attention.ordinary": 0.19 }))).toBe(true);
    expect(arePossible(underValues({ ...inert, "attention.ordinary": 0.21 }))).toBe(false);
  });

  it("knows that ties are rounded to a whole number, of which there are at most nine", () => {
    expect(arePossible(underValues({ "wordOfMouth.ties": 9.4 }))).toBe(true);
    expect(arePossible(underValues({ "wordOfMouth.ties": 9.6 }))).toBe(false);
  });

  it("says nothing against parameters that are not there", () => {
    expect(arePossible(() => undefined)).toBe(true);
  });
});
