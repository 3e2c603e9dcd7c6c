import { beforeAll, describe, expect, it } from "vitest";
import { arePossible } from "../../src/behaviour/possible-parameters.ts";
import type { CalibrationPlan } from "../../src/calibration/calibration-plan.ts";
import { figureStages } from "../../src/calibration/figure-trials.ts";
import type { KeptBatches } from "../../src/calibration/kept-batches.ts";
import { type Posterior, type PosteriorSize, posterior } from "../../src/calibration/posterior.ts";
import { posteriorReport } from "../../src/calibration/posterior-report.ts";
import { scoreOfValue } from "../../src/calibration/prior-scores.ts";
import type { Executor, Job } from "../../src/experiment/job.ts";
import { limitsOf } from "../../src/market/prior.ts";
import { casesUnder } from "../../src/node/data/cases-under.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import type { Period } from "../../src/simulation/outcome.ts";
import { plan as shipped } from "./netflix-plan.ts";

const shared = loadSharedParameters();
const size: PosteriorSize = {
  seed: 1,
  subscribers: 100,
  runs: 150,
  waves: 2,
  particles: 1000,
  finalSubscribers: 400,
  rows: 1000,
};

/** What the model of these tests says: 24 M, and half a million more for each score of the scale, with noise. */
const UNIT = 500_000;
const noise = (agents: number): number => (0.1 * UNIT * 10) / Math.sqrt(agents);
const model: Executor = async (jobs, options) => {
  options?.onProgress?.(1);
  return jobs.map(({ scenario, seed, subscribers, until }: Job) => {
    const score = scoreOfValue(shared["choice.scale"], scenario.parameters["choice.scale"].value);
    const luck = normalQuantile(keyedUniform(keyOf(seed, "model of the test"), 0, 0));
    return [{ end: until, closing: 24e6 + UNIT * score + noise(Number(subscribers)) * luck } as Period];
  });
};

/** One target, observed at 23.79 M; the mood as shipped. */
const target = { quantity: "closing", to: "2011-09-30", tolerance: 0.3 * UNIT, discrepancy: 0.4 * UNIT };
const plan: CalibrationPlan = {
  ...shipped,
  stages: figureStages(shipped)
    .slice(1)
    .map((stage) => ({ ...stage, free: ["choice.scale"], targets: [target] })),
};

/** Made once; tests look at it from several sides. */
let whole: Posterior;
beforeAll(async () => {
  whole = await sample();
}, 120_000);

const sample = (options: Partial<Parameters<typeof posterior>[3]> = {}): Promise<Posterior> =>
  posterior(plan, shared, casesUnder(), { size, executor: model, ...options });

/** Keeps batches in memory, and can stop the work before one of them. */
function memory(stopAt = Number.POSITIVE_INFINITY): KeptBatches & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    find: (batch) => (all.has(batch) ? JSON.parse(all.get(batch) as string) : undefined),
    keep(batch, results) {
      if (all.size >= stopAt) throw new Error("stopped");
      all.set(batch, JSON.stringify(results));
    },
  };
}

