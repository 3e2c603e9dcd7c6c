import { describe, expect, it } from "vitest";
import { expectedQuits, quitChance, quitRates, quitShapes } from "../../src/behaviour/background-quit.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { leavingProbability, retentionRate, survival } from "../reference/shifted-beta-geometric.ts";
import { expectShares } from "../support/within-error.ts";

/** Fader & Hardie (2007), segment Regular. */
const REGULAR = { alpha: 0.704077, beta: 1.182043 };
const SURVIVAL = [
  1, 0.62671, 0.47382, 0.38797, 0.33207, 0.29235, 0.26246, 0.23902, 0.22008, 0.20441, 0.19119, 0.17986,
  0.17004,
];

describe("levels of quit propensity", () => {
  const levels = 512;
  const mean = (values: Iterable<number>): number => {
    const list = [...values];
    return list.reduce((sum, value) => sum + value, 0) / list.length;
  };

  it("give the published survival", () => {
    const rates = quitRates(REGULAR, 0, levels);
    SURVIVAL.forEach((share, renewals) => {
      const alive = mean(rates.map((rate) => Math.exp(-rate * renewals)));
      // Midpoints of equal slices miss the mean of a monotone function within 0..1 by at most half a slice.
      expect(Math.abs(alive - share)).toBeLessThan(0.5 / levels);
    });
  });

  it("ascend, are positive, and fall with the renewals survived", () => {
    const fresh = quitRates(REGULAR, 0, levels);
    const old = quitRates(REGULAR, 12, levels);
    fresh.forEach((rate, level) => {
      expect(rate).toBeGreaterThan(old[level]);
      if (level > 0) expect(rate).toBeGreaterThan(fresh[level - 1]);
    });
    expect(old[0]).toBeGreaterThan(0);
    expect(Number.isFinite(fresh[levels - 1])).toBe(true);
  });

  it.each([
    [0, 0.373277],
    [1, 0.243936],
    [5, 0.102236],
    [12, 0.050699],
  ])("have the posterior mean hazard after %i renewals", (renewals, hazard) => {
    const rates = quitRates({ alpha: 0.704, beta: 1.182 }, renewals, levels);
    expect(Math.abs(mean(rates.map((rate) => quitChance(rate, 1))) - hazard)).toBeLessThan(0.5 / levels);
  });

  it("thin out after a shock: one month at a multiplied hazard, and the months after it", () => {
    const rates = quitRates({ alpha: 0.7, beta: 9.3 }, 0, 8192);
    for (const [multiplier, shock, next] of [
      [1, 0.07, 0.06364],
      [1.5, 0.10077, 0.06087],
      [2, 0.12918, 0.05833],
      [3, 0.17998, 0.05385],
    ]) {
      const left = mean(rates.map((rate) => quitChance(rate, multiplier)));
      const later = mean(rates.map((rate) => (1 - quitChance(rate, multiplier)) * quitChance(rate, 1)));
      // Half a slice each, and the five digits of the reference.
      expect(Math.abs(left - shock)).toBeLessThan(0.5 / 8192 + 5e-6);
      expect(Math.abs(later / (1 - left) - next)).toBeLessThan(1.5 / 8192 + 5e-6);
      expect(next).toBeCloseTo(0.7 / (10 + multiplier), 5);
    }
  });
});

describe("a simulated cohort", () => {
  it("survives as the closed form says", () => {
    const n = 20_000;
    const rates = quitRates(REGULAR, 0, 8192);
    const key = keyOf(5, "cohort");
    const alive = new Array<number>(SURVIVAL.length).fill(0);
    for (let member = 0; member < n; member++) {
      const rate = rates[Math.floor(keyedUniform(key, member, 0) * rates.length)];
      for (let renewal = 0; renewal < SURVIVAL.length; renewal++) {
        if (renewal > 0 && keyedUniform(key, member, renewal) < quitChance(rate, 1)) break;
        alive[renewal]++;
      }
    }
    expectShares(
      alive,
      n,
      SURVIVAL.map((_, renewals) => survival(REGULAR, renewals)),
    );
  });
});

describe("the chance to quit", () => {
  it("is the hazard itself at multiplier 1, 0 at 0, and stays below 1", () => {
    const rate = -Math.log(1 - 0.04);
    expect(quitChance(rate, 1)).toBeCloseTo(0.04, 12);
    expect(quitChance(rate, 0)).toBe(0);
    expect(quitChance(rate, 1.8)).toBeCloseTo(1 - 0.96 ** 1.8, 12);
    expect(quitChance(5, 3)).toBeLessThan(1);
  });
});

describe("expected quits", () => {
  it("are those of the closed form for a new cohort", () => {
    expectedQuits(REGULAR, 0, 12).forEach((chance, index) => {
      expect(chance).toBeCloseTo(leavingProbability(REGULAR, index + 1), 12);
    });
  });

  it("count from the renewals already survived", () => {
    const quits = expectedQuits(REGULAR, 3, 9);
    expect(quits[0]).toBeCloseTo(1 - retentionRate(REGULAR, 4), 12);
    const gone = quits.reduce((sum, chance) => sum + chance, 0);
    expect(gone).toBeCloseTo(1 - survival(REGULAR, 12) / survival(REGULAR, 3), 12);
  });

  it("follow from the mean hazard of the new", () => {
    const shapes = quitShapes(0.7, 0.08);
    expect(shapes.alpha / (shapes.alpha + shapes.beta)).toBeCloseTo(0.08, 12);
    expect(expectedQuits(shapes, 0, 1)[0]).toBeCloseTo(0.08, 12);
  });
});
