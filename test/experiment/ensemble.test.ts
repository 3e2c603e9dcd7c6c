import { describe, expect, it } from "vitest";
import { ensemble, ensembleJobs } from "../../src/experiment/ensemble.ts";
import { ensembleScores } from "../../src/experiment/ensemble-scores.ts";
import { type Job, runJob } from "../../src/experiment/job.ts";
import { replicate } from "../../src/experiment/replicate.ts";
import { type RunFigures, runFigures } from "../../src/experiment/run-figures.ts";
import { figuresOf, uncertaintyOf } from "../../src/experiment/uncertainty.ts";
import { openCase } from "../../src/node/data/load-case.ts";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { plausibleHits } from "../../src/statistics/coverage.ts";
import { summariseFan } from "../../src/statistics/summarise.ts";
import { netflix, observed, tiny } from "./tiny-runs.ts";

const drawn = openCase("netflix-2011");
const worlds = [0.05, 0.09, 0.16].map((mean) => drawn({ "quit.newMean": mean }).scenario);
const figure = { period: "2011Q3", quantity: "closing" };

/** An executor that does not simulate: figures whose closing of the quarter is made up. */
function madeUp(closing: (job: Job, index: number) => number) {
  const [template] = [runFigures(simulate(netflix, tiny), netflix)];
  return async (jobs: readonly Job[]): Promise<RunFigures[]> =>
    jobs.map((job, index) => ({
      ...template,
      periods: template.periods.map((period) => ({ ...period, closing: closing(job, index) })),
    }));
}

describe("ensemble", () => {
  it("runs every world with seeds of its own, in order", async () => {
    const { runs, ...about } = await ensemble(worlds, { ...tiny, seed: 5, replicates: 2 });
    expect(about).toMatchObject({ worlds: 3, replicates: 2, seed: 5, agents: 300, until: "2011-12-31" });
    const single = worlds.flatMap((scenario, world) =>
      [0, 1].map((run) =>
        runJob({ scenario, seed: 5 + 2 * world + run, subscribers: 300, until: "2011-12-31" }),
      ),
    );
    expect(runs.map(({ periods }) => periods)).toEqual(single);
  });

  it("with one world is its replicates", async () => {
    const { runs } = await ensemble([netflix], { ...tiny, replicates: 3 });
    expect(runs.map(({ periods }) => periods)).toEqual(await replicate(netflix, { ...tiny, replicates: 3 }));
  });

  it("summarises quarters and evenings alike", async () => {
    const found = await ensemble(worlds, { ...tiny, replicates: 2 });
    const closings = figuresOf(found, figure);
    const { mean, p05, p50, p95 } = summariseFan(closings);
    expect(found.periods[0].closing).toEqual({ mean, p05, p50, p95 });
    expect(found.days).toHaveLength(185);
    expect(found.days[0]).toMatchObject({ date: "2011-06-30", p05: 24_590_000, p95: 24_590_000 });
    const evening = found.days.find(({ date }) => date === "2011-09-30");
    for (const [key, value] of Object.entries(summariseFan(closings)))
      expect(evening?.[key as "p05"]).toBeCloseTo(value, 3);
    const q4 = found.daysByFamily.streaming.at(-1);
    const streaming = figuresOf(found, { period: "2011Q4", quantity: "closing.streaming" });
    expect(q4?.date).toBe("2011-12-31");
    expect(q4?.p75).toBeCloseTo(summariseFan(streaming).p75, 3);
  });

  it.each([
    [[], {}, /^worlds: expected at least one, found none/],
    [
      [netflix, openCase("netflix-2010")({}).scenario],
      {},
      /^worlds: expected all as the first, netflix-2011 .* found netflix-2010 /,
    ],
    [
      [netflix, { ...netflix, until: "2011-08-31" }],
      {},
      /^worlds: expected all as the first, netflix-2011 from 2011-07-01 to 2011-12-31 .* to 2011-08-31 /,
    ],
    [
      [{ ...netflix, until: "2011-08-31" }, netflix],
      {},
      /^worlds: expected all as the first, netflix-2011 from 2011-07-01 to 2011-08-31 .* to 2011-12-31 /,
    ],
    [[netflix], { replicates: 0 }, /^invalid replicates/],
    [[netflix, netflix], { seed: Number.MAX_SAFE_INTEGER }, /^invalid seed/],
  ])("refuses what does not fit", (wrong, options, message) => {
    expect(() => ensembleJobs(wrong, options)).toThrow(RangeError);
    expect(() => ensembleJobs(wrong, options)).toThrow(message);
  });
});

