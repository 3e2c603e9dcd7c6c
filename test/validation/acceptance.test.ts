import { expect, it } from "vitest";
import { netflixCase } from "../../src/cli/accept.ts";
import { inlineExecutor, type Job } from "../../src/experiment/job.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import {
  netflix2007Acceptance,
  netflix2011Acceptance,
  withBaseline,
} from "../../src/validation/acceptance.ts";
import type { AcceptanceRow } from "../../src/validation/acceptance-row.ts";
import { withDrawn } from "../../src/validation/drawn-acceptance.ts";

const size = { subscribers: 300, replicates: 2 };
const netflix = netflixCase(loadCase("netflix-2011"));

/** Counts the worlds that are run. */
function counting() {
  const worlds = new Set<string>();
  const executor = (jobs: readonly Job[]) => {
    for (const { scenario, seed } of jobs) worlds.add(JSON.stringify([scenario, seed]));
    return inlineExecutor(jobs);
  };
  return { executor, worlds };
}

it("holds the quarters of 2011 against what was observed, and says what was fitted and what predicted", async () => {
  const { executor, worlds } = counting();
  const rows = await netflix2011Acceptance(netflix, { ...size, executor });
  // As it was, without Qwikster, without the price rise, and calm with three baselines; two seeds each.
  expect(worlds.size).toBe(12);
  const seen = rows.map(({ quantity, role, observed }) => [quantity, role, observed]);
  expect(seen.slice(0, 11)).toEqual([
    ["closing 2011Q3", "fitted", 23_790_000],
    ["gross additions 2011Q3", "fitted", 4_700_000],
    ["cancellations 2011Q3", "fitted", 5_510_000],
    ["monthly churn 2011Q3", "fitted", 0.0627],
    ["streaming only, closing 2011Q3", "fitted", 9_860_000],
    ["DVD only, closing 2011Q3", "fitted", 2_340_000],
    ["both, closing 2011Q3", "fitted", 11_590_000],
    ["closing 2011Q4", "predicted", 24_400_000],
    ["streaming only, closing 2011Q4", "predicted", 13_230_000],
    ["DVD only, closing 2011Q4", "predicted", 2_730_000],
    ["both, closing 2011Q4", "predicted", 8_440_000],
  ]);
  expect(seen.slice(11, 27).map(([quantity, , value]) => [quantity, value])).toEqual([
    ["streaming subscriptions 2012Q1", 23_410_000],
    ["streaming subscriptions 2012Q2", 23_940_000],
    ["streaming subscriptions 2012Q3", 25_100_000],
    ["streaming subscriptions 2012Q4", 27_150_000],
    ["DVD subscriptions 2012Q1", 10_090_000],
    ["DVD subscriptions 2012Q2", 9_240_000],
    ["DVD subscriptions 2012Q3", 8_610_000],
    ["DVD subscriptions 2012Q4", 8_220_000],
    ["revenue 2012Q1", 826_000_000],
    ["revenue 2012Q2", 824_000_000],
    ["revenue 2012Q3", 827_000_000],
    ["revenue 2012Q4", 843_000_000],
    ["contribution 2012Q1", 67_000_000 + 146_000_000],
    ["comments since the Qwikster post, 19 Sep", 9455],
    ["comments since the Qwikster post, 24 Oct", 28_000],
    ["Buzz, 19 Sep", -4],
  ]);
  for (const row of rows.slice(7, 27)) expect(row.role).toBe("predicted");
  for (const { simulated, aim, within } of rows) {
    expect(within).toBe(aim && simulated.mean >= aim[0] && simulated.mean <= aim[1]);
  }
  expect(rows[0].aim).toEqual([23_640_000, 23_940_000]);
  expect(rows[4].aim?.[1]).toBeCloseTo(9_860_000 * 1.05, 3);
  const [low, middle, high] = rows.slice(-3).map(({ simulated }) => simulated.mean);
  expect(low).toBeLessThan(middle);
  expect(middle).toBeLessThan(high);
});

