import { describe, expect, it } from "vitest";
import { differenceInterval } from "../../src/lab/intervals.ts";
import { spreadAround } from "../../src/lab/seed-spread.ts";
import { periodsWithMoney } from "../../src/simulation/accounts.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const SEEDS = 12;
const [small, large] = [1000, 4000];
const periods = (subscribers: number, seed: number) =>
  periodsWithMoney(simulate(netflix, { subscribers, seed }), netflix);

describe("how far luck moves a run", () => {
  const run = periods(large, 1);
  const seeds = Array.from({ length: SEEDS }, (_, index) => periods(small, 1 + index));
  const around = spreadAround(run, seeds, small / large);

  it("lies around the run, half as wide where it has four times the agents", () => {
    const spread = (all: readonly (readonly { closing: number }[])[], index: number) => {
      const closings = all.map((own) => own[index].closing);
      return Math.max(...closings) - Math.min(...closings);
    };
    run.forEach((period, index) => {
      const mean = around.reduce((sum, own) => sum + own[index].closing, 0) / SEEDS;
      expect(mean).toBeCloseTo(period.closing, 3);
      expect(spread(around, index)).toBeCloseTo(spread(seeds, index) / 2, 3);
    });
  });

  it("is nothing between a world and itself", () => {
    expect(differenceInterval(around, around, 0, ({ closing }) => closing)).toEqual({ low: 0, high: 0 });
  });

  it("does so for plans and for money", () => {
    for (const figure of [
      ({ revenue }: (typeof run)[0]) => revenue,
      ({ contribution = Number.NaN }: (typeof run)[0]) => contribution,
      ({ byPlan }: (typeof run)[0]) => byPlan.streaming,
    ]) {
      const mean = around.reduce((sum, own) => sum + figure(own[1]), 0) / SEEDS;
      expect(mean / figure(run[1])).toBeCloseTo(1, 9);
    }
  });
});
