import { describe, expect, it } from "vitest";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import {
  borelProbability,
  extinctionProbability,
  finalSize,
  hawkesFanoFactor,
  hawkesMeanRate,
  meanCascadeSize,
} from "../../src/statistics/branching.ts";
import {
  additiveHazardRatio,
  defectionExposure,
  multiplicativeHazardRatio,
  reproductionNumber,
  tiesForReproduction,
} from "../../src/statistics/contagion.ts";

const RATIO = 1.797;

describe("hazard ratios", () => {
  it.each([
    [1, 1.797, 1.797],
    [2, 3.2292, 2.594],
    [3, 5.8029, 3.391],
  ])("of %i fresh defectors", (friends, multiplicative, additive) => {
    const exposure = defectionExposure(new Array(friends).fill(0), 1);
    expect(Math.abs(multiplicativeHazardRatio(RATIO, exposure) - multiplicative)).toBeLessThan(5.1e-5);
    expect(additiveHazardRatio(RATIO, exposure)).toBeCloseTo(additive, 12);
  });

  it("fade with the age of the defection", () => {
    for (const [age, ratio] of [1.797, 1.2406, 1.0826, 1.0296].entries()) {
      const exposure = defectionExposure([age * 4.3], 4.3);
      expect(Math.abs(multiplicativeHazardRatio(RATIO, exposure) - ratio)).toBeLessThan(5.1e-5);
    }
  });

  it("are 1 without defectors", () => {
    expect(multiplicativeHazardRatio(RATIO, defectionExposure([], 1))).toBe(1);
    expect(additiveHazardRatio(RATIO, 0)).toBe(1);
  });
});

describe("reproduction number", () => {
  const base = { ratio: RATIO, hazard: 0.042, duration: 1 };

  it("has the reference values, and ties invert it", () => {
    expect(reproductionNumber({ ...base, ties: 10 })).toBeCloseTo(0.33474, 12);
    expect(Math.abs(tiesForReproduction(0.28, base) - 8.3647)).toBeLessThan(5.1e-5);
    expect(Math.abs(tiesForReproduction(1, base) - 29.8739)).toBeLessThan(5.1e-5);
  });
});

describe("cascades", () => {
  it("end as often and grow as large as the reference says", () => {
    expect(Math.abs(extinctionProbability(1.5) - 0.4171883561)).toBeLessThan(1e-10);
    expect(extinctionProbability(0.9)).toBe(1);
    expect(Math.abs(meanCascadeSize(0.28) - 1.388889)).toBeLessThan(1e-6);
    expect(meanCascadeSize(1)).toBe(Number.POSITIVE_INFINITY);
    for (const [r, size] of [
      [1.5, 0.5828116439],
      [2, 0.79681213],
      [3, 0.9404797907],
    ]) {
      expect(Math.abs(finalSize(r) - size)).toBeLessThan(1e-10);
    }
    expect(finalSize(1)).toBe(0);
    expect(finalSize(Number.NaN)).toBeNaN();
    // Just above the threshold z is about 2 (R - 1).
    expect(finalSize(1.0001) / 0.0002).toBeCloseTo(1, 3);
  });

  it("have Borel's law of sizes", () => {
    for (const [i, p] of [0.6065306597, 0.1839397206, 0.0836738101, 0.0451117611].entries()) {
      expect(Math.abs(borelProbability(0.5, i + 1) - p)).toBeLessThan(1e-10);
    }
    let total = 0;
    let mean = 0;
    for (let n = 1; n < 400; n++) {
      total += borelProbability(0.5, n);
      mean += n * borelProbability(0.5, n);
    }
    expect(total).toBeCloseTo(1, 12);
    expect(mean).toBeCloseTo(meanCascadeSize(0.5), 10);
  });

  it("simulated, have those sizes", () => {
    const key = keyOf(6, "cascade");
    const runs = 50_000;
    let alone = 0;
    let total = 0;
    for (let run = 0; run < runs; run++) {
      let size = 0;
      for (let waiting = 1; waiting > 0; waiting--) {
        let product = keyedUniform(key, run, 1000 * size);
        for (let draw = 1; product > Math.exp(-0.5); draw++) {
          waiting++;
          product *= keyedUniform(key, run, 1000 * size + draw);
        }
        size++;
      }
      if (size === 1) alone++;
      total += size;
    }
    const p = borelProbability(0.5, 1);
    expect(Math.abs(alone / runs - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / runs));
    // The variance of Borel's law is m / (1 - m)^3.
    expect(Math.abs(total / runs - 2)).toBeLessThan(4 * Math.sqrt(0.5 / 0.125 / runs));
  });
});

describe("self-excitation", () => {
  it("has the reference rate and Fano factor", () => {
    expect(hawkesMeanRate(1, 0.6)).toBeCloseTo(2.5, 12);
    expect(hawkesFanoFactor(0.6)).toBeCloseTo(6.25, 12);
    expect(hawkesMeanRate(1, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(hawkesFanoFactor(1)).toBe(Number.POSITIVE_INFINITY);
  });
});
