import { setTimeout } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../../src/experiment/job.ts";
import { PartCrew } from "../../src/node/part-crew.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { StoppedError, simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "../experiment/tiny-runs.ts";
import { ensureBuilt } from "../notebook/built.ts";
import { expectSameBytes } from "../support/ledger-checks.ts";

beforeAll(ensureBuilt, 120_000);

const jobFor = (subscribers: number, seed = 1): Job => ({
  scenario: netflix,
  seed,
  subscribers,
  until: netflix.until,
});
/** Enough that a run is not over before a test can meddle with it. */
const long = jobFor(3_000_000);

const crews: PartCrew[] = [];
function crewOf(parts: number, onWorker?: (worker: Worker, index: number) => void): PartCrew {
  const crew = new PartCrew(parts, onWorker);
  crews.push(crew);
  return crew;
}
afterEach(async () => {
  await Promise.all(crews.splice(0).map((crew) => crew.end()));
});

describe("a crew", () => {
  it.each([1, 2, 3, 4])("of %i gives what one thread gives, to the bit", async (parts) => {
    const outcome = await crewOf(parts).run<Outcome>(jobFor(4000), "outcome");
    expectSameBytes(outcome, simulate(netflix, { subscribers: 4000 }));
  });

  it("runs one population after another, larger and smaller, in memory that holds nothing of the last", async () => {
    const crew = crewOf(2);
    for (const [subscribers, seed] of [
      [2000, 1],
      [5000, 2],
      [997, 3],
      [2000, 1],
    ]) {
      const outcome = await crew.run<Outcome>(jobFor(subscribers, seed), "outcome");
      expectSameBytes(outcome, simulate(netflix, { subscribers, seed }));
    }
  });

  it("gives quarters where only those are wanted", async () => {
    const quarters = await crewOf(2).run<{ period: string }[]>(jobFor(600), "periods");
    expect(quarters.map(({ period }) => period)).toEqual(["2011Q3", "2011Q4"]);
  });

  it("tells how far it is, never backwards", async () => {
    const shares: number[] = [];
    await crewOf(2).run(jobFor(150_000), "periods", { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it("stops when it is told to", async () => {
    await expect(crewOf(2).run(long, "periods", { shouldStop: () => true })).rejects.toThrow(StoppedError);
  });

  it("takes no memory that is refused", async () => {
    const refuse = (bytes: number) => {
      throw new RangeError(`too much: ${bytes}`);
    };
    await expect(crewOf(2).run(long, "periods", { onMemory: refuse })).rejects.toThrow(/^too much: \d+$/);
  });

  it.each([0, 1])("names worker %i + 1 when it is killed at work, and does not hang", async (victim) => {
    const workers: Worker[] = [];
    const crew = crewOf(2, (worker) => workers.push(worker));
    let killed = false;
    const onProgress = (share: number) => {
      if (share === 0 || killed) return;
      killed = true;
      void workers[victim].terminate();
    };
    await expect(crew.run(long, "periods", { onProgress })).rejects.toThrow(
      new RegExp(`^worker ${victim + 1} of 2 ended before its work was done, with exit code 1$`),
    );
  });

  it("names a worker that dies between two runs", async () => {
    const workers: Worker[] = [];
    const crew = crewOf(2, (worker) => workers.push(worker));
    await crew.run(jobFor(600), "periods");
    await workers[1].terminate();
    await setTimeout(1);
    await expect(crew.run(jobFor(600), "periods")).rejects.toThrow(/^worker 2 of 2 ended/);
  });

  it("passes on what the engine does not accept as it is, and names the worker otherwise", async () => {
    await expect(crewOf(2).run(jobFor(7), "periods")).rejects.toThrow(/^invalid subscribers; must be /);
    const broken = { ...jobFor(600), scenario: { ...netflix, parameters: null as never } };
    await expect(crewOf(2).run(broken, "periods")).rejects.toThrow(/^worker \d of 2: /);
  });
});
