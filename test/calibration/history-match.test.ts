import { describe, expect, it } from "vitest";
import { historyMatch, isRuledOut, type MatchTarget } from "../../src/calibration/history-match.ts";
import { latinHypercube } from "../../src/random/latin-hypercube.ts";
import { normalCdf, normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { implausibility } from "../../src/statistics/implausibility.ts";

const dimensions = 3;
const draw = (purpose: string, count: number): Float64Array[] =>
  latinHypercube(9, purpose, count, dimensions).map((uniforms) => uniforms.map(normalQuantile));
const luck = keyOf(13, "history matching test");

/** The first figure is the first coordinate, the second the product of the others; both with noise. */
const noise = 0.05;
let asked = 0;
const simulate = async (points: readonly Float64Array[]) =>
  points.map(([a, b, c]) => {
    const run = asked++;
    return [0, 1].map((k) => [a, b * c][k] + noise * normalQuantile(keyedUniform(luck, run, k)));
  });
const target = (id: string, observed: number, sd: number, variables: number[]): MatchTarget => ({
  id,
  observed,
  variance: sd * sd,
  chance: noise * noise,
  variables,
});
const targets = [target("sum", 1, 0.1, [0]), target("product", 0, 10, [1, 2])];
const options = { targets, draw, spared: [0, 0], runs: 300, wanted: 500, simulate };

describe("historyMatch", () => {
  it("leaves the share of the prior that lies within three standard deviations of what was observed", async () => {
    const { waves, points } = await historyMatch(options);
    const expected = normalCdf(1.3) - normalCdf(0.7);
    for (const { share } of waves) {
      // Draws that were tried for the 300 or 500: four binomial standard errors.
      const tried = 300 / expected;
      expect(Math.abs(share - expected)).toBeLessThan(
        4 * Math.sqrt((expected * (1 - expected)) / tried) + 0.01,
      );
    }
    expect(points).toHaveLength(500);
    for (const [a] of points) expect(Math.abs(a - 1)).toBeLessThan(0.32);
  });

  it("does not blame a model for chance", async () => {
    const { waves } = await historyMatch(options);
    for (const { emulators } of waves) {
      for (const { variance, fit } of emulators) {
        expect(fit.leftOutVariance).toBeGreaterThan(noise * noise * 0.6);
        expect(variance).toBeLessThan(noise * noise);
      }
    }
  });

  it("may spare the worst target", async () => {
    const impossible = [...targets, target("never", 1000, 1, [0])];
    const three = async (points: readonly Float64Array[]) =>
      (await simulate(points)).map((row, n) => [...row, points[n][0]]);
    const spared = await historyMatch({ ...options, targets: impossible, simulate: three, spared: [1] });
    expect(spared.points).toHaveLength(500);
    const [wave] = spared.waves;
    expect(isRuledOut(wave, spared.points[0])).toBe(false);
    expect(isRuledOut({ ...wave, spared: 0 }, spared.points[0])).toBe(true);
  });

  it("is the same again, and fills evenly what is left", async () => {
    asked = 0;
    const first = await historyMatch(options);
    asked = 0;
    expect((await historyMatch(options)).points).toEqual(first.points);
    const left = first.points.filter(([a]) => a < 1).length / first.points.length;
    const expected = (normalCdf(1) - normalCdf(0.7)) / (normalCdf(1.3) - normalCdf(0.7));
    expect(Math.abs(left - expected)).toBeLessThan(4 * Math.sqrt(0.25 / 500));
  });
});

it("implausibility as in the worked example: 6.3 against 5.5 with variances .04, .01 and .09", () => {
  expect(implausibility(6.3, 5.5, [0.04, 0.01, 0.09])).toBeCloseTo(2.1380899353, 9);
});
