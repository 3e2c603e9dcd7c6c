import { describe, expect, it } from "vitest";
import type { Job } from "../../src/experiment/job.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { levers } from "../../src/validation/lever-list.ts";
import { leverRows } from "../../src/validation/levers.ts";

const { scenario } = loadCase("netflix-2011");

/** Runs nothing: a quarter's figures follow from how many events a world has, and from the seed. */
const counted = async (jobs: readonly Job[]) =>
  jobs.map(({ scenario: world, seed }) => {
    const more = world.events.length - scenario.events.length;
    const figure = more * (seed === 1 ? 90 : 110);
    return [{ period: "2011Q3", cancellations: -figure, returns: figure, closing: 5000 + figure }] as never;
  });

describe("the levers", () => {
  it("are run in pairs: each world once under each seed, until the end of the quarter", async () => {
    const seen: string[] = [];
    await leverRows(scenario, {
      subscribers: 60,
      seed: 3,
      replicates: 2,
      executor: (jobs) => {
        for (const job of jobs) {
          expect(job.until).toBe("2011-09-30");
          const { plans, events, parameters } = job.scenario;
          seen.push(JSON.stringify([job.seed, plans, events, parameters]));
        }
        return counted(jobs);
      },
    });
    expect(new Set(seen).size).toBe(seen.length);
    const worlds = new Set(levers.flatMap(({ world, against }) => [world, against]));
    expect(seen).toHaveLength(2 * worlds.size);
  });

  it("are given with the mean over the seeds, its standard error, and the sign that it tells", async () => {
    const rows = await leverRows(scenario, { replicates: 2, executor: counted });
    expect(rows.map(({ lever }) => lever)).toEqual(levers);
    const listens = rows.find(({ lever }) => lever.name.includes("listens and adapts"))!;
    expect(listens).toMatchObject({ found: 100, base: 5000, sign: "+" });
    expect(listens.error).toBeCloseTo(10, 9);
    const none = rows.find(({ lever }) => lever.name.includes("rather than for good"))!;
    expect(none).toMatchObject({ found: 0, error: 0, sign: "0" });
    expect(rows.filter(({ lever }) => lever.measure === "posts").map(({ sign }) => sign)).toEqual(["+", "+"]);
  });

  it("need two replicates, for an error", async () => {
    await expect(leverRows(scenario, { replicates: 1, executor: counted })).rejects.toThrow("at least 2: 1");
  });

  it.each(levers)("$name: rests on parameters that there are", ({ restsOn }) => {
    expect(restsOn.filter((id) => !(id in scenario.parameters))).toEqual([]);
  });
});
