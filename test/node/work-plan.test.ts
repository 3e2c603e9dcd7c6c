import { describe, expect, it } from "vitest";
import { jobsOf } from "../../src/experiment/replicate.ts";
import { isDoneSooner, tasksOf, workPlan } from "../../src/node/work-plan.ts";
import { netflix } from "../experiment/tiny-runs.ts";

const jobs = (subscribers: number | "full", replicates: number) =>
  jobsOf(netflix, { subscribers, replicates });

describe("the plan of work", () => {
  it("puts many runs side by side", () => {
    expect(workPlan(jobs(400_000, 2), 2)).toBe("side by side");
    expect(workPlan(jobs(100_000, 50), 4)).toBe("side by side");
  });

  it("shares a run out where it would leave threads idle, if it is large enough", () => {
    expect(workPlan(jobs(400_000, 1), 2)).toBe("shared out");
    expect(workPlan(jobs(400_000, 3), 4)).toBe("shared out");
    expect(workPlan(jobs(20_000, 1), 2)).toBe("side by side");
  });

  it("shares out runs that would need much memory side by side", () => {
    expect(workPlan(jobs("full", 10), 2)).toBe("shared out");
    expect(workPlan(jobs("full", 1), 1)).toBe("shared out");
  });

  it("has threads for what takes longer than to start one", () => {
    expect(isDoneSooner(jobs(100_000, 1))).toBe(true);
    expect(isDoneSooner(jobs(20_000, 5))).toBe(true);
    expect(isDoneSooner(jobs(20_000, 50))).toBe(false);
    expect(isDoneSooner(jobs("full", 1))).toBe(false);
    expect(isDoneSooner([])).toBe(true);
  });
});

describe("the tasks of threads", () => {
  const worlds = Array.from({ length: 9 }, () => ({ ...netflix }));
  const of = (replicates: number, among = worlds) =>
    among.flatMap((world) => jobsOf(world, { subscribers: 300, replicates }));

  it("are the runs of one world, if there are worlds enough for all threads", () => {
    expect(tasksOf(of(2), 2)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
    expect(tasksOf(of(1), 2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("are single runs where there are few worlds", () => {
    expect(tasksOf(of(2), 4)).toHaveLength(18);
    expect(tasksOf(of(5, [netflix]), 2)).toEqual([0, 1, 2, 3, 4]);
  });

  it("are at most four runs long", () => {
    expect(tasksOf(of(6), 2).slice(0, 4)).toEqual([0, 4, 6, 10]);
  });
});
