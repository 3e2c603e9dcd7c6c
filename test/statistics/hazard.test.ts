import { describe, expect, it } from "vitest";
import {
  hazardRatio,
  oddsRatio,
  probabilityFromRate,
  probabilityOver,
  rateFromProbability,
  retentionOver,
} from "../../src/statistics/hazard.ts";

const within = (value: number, reference: number, relative: number) =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);

describe("hazard conversions", () => {
  it("turn 6.3 % a month into a rate, a week's and a day's probability", () => {
    within(rateFromProbability(0.063), 0.065072, 1e-6);
    within(probabilityOver(0.063, 12 / 52), 0.0149044, 1e-5);
    within(probabilityOver(0.063, 12 / 365.25), 0.00213561, 1e-5);
  });

  it("return the month after weeks", () => {
    expect(Math.abs(probabilityOver(probabilityOver(0.063, 12 / 52), 52 / 12) - 0.063)).toBeLessThan(1e-12);
    for (const p of [1e-9, 0.02, 0.5, 0.99]) within(probabilityFromRate(rateFromProbability(p)), p, 1e-14);
  });

  it.each([
    [0.02, 0.784717],
    [0.042, 0.597566],
    [0.05, 0.54036],
  ])("keep the share that stays twelve months at %d", (p, share) => {
    within(retentionOver(p, 12), share, 1e-6);
  });

  it("hold at certainty", () => {
    expect(rateFromProbability(1)).toBe(Number.POSITIVE_INFINITY);
    expect(probabilityFromRate(Number.POSITIVE_INFINITY)).toBe(1);
    expect(rateFromProbability(0)).toBe(0);
  });

  it("give the hazard ratio and odds ratio of 6.4 % to 10 %", () => {
    within(hazardRatio(0.064, 0.1), 1.592997, 1e-6);
    within(oddsRatio(0.064, 0.1), 1.625, 1e-12);
  });

  it("count the month in which cards are replaced as ordinary months", () => {
    const shock = 1 - 52 / 75;
    const before = probabilityOver(1 - 0.75, 1 / 11);
    within(shock, 0.306667, 2e-6);
    within(before, 0.0258139, 1e-5);
    within(probabilityOver(1 - 35 / 52, 1 / 12), 0.032453, 1e-5);
    within(rateFromProbability(shock) / rateFromProbability(before), 14.004, 1e-5);
  });
});
