import { describe, expect, it } from "vitest";
import { jobsOf } from "../../src/experiment/replicate.ts";
import { isDoneSooner, workPlan } from "../../src/node/work-plan.ts";
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