describe("replicates", () => {
  it("have the mean of a long run of many agents, within the standard error", async () => {
    const until = "2011-09-30";
    const few = await ensemble([netflix], { subscribers: 2000, replicates: 40, until });
    const [long] = figuresOf(await ensemble([netflix], { subscribers: 400_000, seed: 900, until }), figure);
    const values = figuresOf(few, figure);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    // The long run's chance is that of 200 of the short ones.
    const error = Math.sqrt(variance / values.length + variance / 200);
    expect(Math.abs(mean - long)).toBeLessThan(3 * error);
  });

  it("spread as the square root of the number of agents has it", async () => {
    const spread = async (subscribers: number) => {
      const many = await ensemble([netflix], { subscribers, replicates: 30, until: "2011-09-30" });
      const values = figuresOf(many, figure);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    };
    const ratio = (await spread(500)) / (await spread(8000));
    // A standard deviation of 30 values is known to 13 %: the ratio to 19 %.
    expect(Math.abs(ratio - 4)).toBeLessThan(3 * 0.19 * 4);
  });
});

describe("uncertaintyOf", () => {
  it("tells the parameters' part from chance's", async () => {
    const luck = (index: number) => normalQuantile((0.5 + ((index * 7) % 40)) / 40);
    const executor = madeUp(({ scenario }, index) => 1000 * worlds.indexOf(scenario) + 10 * luck(index));
    const found = await ensemble(worlds, { ...tiny, replicates: 40, executor });
    const { parameters, chance, parametersShare } = uncertaintyOf(found, figure);
    expect(parameters).toBeCloseTo(1000, -1);
    expect(chance).toBeCloseTo(10, 0);
    expect(parametersShare).toBeGreaterThan(0.999);
  });

  it("finds that the chance to quit matters more than luck does", async () => {
    const found = await ensemble(worlds, { subscribers: 2000, replicates: 4, until: "2011-09-30" });
    expect(uncertaintyOf(found, figure).parametersShare).toBeGreaterThan(0.5);
  });

  it.each([
    [1, 2],
    [2, 1],
  ])("refuses %d worlds x %d replicates", async (count, replicates) => {
    const found = await ensemble(worlds.slice(0, count), { ...tiny, replicates, executor: madeUp(() => 1) });
    expect(() => uncertaintyOf(found, figure)).toThrow(
      `ensemble: expected at least 2 worlds x 2 replicates, found ${count} x ${replicates}`,
    );
  });

  it("names the figure that is not there", async () => {
    const found = await ensemble([netflix], { ...tiny, replicates: 2 });
    expect(() => figuresOf(found, { ...figure, period: "2011Q1" })).toThrow(
      "period: expected one of 2011Q3, 2011Q4, found 2011Q1",
    );
    expect(() => figuresOf(found, { ...figure, quantity: "joy" })).toThrow(/expected a figure named joy/);
  });
});

describe("ensembleScores", () => {
  const observation = (value: number) => ({
    quantity: "closing",
    from: "2011-09-30",
    to: "2011-09-30",
    value,
    unit: "people",
    status: "reported" as const,
    source: "made up",
  });

  it("covers what comes from the same normal distribution as often as it says", async () => {
    const executor = madeUp((_, index) => 100 + 10 * normalQuantile((index + 0.5) / 400));
    const found = await ensemble([netflix], { ...tiny, replicates: 400, executor });
    const n = 200;
    const key = keyOf(1, "truths");
    const truths = Array.from({ length: n }, (_, index) =>
      observation(100 + 10 * normalQuantile(keyedUniform(key, index, 0))),
    );
    const { coverage50, coverage90, figures } = ensembleScores(found, truths);
    const half = plausibleHits(n, 0.5);
    const most = plausibleHits(n, 0.9);
    expect(coverage50 * n).toBeGreaterThanOrEqual(half.low);
    expect(coverage50 * n).toBeLessThanOrEqual(half.high);
    expect(coverage90 * n).toBeGreaterThanOrEqual(most.low);
    expect(coverage90 * n).toBeLessThanOrEqual(most.high);
    // The expected score of a normal forecast of its own distribution is sd / sqrt(pi); its variance is below sd^2.
    const crps = figures.reduce((sum, one) => sum + one.crps, 0) / n;
    expect(Math.abs(crps - 10 / Math.sqrt(Math.PI))).toBeLessThan((3 * 10) / Math.sqrt(n));
  });

  it("scores what was observed of the quarters and nothing else", async () => {
    const found = await ensemble([netflix], { ...tiny, replicates: 2 });
    const { figures } = ensembleScores(found, [
      ...observed,
      { ...observation(1), status: "guidance" },
      { ...observation(1), quantity: "closing.gold" },
      { ...observation(1), to: "2011-09-29" },
    ]);
    const names = figures.map(({ period, quantity }) => `${period} ${quantity}`);
    expect(names).toContain("2011Q3 closing.streaming");
    expect(names.filter((name) => name === "2011Q3 closing")).toHaveLength(1);
    expect(names.some((name) => name.includes("gold"))).toBe(false);
    for (const { observed: value, p05, p95, in90 } of figures)
      expect(in90).toBe(value >= p05 && value <= p95);
  });
});
