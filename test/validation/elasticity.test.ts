import { expect, test } from "vitest";
import { constantElasticity, elasticityForecast } from "../../src/validation/elasticity.ts";

const window = (episode: string, priceChange: number, effect: number) => ({
  episode,
  priceChange,
  persistence: 2,
  observed: 2 + effect,
});

test("an elasticity that made the outcomes is found, and left-out episodes do not move it", () => {
  const windows = [window("a", 0.1, -5), window("b", 0.2, -10), window("c", -0.5, 1900), window("d", 0, 7)];
  expect(constantElasticity(windows, "c")).toBeCloseTo(-0.5, 12);
  expect(elasticityForecast(-0.5, 0.3, 2)).toBeCloseTo(-13, 12);
});

test("least absolute errors: no other elasticity is nearer in sum", () => {
  const windows = [window("a", 0.1, -3), window("b", 0.3, -2), window("c", 0.15, 1), window("d", 0.2, -9)];
  const loss = (elasticity: number) =>
    windows.reduce(
      (sum, one) => sum + Math.abs(one.observed - elasticityForecast(elasticity, one.priceChange, 2)),
      0,
    );
  const best = loss(constantElasticity(windows));
  for (let other = -2; other <= 2; other += 0.01) expect(loss(other)).toBeGreaterThanOrEqual(best - 1e-9);
});

test("without a price change elsewhere there is none", () => {
  expect(constantElasticity([window("a", 0.1, -5)], "a")).toBe(0);
});