it("counts who has both services in the subscriptions of either", async () => {
  const byPlan = { streaming: 10, dvd: 20, both: 3 };
  const quarters = ["2011Q3", "2011Q4", "2012Q1", "2012Q2", "2012Q3", "2012Q4"];
  const executor = async (jobs: readonly Job[]) =>
    jobs.map(
      () =>
        quarters.map((period) => ({
          ...{ period, closing: 33, grossAdditions: 1, cancellations: 1, monthlyChurn: 0.1, revenue: 70 },
          ...{ contribution: 7, byPlan },
        })) as never,
    );
  const rows = await netflix2011Acceptance(netflix, { ...size, executor });
  const mean = (quantity: string) => rows.find((row) => row.quantity === quantity)?.simulated.mean;
  expect(mean("streaming subscriptions 2012Q4")).toBe(13);
  expect(mean("DVD subscriptions 2012Q1")).toBe(23);
  expect(mean("revenue 2012Q3")).toBe(70);
  expect(mean("contribution 2012Q1")).toBe(7);
});

it("withDrawn adds what the rows come to over draws, and refuses draws with other rows", () => {
  const rowOf = (quantity: string, mean: number): AcceptanceRow => ({
    ...{ quantity, role: "predicted", observed: 1, aim: undefined, within: undefined, unit: "people" },
    simulated: { mean, p05: mean, p50: mean, p95: mean },
  });
  const rows = [rowOf("closing", 5)];
  expect(withDrawn(rows, [])).toEqual(rows);
  const [drawn] = withDrawn(
    rows,
    [4, 8, 9].map((mean) => [rowOf("closing", mean)]),
  );
  expect(drawn.simulated.mean).toBe(5);
  expect(drawn.drawn).toMatchObject({ mean: 7, p50: 8 });
  expect(() => withDrawn(rows, [[rowOf("revenue", 1)]])).toThrow("draw 0: expected closing, found revenue");
  expect(() => withDrawn(rows, [[]])).toThrow("draw 0: expected closing, found no row");
});

it("refuses a case without the observed values", async () => {
  const observed = netflix.observed.filter(({ status }) => status === "guidance");
  await expect(netflix2011Acceptance({ ...netflix, observed }, { subscribers: 60 })).rejects.toThrow(
    "closing of 2011Q3: expected an observed value, found none",
  );
});

it("shows what Total Access did: with it less without it", async () => {
  const case2007 = loadCase("netflix-2007");
  /** 1000 come and 100 go as it was; 1500 and 40 without Total Access. */
  const executor = async (jobs: readonly Job[]) =>
    jobs.map(({ scenario }) => {
      const had = scenario.events.some(({ id }) => id === "total-access");
      const [grossAdditions, cancellations] = had ? [1000, 100] : [1500, 40];
      return [{ period: "2007Q2", grossAdditions, cancellations, byPlan: {} }] as never;
    });
  const rows = await netflix2007Acceptance(case2007, { ...size, executor });
  expect(rows.map(({ quantity, role, simulated }) => [quantity, role, simulated.mean])).toEqual([
    ["Total Access on gross additions 2007Q2", "predicted", -500],
    ["Total Access on cancellations 2007Q2", "predicted", 60],
  ]);
});

it("withBaseline takes the low, middle or high count, and the middle where there is no other", () => {
  const [stretch] = netflix.scenario.joining.baseline;
  const low = withBaseline(netflix.scenario, "low").joining.baseline[0];
  expect(low.newJoiners.value).toBe(stretch.newJoiners.low ?? stretch.newJoiners.value);
  expect(withBaseline(netflix.scenario, "value")).toEqual(netflix.scenario);
  const bare = { ...stretch, newJoiners: { value: 5, evidence: "assumed" as const, source: "made up" } };
  const scenario = { ...netflix.scenario, joining: { ...netflix.scenario.joining, baseline: [bare] } };
  expect(withBaseline(scenario, "high").joining.baseline[0].newJoiners.value).toBe(5);
});
