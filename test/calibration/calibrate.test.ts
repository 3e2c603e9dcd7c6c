import { beforeAll, describe, expect, it } from "vitest";
import { calibrate, stageLoss } from "../../src/calibration/calibrate.ts";
import { withValues } from "../../src/calibration/calibrated.ts";
import type { CalibrationPlan } from "../../src/calibration/calibration-plan.ts";
import { moodMisses } from "../../src/calibration/mood-fit.ts";
import { inlineExecutor, type Job } from "../../src/experiment/job.ts";
import { priorOf } from "../../src/market/prior.ts";
import { casesUnder } from "../../src/node/data/cases-under.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { workerExecutor } from "../../src/node/worker-executor.ts";
import { ensureBuilt } from "../notebook/built.ts";
import { plan, stageOf } from "./netflix-plan.ts";

beforeAll(ensureBuilt, 120_000);

const shared = loadSharedParameters();
/** The shipped plan with few agents, and a parameter a stage. */
const short: CalibrationPlan = {
  ...plan,
  seeds: [1, 2],
  subscribers: 100,
  stages: plan.stages.map((stage) => ({ ...stage, free: stage.free.slice(0, 1) })),
};

describe("calibrate", () => {
  it("gives the same again, to the bit, on any number of threads; and simulates nothing after a stage", async () => {
    const asked = new Set<string>();
    const seeds = new Set<number>();
    const executor = (jobs: readonly Job[]) => {
      for (const { scenario, until, seed } of jobs) {
        asked.add(`${scenario.id} to ${until}`);
        seeds.add(seed);
      }
      return inlineExecutor(jobs);
    };
    const options = { evaluations: 2 };
    const first = await calibrate(short, shared, casesUnder(), { ...options, executor });
    const again = await calibrate(short, shared, casesUnder(), { ...options, executor: workerExecutor(2) });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect([...asked]).toEqual(["netflix-2010 to 2011-06-30", "netflix-2011 to 2011-09-30"]);
    expect([...seeds]).toEqual([1, 2]);

    expect(first.targets.map(({ id }) => id)).toContain("closing.both 2011-09-30");
    for (const { observed, fitted, miss } of first.targets) expect(miss).toBe(fitted - observed);
    expect(first.parameters.map(({ id }) => id)).toEqual(short.stages.flatMap(({ free }) => free));
    for (const { id, prior, fitted } of first.parameters) {
      expect(first.fitted[id]).toMatchObject({ value: fitted, evidence: "calibrated" });
      expect(prior.mean).toBe(priorOf(shared[id]).mean);
    }
  });

  it("finds the parameters that made the readings, if the priors say nothing else", async () => {
    const stage = stageOf("mood", "mood");
    const truth = { "storm.branching": 0.55, "goodwill.shortDays": 10, "goodwill.longShare": 0.36 };
    const cases = casesUnder();
    const { misses } = moodMisses(cases(stage.case, withValues(shared, truth)).scenario, stage);
    const readings = stage.readings.map((reading, index) => ({
      ...reading,
      value: misses[index].fitted,
      // A thousandth of a tolerance: the priors weigh nothing against such readings.
      tolerance: reading.tolerance / 1000,
    }));
    const made = { ...plan, stages: [{ ...stage, readings }] };
    const { parameters, targets } = await calibrate(made, shared, cases, { evaluations: 400 });
    for (const { id, fitted } of parameters) {
      const { sd } = priorOf(shared[id]);
      expect(Math.abs(fitted - truth[id as keyof typeof truth]) / sd).toBeLessThan(0.02);
    }
    for (const [index, { miss }] of targets.entries()) {
      expect(Math.abs(miss) / stage.readings[index].tolerance).toBeLessThan(0.02);
    }
  });

  it("tells how far it is, and waits for who listens", async () => {
    const stage = stageOf("mood", "mood");
    const heard: number[] = [];
    let waiting = false;
    await calibrate({ ...plan, stages: [stage] }, shared, casesUnder(), {
      evaluations: 12,
      async onProgress({ stage: id, evaluations, most, best }) {
        expect({ id, most, waiting }).toEqual({ id: "mood", most: 12, waiting: false });
        expect(best).toBeGreaterThan(0);
        waiting = true;
        await Promise.resolve();
        waiting = false;
        heard.push(evaluations);
      },
    });
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBeGreaterThanOrEqual(12);
  });
});

describe("stageLoss", () => {
  it("is half the squares of misses in tolerances and of distances in prior standard deviations", () => {
    const id = "storm.branching";
    const { mean, sd } = priorOf(shared[id]);
    const misses = [
      { id: "a", observed: 10, fitted: 16, tolerance: 2 },
      { id: "b", observed: 5, fitted: 4, tolerance: 1 },
    ];
    expect(stageLoss(misses, shared, { [id]: mean + 2 * sd })).toBeCloseTo((9 + 1 + 4) / 2, 12);
    expect(stageLoss([], shared, { [id]: mean })).toBe(0);
  });
});