describe("posterior", () => {
  it("is the normal one where model and noise are normal", async () => {
    const found = whole;
    expect(found.space.ids).toEqual(["choice.scale"]);
    // One target of variance (0.3^2 + 0.4^2) at (23.79 - 24) / 0.5 under a standard normal prior; chance in the final
    // trials, of variance (0.1 x 10)^2 / 400, counts as more of it.
    const variance = 0.25 + 1 / 400;
    const expected = { mean: -0.42 / (1 + variance), variance: variance / (1 + variance) };
    const { shift, narrowing } = posteriorReport(found).parameters.find(({ id }) => id === "choice.scale")!;
    const worth = posteriorReport(found).effectiveSampleSize / 10;
    expect(worth).toBeGreaterThan(size.particles / 20);
    expect(Math.abs(shift - expected.mean)).toBeLessThan(4 * Math.sqrt(expected.variance / worth));
    expect(Math.abs(narrowing ** 2 - expected.variance)).toBeLessThan(
      4 * expected.variance * Math.sqrt(2 / worth),
    );
  });

  it("has rows that can be, of every parameter with a width, within the limits and with four digits", async () => {
    const { rows } = whole;
    expect(rows).toHaveLength(size.rows);
    expect(rows.filter((row) => !arePossible((id) => row[id]))).toEqual([]);
    const wrong = rows.flatMap(Object.entries<number>).filter(([id, value]) => {
      const [low, high] = limitsOf(shared[id]);
      const isAtLimit = value === low || value === high;
      return value < low || value > high || !(isAtLimit || value === Number(value.toPrecision(4)));
    });
    expect(wrong).toEqual([]);
    expect(Object.keys(rows[0])).toEqual(Object.keys(shared));
    // In no order: the first half is like the second.
    const half = rows.length / 2;
    const score = ({ "choice.scale": value }: (typeof rows)[0]): number =>
      scoreOfValue(shared["choice.scale"], value);
    const mean = (some: typeof rows): number => some.reduce((sum, row) => sum + score(row), 0) / some.length;
    expect(Math.abs(mean(rows.slice(0, half)) - mean(rows.slice(half)))).toBeLessThan(
      4 * 0.45 * Math.sqrt(2 / half),
    );
  });

  it("leaves what the targets do not depend on as the prior has it", async () => {
    const report = posteriorReport(whole);
    for (const { id, searched, prior, posterior: after, narrowing } of report.parameters) {
      // What cannot be together shifts the priors of these.
      if (searched || /^attention|ties$/.test(id)) continue;
      expect({ id, narrowing }).toEqual({ id, narrowing: 1 });
      const sd = (prior.p95 - prior.p05) / 3.29;
      expect(Math.abs(after.mean - prior.mean)).toBeLessThan(5 * (sd / Math.sqrt(size.rows)) + 0.02 * sd);
    }
  });

  it("goes on where it was stopped, and ends in the same", async () => {
    const kept = memory(4);
    await expect(sample({ kept })).rejects.toThrow("stopped");
    expect(kept.all.size).toBe(4);
    const asked: number[] = [];
    const executor: Executor = (jobs, options) => {
      asked.push(jobs.length);
      return model(jobs, options);
    };
    const rest = memory();
    for (const [batch, results] of kept.all) rest.all.set(batch, results);
    const resumed = await sample({ kept: rest, executor });
    expect(JSON.stringify(resumed.rows)).toBe(JSON.stringify(whole.rows));
    expect([...resumed.weights]).toEqual([...whole.weights]);
    expect(asked.reduce((sum, jobs) => sum + jobs, 0)).toBeLessThan(whole.trials);
  });

  it("says how far it is, and counts the trials that it made", async () => {
    const heard = new Set<string>();
    const ends = new Map<string, boolean>();
    let made = 0;
    const { trials } = await sample({
      size: { ...size, particles: 100, runs: 60 },
      executor: (jobs, options) => {
        made += jobs.length;
        return model(jobs, options);
      },
      onProgress: ({ stage, done, all }) => {
        expect(done).toBeLessThanOrEqual(all);
        heard.add(stage.replace(/[\d.]+ times/, "n times"));
        ends.set(stage, done === all);
      },
    });
    // The plan of this test has one stage, so that a trial is one run.
    expect(trials).toBe(made);
    for (const stage of ["chance", "screening", "draws"])
      expect([stage, ends.get(stage)]).toEqual([stage, true]);
    for (const stage of [
      "chance",
      "screening",
      "history matching, wave 0",
      "particles for draws, targets widened n times",
      "draws",
    ])
      expect([...heard]).toContain(stage);
  });

  it("refuses a target that was not observed", async () => {
    const late = { ...target, to: "2011-08-31" };
    const stages = plan.stages.map((stage) => ({ ...stage, targets: [late] })) as CalibrationPlan["stages"];
    await expect(
      posterior({ ...plan, stages }, shared, casesUnder(), { size, executor: model }),
    ).rejects.toThrow("closing 2011-08-31: expected a value that was observed, found nothing");
  });
});

describe("posteriorReport", () => {
  it("tells what a target does: without it the prior is back", async () => {
    const report = posteriorReport(whole);
    const [closing] = report.targets;
    expect(closing).toMatchObject({ id: "closing 2011-09-30", observed: 23_790_000, sd: 0.5 * UNIT });
    expect(Math.abs(closing.miss)).toBeLessThan(0.4);
    // Expected: 0.34 more, the shift of the mean; its error is 0.08 with a tenth of the draws, and 0.1 once reweighted.
    expect(closing.missWithout).toBeGreaterThan(closing.miss + 0.05);
    expect(closing.pulls).toBe("choice.scale");
    expect(closing.before?.p95).toBeGreaterThan(24e6 + UNIT);
  });
});
