import { describe, expect, it } from "vitest";
import { type AbcProblem, type AbcSample, abcSmc } from "../../src/calibration/abc-smc.ts";
import { latinHypercube } from "../../src/random/latin-hypercube.ts";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";

const particles = 4000;
const start = (dimensions: number, purpose = "start"): Float64Array[] =>
  latinHypercube(5, purpose, particles, dimensions).map((uniforms) => uniforms.map(normalQuantile));

/** Figures that a function of the point gives, without chance. */
function exact(targets: AbcProblem["targets"], figures: (point: Float64Array) => number[]): AbcProblem {
  return { targets, summaries: async (points) => points.map(figures) };
}

const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

/**
 * Particles that resampling made of one are no new draws until they have moved: four standard errors of a tenth as many
 * independent draws.
 */
const error = (sd: number): number => 4 * (sd / Math.sqrt(particles / 10));

function expectNormal(values: readonly number[], mean: number, variance: number): void {
  const found = moments(values);
  expect(Math.abs(found.mean - mean)).toBeLessThan(error(Math.sqrt(variance)));
  expect(Math.abs(found.variance - variance)).toBeLessThan(error(variance * Math.SQRT2));
}

const coordinate = (sample: AbcSample, index: number): number[] => sample.points.map((point) => point[index]);

describe("abcSmc", () => {
  it("the toy: theta ~ N(0, 1), x | theta ~ N(theta, 1), x = 1 has the posterior N(1/2, 1/2)", async () => {
    const toy = exact([{ observed: 1, variance: 1 }], ([theta]) => [theta]);
    const sample = await abcSmc(toy, { seed: 1, start: start(1), moves: 5, lastMoves: 10 });
    expectNormal(coordinate(sample, 0), 0.5, 0.5);
  });

  it("the same if x itself is simulated and the kernel is narrow: N(c, c) with c = 1 / (1 + 1 + kernel)", async () => {
    const luck = keyOf(11, "toy");
    const kernel = 0.2 ** 2;
    let asked = 0;
    const toy: AbcProblem = {
      targets: [{ observed: 1, variance: kernel }],
      summaries: async (points) =>
        points.map(([theta]) => [theta + normalQuantile(keyedUniform(luck, asked++, 0))]),
    };
    const sample = await abcSmc(toy, { seed: 2, start: start(1), moves: 10, lastMoves: 60 });
    const share = 1 / (2 + kernel);
    expectNormal(coordinate(sample, 0), share, 1 - share);
    expect(sample.generations.length).toBeGreaterThan(2);
  });

  it("two figures of three coordinates, of which the third is not informed", async () => {
    // x1 = a + b seen as 2 with variance 1/2, x2 = a - b as 0 with variance 1: precision I + X' V^-1 X.
    const targets = [
      { observed: 2, variance: 0.5 },
      { observed: 0, variance: 1 },
    ];
    const problem = exact(targets, ([a, b]) => [a + b, a - b]);
    const sample = await abcSmc(problem, { seed: 3, start: start(3), lastMoves: 30 });
    // Precision [[4, 1], [1, 4]], so covariance [[4, -1], [-1, 4]] / 15, and mean covariance x [4, 4].
    expectNormal(coordinate(sample, 0), 0.8, 4 / 15);
    expectNormal(coordinate(sample, 1), 0.8, 4 / 15);
    expectNormal(coordinate(sample, 2), 0, 1);
    const sum = sample.points.map(([a, b]) => a + b);
    expectNormal(sum, 1.6, 6 / 15);
  });

  it("both sides of a posterior with two peaks", async () => {
    const problem = exact([{ observed: 1, variance: 0.01 }], ([x]) => [x * x]);
    const sample = await abcSmc(problem, { seed: 4, start: start(1), lastMoves: 20 });
    const right = coordinate(sample, 0).filter((x) => x > 0).length / particles;
    expect(Math.abs(right - 0.5)).toBeLessThan(error(0.5));
    expect(moments(coordinate(sample, 0).map(Math.abs)).mean).toBeCloseTo(1, 1);
  });

  it("stays where points are possible", async () => {
    const problem = {
      ...exact([{ observed: 0, variance: 1 }], ([x]: Float64Array) => [x]),
      isPossible: ([x]: Float64Array) => x > 0,
    };
    const sample = await abcSmc(problem, { seed: 5, start: start(1).filter(([x]) => x > 0), lastMoves: 20 });
    expect(Math.min(...coordinate(sample, 0))).toBeGreaterThan(0);
    // Half a normal distribution of variance 1/2.
    expect(Math.abs(moments(coordinate(sample, 0)).mean - Math.sqrt(1 / Math.PI))).toBeLessThan(error(0.43));
  });

  it("narrows the kernel step by step to 1, and says so", async () => {
    const problem = exact([{ observed: 3, variance: 1e-4 }], ([x]) => [x]);
    const heard: number[] = [];
    const { generations } = await abcSmc(problem, {
      seed: 6,
      start: start(1).slice(0, 500),
      onGeneration: ({ index }) => void heard.push(index),
    });
    const widenings = generations.map(({ widening }) => widening);
    expect(widenings).toEqual([...widenings].sort((a, b) => b - a));
    expect(widenings.at(-1)).toBe(1);
    expect(heard).toEqual(generations.map(({ index }) => index));
    for (const { effectiveSampleSize } of generations.slice(0, -1))
      expect(effectiveSampleSize).toBeCloseTo(250, 0);
  });

  it("is the same again with the same seed, and refuses to start from nothing", async () => {
    const problem = exact([{ observed: 1, variance: 0.1 }], ([x]) => [x]);
    const few = start(1).slice(0, 50);
    const first = await abcSmc(problem, { seed: 7, start: few });
    expect(await abcSmc(problem, { seed: 7, start: few })).toEqual(first);
    expect((await abcSmc(problem, { seed: 8, start: few })).points).not.toEqual(first.points);
    await expect(abcSmc(problem, { seed: 7, start: [] })).rejects.toThrow(
      "start: expected at least one particle",
    );
  });
});

it("plain rejection on the toy within 0.1 accepts the share that the normal density says", async () => {
  const tries = 100_000;
  const luck = keyOf(21, "rejection");
  let kept = 0;
  for (let n = 0; n < tries; n++) {
    const theta = normalQuantile(keyedUniform(luck, n, 0));
    const x = theta + normalQuantile(keyedUniform(luck, n, 1));
    if (Math.abs(x - 1) < 0.1) kept++;
  }
  const expected = 0.043921;
  expect(Math.abs(kept / tries - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / tries));
});
