import { describe, expect, it } from "vitest";
import { componentAmounts, tasteTypes } from "../../src/behaviour/taste.ts";
import { normalCdf, normalDensity } from "../../src/random/normal.ts";

/** As many as a run has. */
const COUNT = 1024;

function column(worth: Float64Array, components: number, component: number): number[] {
  return Array.from({ length: worth.length / components }, (_, type) => worth[type * components + component]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((value, index) => (value - ma) * (b[index] - mb)));
}

describe("taste types", () => {
  // Means so high that nothing is cut at 0.
  const tastes = [
    { mean: 100, sd: 6, exponent: 1 },
    { mean: 200, sd: 3, exponent: 1 },
    { mean: 300, sd: 9, exponent: 1 },
  ];

  // Evenly spread points come closer to the distribution than as many independent draws, far closer in few dimensions.
  it.each([
    [1, 0.25],
    [2, 0.25],
    [3, 1],
  ])("of %i components have the given means and deviations", (count, errors) => {
    const own = tastes.slice(0, count);
    const { worth } = tasteTypes(own, 0, COUNT);
    own.forEach(({ mean: wanted, sd }, component) => {
      const values = column(worth, count, component);
      expect(Math.abs(mean(values) - wanted)).toBeLessThan((errors * sd) / Math.sqrt(COUNT));
      const deviation = Math.sqrt(covariance(values, values));
      expect(Math.abs(deviation - sd)).toBeLessThan(sd / Math.sqrt(2 * COUNT));
    });
  });

  it.each([-0.5, 0, 0.5, 0.9])("have correlation %d between the first two, none with a third", (rho) => {
    const correlation = (x: number[], y: number[]): number =>
      covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
    const error = (r: number): number => (1 - r * r) / Math.sqrt(COUNT);
    const two = tasteTypes(tastes.slice(0, 2), rho, COUNT).worth;
    expect(Math.abs(correlation(column(two, 2, 0), column(two, 2, 1)) - rho)).toBeLessThan(error(rho));
    const three = tasteTypes(tastes, rho, COUNT).worth;
    const [a, b, c] = [0, 1, 2].map((component) => column(three, 3, component));
    expect(Math.abs(correlation(a, b) - rho)).toBeLessThan(4 * error(rho));
    expect(Math.abs(correlation(a, c))).toBeLessThan(4 * error(0));
    expect(Math.abs(correlation(b, c))).toBeLessThan(4 * error(0));
  });

  it("are cut at 0: nobody pays to be rid of a component", () => {
    const { worth } = tasteTypes([{ mean: 3, sd: 6, exponent: 1 }], 0, COUNT);
    expect(Math.min(...worth)).toBe(0);
    const cut = 3 * normalCdf(0.5) + 6 * normalDensity(0.5);
    expect(Math.abs(mean([...worth]) - cut)).toBeLessThan((0.25 * 6) / Math.sqrt(COUNT));
    expect(worth.filter((value) => value === 0).length / COUNT).toBeCloseTo(normalCdf(-0.5), 2);
  });

  it("are all alike without deviation", () => {
    expect([...tasteTypes([{ mean: 5, sd: 0, exponent: 1 }], 0, 7).worth]).toEqual(new Array(7).fill(5));
  });
});

describe("component amounts", () => {
  const tastes = [
    { mean: 9, sd: 6, exponent: 1 },
    { mean: 7, sd: 6, exponent: 0.6 },
  ];

  it("count units with falling worth, and nothing as nothing", () => {
    const [streaming, discs] = componentAmounts(tastes, [1, 3]);
    expect(streaming).toBe(1);
    expect(discs).toBeCloseTo(3 ** 0.6, 12);
    expect([...componentAmounts(tastes, [0, 1])]).toEqual([0, 1]);
    expect([...componentAmounts([{ mean: 1, sd: 1, exponent: 0 }], [0])]).toEqual([0]);
  });
});
