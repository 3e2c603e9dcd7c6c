import { beforeAll, describe, expect, it } from "vitest";
import { inlineExecutor, inlineFigures, outcomeOfJob } from "../../src/experiment/job.ts";
import { jobsOf } from "../../src/experiment/replicate.ts";
import { figuresExecutor, outcomeExecutor, workerExecutor } from "../../src/node/worker-executor.ts";
import { StoppedError } from "../../src/simulation/simulate.ts";
import { netflix, tiny } from "../experiment/tiny-runs.ts";
import { ensureBuilt } from "../notebook/built.ts";

beforeAll(ensureBuilt, 120_000);

const jobs = jobsOf(netflix, { ...tiny, replicates: 5 });

describe("workerExecutor", () => {
  it.each([1, 2, 4])("gives with %i threads what one thread gives, to the bit", async (workers) => {
    expect(JSON.stringify(await workerExecutor(workers)(jobs))).toBe(
      JSON.stringify(await inlineExecutor(jobs)),
    );
  });

  it("keeps the jobs' order when a later one ends first", async () => {
    const [long] = jobsOf(netflix, { subscribers: 20_000 });
    const [short] = jobsOf(netflix, { ...tiny, seed: 9, until: "2011-07-02" });
    const runs = await workerExecutor(2)([long, short]);
    expect(runs.map((periods) => periods.at(-1)?.end)).toEqual(["2011-12-31", "2011-07-02"]);
  });

  it("tells how far it is within a run, never backwards, and at last that all is done", async () => {
    const shares: number[] = [];
    const [job] = jobsOf(netflix, { subscribers: 100_000 });
    await workerExecutor(1)([job], { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.some((share) => share > 0 && share < 1)).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });

  it("stops when it is told to", async () => {
    const many = jobsOf(netflix, { replicates: 1000 });
    await expect(workerExecutor(2)(many, { shouldStop: () => true })).rejects.toThrow(StoppedError);
  });

  it("passes on what the engine does not accept as it is", async () => {
    const wrong = { ...jobs[1], until: "2020-01-01" };
    await expect(workerExecutor(2)([jobs[0], wrong])).rejects.toThrow(RangeError);
    await expect(workerExecutor(2)([jobs[0], wrong])).rejects.toThrow(/^invalid until; must be /);
  });

  it("names the run that fails otherwise", async () => {
    const broken = { ...jobs[1], scenario: { ...netflix, plans: undefined as never } };
    await expect(workerExecutor(2)([jobs[0], broken])).rejects.toThrow(/^netflix-2011 with seed 2: /);
  });

  it("does nothing without jobs", async () => {
    expect(await workerExecutor(2)([])).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d threads", (workers) => {
    expect(() => workerExecutor(workers)).toThrow(RangeError);
  });
});

describe("figuresExecutor", () => {
  it.each([1, 2])(
    "gives with %i threads what one thread gives, and tells of each result",
    async (workers) => {
      const told: unknown[] = [];
      const onResult = (result: unknown, index: number) => {
        told[index] = result;
      };
      const figures = await figuresExecutor(workers)(jobs, { onResult });
      expect(JSON.stringify(figures)).toBe(JSON.stringify(await inlineFigures(jobs)));
      expect(told).toEqual(figures);
    },
  );

  it("gives the same where a thread does the runs of a world in a row, and one of them fails", async () => {
    const worlds = Array.from({ length: 8 }, () => ({ ...netflix }));
    const many = worlds.flatMap((world) => jobsOf(world, { ...tiny, replicates: 2, until: "2011-07-05" }));
    const told: unknown[] = [];
    const onResult = (result: unknown, index: number) => {
      told[index] = result;
    };
    const figures = await figuresExecutor(2)(many, { onResult });
    expect(JSON.stringify(figures)).toBe(JSON.stringify(await inlineFigures(many)));
    expect(told).toEqual(figures);
    const wrong = many.map((job, index) => (index === 5 ? { ...job, until: "2020-01-01" } : job));
    await expect(figuresExecutor(2)(wrong)).rejects.toThrow(/^invalid until; must be /);
  });

  it("gives the same of a run that is shared out", async () => {
    const [job] = jobsOf(netflix, { subscribers: 300_000, until: "2011-07-10" });
    expect(JSON.stringify(await figuresExecutor(2)([job]))).toBe(JSON.stringify(await inlineFigures([job])));
  });
});

describe("outcomeExecutor", () => {
  it("gives every day of the runs, to the bit", async () => {
    const outcomes = await outcomeExecutor(2)(jobs.slice(0, 2));
    expect(outcomes).toEqual(jobs.slice(0, 2).map((job) => outcomeOfJob(job)));
    expect(outcomes[0].ledger.days).toBe(184);
  });
});
