import { describe, expect, it } from "vitest";
import { figureMisses, observedValue } from "../../src/calibration/figure-fit.ts";
import type { Job } from "../../src/experiment/job.ts";
import type { ObservationStatus } from "../../src/scenario/observation.ts";
import type { Period } from "../../src/simulation/outcome.ts";
import { netflix } from "../experiment/tiny-runs.ts";
import { stageOf } from "./netflix-plan.ts";

const observation = (status: string, value: number) => ({
  quantity: "closing",
  from: "2011-07-01",
  to: "2011-09-30",
  value,
  unit: "people",
  status: status as ObservationStatus,
  source: "made up for tests",
});
const target = { quantity: "closing", to: "2011-09-30", tolerance: 10 };

describe("observedValue", () => {
  it.each(["reported", "derived", "rounded"])("takes what was %s, not what was expected", (status) => {
    expect(observedValue([observation("guidance", 25e6), observation(status, 23e6)], target)).toBe(23e6);
  });

  it.each(["guidance", "unverified"])("refuses a target that is only %s", (status) => {
    expect(() => observedValue([observation(status, 25e6)], target)).toThrow(
      `closing 2011-09-30: expected a value that was observed, found ${status}`,
    );
  });

  it("refuses a target of which nothing is known", () => {
    const elsewhere = { ...target, to: "2011-12-31" };
    expect(() => observedValue([observation("reported", 1)], elsewhere)).toThrow("found nothing");
  });
});

describe("figureMisses", () => {
  const stage = { ...stageOf("event", "figures"), targets: [target] };
  /** Ends the quarter with as many as the seed says. */
  const executor = async (jobs: readonly Job[]) =>
    jobs.map(({ seed }) => [{ end: "2011-09-30", closing: seed } as Period]);

  it("holds the mean over the seeds against what was observed, trial by trial", async () => {
    const trials = [100, 200].map((seen) => ({
      scenario: netflix,
      observed: [observation("reported", seen)],
    }));
    const misses = await figureMisses(trials, stage, { seeds: [1, 2, 6], subscribers: 100 }, executor);
    expect(misses).toEqual([
      [{ id: "closing 2011-09-30", observed: 100, fitted: 3, tolerance: 10 }],
      [{ id: "closing 2011-09-30", observed: 200, fitted: 3, tolerance: 10 }],
    ]);
  });

  it("refuses a target in a quarter that is not simulated to its end", async () => {
    const late = { ...stage, targets: [{ ...target, to: "2011-12-31" }] };
    const trials = [{ scenario: netflix, observed: [] }];
    await expect(figureMisses(trials, late, { seeds: [1], subscribers: 100 }, executor)).rejects.toThrow(
      "target lies outside the simulated days: closing 2011-12-31",
    );
  });
});
