import { describe, expect, it } from "vitest";
import { listCodedCases, loadCodingRules, loadCodings } from "../../src/node/data/coded-cases.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { centralClasses, drawClasses } from "../../src/validation/class-draw.ts";
import { scenarioOf } from "../../src/validation/coded-world.ts";

const number = { value: 12, low: 3, high: 40 };

describe("drawClasses", () => {
  it("depends on the name, the seed and the number of the draw, and on nothing else", () => {
    const first = drawClasses(3, 1)("leaving.click", number);
    const other = drawClasses(3, 1);
    other("severity.angry", number);
    expect(other("leaving.click", number)).toBe(first);
    expect(drawClasses(4, 1)("leaving.click", number)).not.toBe(first);
    expect(drawClasses(3, 2)("leaving.click", number)).not.toBe(first);
    expect(drawClasses(3, 1)("leaving.habit", number)).not.toBe(first);
  });

  it("stays in the range, and has the law of a prior", () => {
    const even = { value: 0, low: -1, high: 1 };
    const draws = 4000;
    const values = Array.from({ length: draws }, (_, draw) => drawClasses(draw, 7)("even", even));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
    // A normal of standard deviation 1 / 1.645 cut at 1.645 standard deviations: variance 1 - 2 a phi(a) / 0.9 of its own.
    const a = 1.6448536269514722;
    const density = Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
    const variance = (1 - (2 * a * density) / 0.9) / (a * a);
    const mean = values.reduce((sum, value) => sum + value, 0) / draws;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
    expect(Math.abs(spread / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
  });

  it("leaves a number without a range as it is", () => {
    expect(drawClasses(0, 1)("fixed", { value: 5 })).toBe(5);
    expect(centralClasses("any", number)).toBe(12);
  });
});

describe("a draw of worlds", () => {
  const rules = loadCodingRules();
  const shared = loadSharedParameters();
  const first = (id: string) => loadCodings(id, rules)[0];

  it("has one worth of a class in all cases, and each case's own numbers", () => {
    const classes = drawClasses(11, 1);
    const [hulu, sling] = ["hulu-live-2019-2023", "sling-2019-2023"].map((id) =>
      scenarioOf(first(id), rules, shared, classes),
    );
    // Both are niche: the same m.
    const mean = ({ parameters }: typeof hulu) => parameters["taste.offer.mean"].value;
    expect(mean(hulu)).toBeCloseTo(mean(sling), 3);
    const [ucan, antenna] = ["netflix-ucan-2022-2024", "netflix-us-2022-antenna"].map((id) =>
      scenarioOf(first(id), rules, shared, classes),
    );
    const share = ({ plans }: typeof ucan) =>
      (plans.standard.opening?.value ?? 0) /
      Object.values(plans).reduce((sum, { opening }) => sum + (opening?.value ?? 0), 0);
    expect(share(ucan)).not.toBeCloseTo(share(antenna), 3);
  });

  it("moves every coded case", () => {
    for (const id of listCodedCases()) {
      const central = scenarioOf(first(id), rules, shared);
      expect(scenarioOf(first(id), rules, shared, drawClasses(0, 1)), id).not.toEqual(central);
    }
  });
});
