import { beforeAll, describe, expect, it } from "vitest";
import { attribute } from "../../src/experiment/attribute.ts";
import { causesOf } from "../../src/experiment/causes.ts";
import { type Change, compare, counterfactualOf } from "../../src/experiment/compare.ts";
import { ensemble } from "../../src/experiment/ensemble.ts";
import { type Executor, inlineExecutor, inlineFigures, inlineOutcomes } from "../../src/experiment/job.ts";
import { replicate } from "../../src/experiment/replicate.ts";
import { simulateOnWorkers } from "../../src/node/simulate-on-workers.ts";
import { figuresExecutor, workerExecutor } from "../../src/node/worker-executor.ts";
import { ensureBuilt } from "../notebook/built.ts";
import { netflix, tiny } from "./tiny-runs.ts";

beforeAll(ensureBuilt, 120_000);

const ids = netflix.events.map(({ id }) => id);
const week = { ...tiny, until: "2011-07-05" };
/** As from JavaScript, where no type is checked. */
const any = (value: unknown) => value as never;

describe("ensemble", () => {
  it.each([
    [
      "one scenario",
      netflix,
      /^worlds: expected a list of scenarios, found .* \(one scenario alone: \[scenario\]\)$/,
    ],
    [
      "a case",
      [netflix, { scenario: netflix }],
      /^worlds\.1: expected a scenario, found .* \(pass its \.scenario\)$/,
    ],
    ["draws", [{ "quit.newMean": 0.1 }], /^worlds\.0\.plans: expected an object, found nothing/],
  ])("refuses %s in place of worlds", async (_, worlds, message) => {
    await expect(ensemble(any(worlds), week)).rejects.toThrow(message);
  });

  it.each([
    [{ workers: 2 }, /^options: expected any of .*executor.*, found "workers" \(an executor has workers\)$/],
    [{ replicates: "2" }, /^options\.replicates: expected a number, found "2" \(without quotes: 2\)$/],
    [{ executor: 2 }, /^options\.executor: expected a function, found 2$/],
  ])("refuses the options %j", async (options, message) => {
    await expect(ensemble([netflix], any({ ...week, ...options }))).rejects.toThrow(message);
  });
});

describe("an executor", () => {
  const figures =
    "expected one that gives quarters and evenings, figuresExecutor(workers) of churnkit/node, found";
  const quarters = "expected one that gives quarters, workerExecutor(workers) of churnkit/node, found";

  it.each<[string, Executor<never>, string]>([
    ["of quarters", any(inlineExecutor), "one that gives quarters (workerExecutor)"],
    ["of quarters on threads", any(workerExecutor(1)), "one that gives quarters (workerExecutor)"],
    ["of every day", any(inlineOutcomes), "one that gives every day (outcomeExecutor)"],
    ["of nothing", any(async () => undefined), "one that gives nothing"],
  ])("%s is none for an ensemble", async (_, executor, found) => {
    const done = ensemble([netflix], { ...week, executor });
    await expect(done).rejects.toThrow(`options.executor: ${figures} ${found}`);
  });

  it("of quarters is none for an ensemble when a run is shared out, and the run is not named for it", async () => {
    const executor = any(workerExecutor(2));
    const done = ensemble([netflix], { ...week, subscribers: 260_000, executor });
    await expect(done).rejects.toThrow(/^options\.executor: expected one that gives quarters and evenings/);
  });

  it("of the wrong kind does no more than a run", async () => {
    let runs = 0;
    const executor: Executor = (jobs, options) =>
      inlineExecutor(jobs, {
        ...options,
        onResult(...result) {
          runs++;
          options?.onResult?.(...result);
        },
      });
    await expect(ensemble([netflix], { ...week, replicates: 5, executor: any(executor) })).rejects.toThrow(
      TypeError,
    );
    expect(runs).toBe(1);
  });

  it.each<[string, (executor: Executor) => Promise<unknown>]>([
    ["replicate", (executor) => replicate(netflix, { ...week, executor })],
    ["attribute", (executor) => attribute(netflix, { ...week, executor, groups: { all: ids } })],
    ["causesOf", (executor) => causesOf(netflix, { period: "2011Q3" }, { ...tiny, executor })],
    ["compare", (executor) => compare(netflix, { without: ["price"] }, { ...week, executor })],
  ])("of figures is none for %s", async (_, run) => {
    const found = "one that gives quarters and evenings (figuresExecutor)";
    await expect(run(any(inlineFigures))).rejects.toThrow(`options.executor: ${quarters} ${found}`);
  });

  it("that was not made yet is refused", async () => {
    await expect(ensemble([netflix], { ...week, executor: any(figuresExecutor) })).rejects.toThrow(
      "invalid workers; must be a whole number from 1: a list of 1 (an executor is made first: figuresExecutor(2))",
    );
    expect(() => workerExecutor(any("2"))).toThrow('invalid workers; must be a whole number from 1: "2"');
  });

  it.each([
    [
      netflix,
      /^jobs: expected a list of jobs, found .* \(simulateOnWorkers\(scenario, options\) does one run\)$/,
    ],
    [[netflix], /^jobs\.0\.scenario: expected a job: \{ scenario, seed, subscribers, until \}, found/],
  ])("refuses what is no list of jobs", async (jobs, message) => {
    await expect(workerExecutor(1)(any(jobs))).rejects.toThrow(message);
  });
});

describe("other arguments", () => {
  it.each([
    ["rise", /^change: expected an object with any of without, with, set, found "rise"$/],
    [{ without: "price" }, /^change\.without: expected a list, found "price"$/],
    [{ removes: ["price"] }, /^change: expected any of without, with, set, found "removes"$/],
  ])("of compare: the change %j is refused", async (change, message) => {
    expect(() => counterfactualOf(netflix, any(change) as Change)).toThrow(message);
    await expect(compare(netflix, any(change), week)).rejects.toThrow(message);
  });

  it("of simulateOnWorkers are refused like those of simulate", async () => {
    await expect(simulateOnWorkers(netflix, any({ follow: 3 }))).rejects.toThrow(
      /^options: expected any of subscribers, .*workers, .*, found "follow"$/,
    );
    await expect(simulateOnWorkers(any("netflix-2011"))).rejects.toThrow(/^scenario: expected a scenario/);
  });
});
