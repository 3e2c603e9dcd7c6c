import { expect, test } from "vitest";
import { constantElasticity, predictedByElasticity } from "../../src/validation/elasticity.ts";

const window = (episode: string, priceChange: number, effect: number) => ({
  episode,
  priceChange,
  persistence: 2,
  observed: 2 + effect,
});

test("an elasticity that made the outcomes is found, and left-out episodes do not move it", () => {
  const windows = [window("a", 0.1, -5), window("b", 0.2, -10), window("c", -0.5, 1900), window("d", 0, 7)];
  expect(constantElasticity(windows, "c")).toBeCloseTo(-0.5, 12);
  expect(predictedByElasticity(-0.5, 0.3, 2)).toBeCloseTo(-13, 12);
});

test("as many windows lost more by each per cent as lost less, whatever the size of the extreme ones", () => {
  const windows = [
    window("a", 0.1, -3),
    window("b", 0.3, -3),
    window("c", 0.15, 1.5),
    window("d", -0.5, 1900),
  ];
  expect(constantElasticity(windows)).toBeCloseTo((-0.3 - 0.1) / 2, 12);
  expect(constantElasticity([...windows, window("e", 0.2, -9)])).toBeCloseTo(-0.3, 12);
});

test("without a price change elsewhere there is none", () => {
  expect(constantElasticity([window("a", 0.1, -5)], "a")).toBe(0);
});
