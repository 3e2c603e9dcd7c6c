import { expect, it } from "vitest";
import { inlineExecutor, outcomeOfJob, runJob } from "../../src/experiment/job.ts";
import { jobsOf } from "../../src/experiment/replicate.ts";
import { accountsOf } from "../../src/simulation/accounts.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { StoppedError } from "../../src/simulation/simulate.ts";
import { netflix, tiny } from "./tiny-runs.ts";

const jobs = jobsOf(netflix, { ...tiny, replicates: 2, until: "2011-08-31" });

it("does each job once, in order, and tells how far it is", async () => {
  const shares: number[] = [];
  const runs = await inlineExecutor(jobs, { onProgress: (share) => shares.push(share) });
  expect(runs).toEqual(jobs.map((job) => runJob(job)));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares).toHaveLength(2 * (31 + 31));
  expect(shares.at(-1)).toBe(1);
});

it("stops when it is told to", async () => {
  let days = 0;
  const stopping = inlineExecutor(jobs, {
    onProgress: () => {
      days++;
    },
    shouldStop: () => days >= 70,
  });
  await expect(stopping).rejects.toThrow(StoppedError);
  expect(days).toBe(70);
});

it("gives quarters and days of the same run", () => {
  const [{ scenario }] = jobs;
  const outcome = outcomeOfJob(jobs[0]);
  const quarters = runJob(jobs[0]);
  const contributions = accountsOf(outcome, scenario).map(({ contribution }) => contribution);
  expect(quarters.map(({ contribution }) => contribution)).toEqual(contributions);
  expect(quarters.map(({ contribution: _, ...figures }) => figures)).toEqual(periodsOf(outcome));
});
