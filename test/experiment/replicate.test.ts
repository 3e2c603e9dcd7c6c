import { describe, expect, it } from "vitest";
import type { Job } from "../../src/experiment/job.ts";
import { jobsOf, replicate, summarisePeriods } from "../../src/experiment/replicate.ts";
import { periodsWithMoney } from "../../src/simulation/accounts.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { summarise } from "../../src/statistics/summarise.ts";
import { netflix, observed, tiny } from "./tiny-runs.ts";

describe("replicate", () => {
  it("gives what single runs with the seeds that follow each other give", async () => {
    const runs = await replicate(netflix, { ...tiny, seed: 5, replicates: 3 });
    const single = (seed: number) => periodsWithMoney(simulate(netflix, { ...tiny, seed }), netflix);
    expect(runs).toEqual([5, 6, 7].map(single));
    expect(new Set(runs.map(([{ closing }]) => closing)).size).toBeGreaterThan(1);
  });

  it("asks its executor for each run once, to the day that was asked for", async () => {
    let asked: readonly Job[] = [];
    const executor = async (jobs: readonly Job[]) => {
      asked = jobs;
      return jobs.map(() => []);
    };
    await replicate(netflix, { ...tiny, seed: 2, replicates: 2, until: "2012-03-31", executor });
    expect(asked.map(({ seed, subscribers, until }) => [seed, subscribers, until])).toEqual([
      [2, 300, "2012-03-31"],
      [3, 300, "2012-03-31"],
    ]);
  });
});

describe("jobsOf", () => {
  it.each([
    [{ replicates: 0 }, "invalid replicates"],
    [{ replicates: 1.5 }, "invalid replicates"],
    [{ seed: -1 }, "invalid seed"],
    [{ seed: 0.5 }, "invalid seed"],
    [{ seed: Number.MAX_SAFE_INTEGER, replicates: 2 }, "invalid seed"],
    [{ subscribers: 59 }, "invalid subscribers"],
    [{ subscribers: 24_590_001 }, "invalid subscribers"],
    [{ until: "2011-06-30" }, "invalid until"],
    [{ until: "2013-01-01" }, "invalid until"],
  ])("refuses %o", (options, message) => {
    expect(() => jobsOf(netflix, options)).toThrow(RangeError);
    expect(() => jobsOf(netflix, options)).toThrow(message);
  });

  it("takes the last seed that there is", () => {
    expect(jobsOf(netflix, { seed: Number.MAX_SAFE_INTEGER })).toHaveLength(1);
  });
});

describe("summarisePeriods", () => {
  it("leaves the numbers of one run, with what was observed beside them", async () => {
    const [run] = await replicate(netflix, tiny);
    const [third, fourth] = summarisePeriods([run], observed);
    expect({ ...third, observed: undefined }).toEqual({ ...run[0], observed: undefined });
    expect(third.observed).toMatchObject({ closing: 23_790_000, monthlyChurn: 0.0627 });
    expect(fourth.observed).toMatchObject({ closing: 24_400_000 });
    expect(fourth.observed).not.toHaveProperty("monthlyChurn");
  });

  it("summarises several, and leaves what was observed and whether a quarter is cut", async () => {
    const runs = await replicate(netflix, { ...tiny, replicates: 3, until: "2011-11-15" });
    const periods = summarisePeriods(runs, observed);
    expect(periods.map(({ period, partial }) => [period, partial])).toEqual([
      ["2011Q3", undefined],
      ["2011Q4", true],
    ]);
    expect(periods[0].closing).toEqual(summarise(runs.map(([{ closing }]) => closing)));
    expect(periods[0].byTier["both-1"]).toEqual(summarise(runs.map(([{ byTier }]) => byTier["both-1"])));
    expect(periods[0].observed?.closing).toBe(23_790_000);
    expect(periods[1]).not.toHaveProperty("observed");
  });
});
