import { describe, expect, it } from "vitest";
import { attribute } from "../../src/experiment/attribute.ts";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { inlineExecutor, type Job } from "../../src/experiment/job.ts";
import { replicate } from "../../src/experiment/replicate.ts";
import { workerExecutor } from "../../src/node/worker-executor.ts";
import { event, happening, smallService, withParameters } from "../support/small-service.ts";

const sorry = happening("response", { id: "sorry", to: "price", kind: "apologise", announced: "2011-03-01" });
const events = [
  event({ id: "price", announced: "2011-01-20" }),
  happening("media", { id: "story", severity: 0.6, announced: "2011-02-01" }),
  happening("rebrand", { id: "name", families: ["both"], announced: "2011-02-10" }),
  sorry,
  happening("media", { id: "late", severity: 0.5, announced: "2011-04-05" }),
];
const service = smallService({ events });
const tiny = { subscribers: 1000 } as const;

async function closing(without: readonly string[]): Promise<number> {
  const { scenario } = counterfactualOf(service, { without });
  const [[period]] = await replicate(scenario, { ...tiny, until: "2011-03-31" });
  return period.closing;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe("attribute", () => {
  it("gives the Shapley values of the worlds that compare --without makes", async () => {
    const { shares, total, interactions, runs } = await attribute(service, tiny);
    const all = await closing([]);
    const none = await closing(["all"]);
    const only = {
      price: await closing(["name", "story"]),
      name: await closing(["price", "story"]),
      story: await closing(["price", "name"]),
    };
    const but = {
      price: await closing(["price"]),
      name: await closing(["name"]),
      story: await closing(["story"]),
    };
    expect(runs).toBe(8);
    expect(total).toBe(all - none);
    const price =
      (only.price - none) / 3 +
      (but.story - only.name) / 6 +
      (but.name - only.story) / 6 +
      (all - but.price) / 3;
    const share = shares.find((one) => one.event === "price")!;
    expect(share.members).toEqual(["price", "sorry"]);
    expect(share.mean).toBeCloseTo(price, 3);
    expect(share.mean).toBeLessThan(0);
    const pair = interactions.find(({ events }) => events.includes("price") && events.includes("name"));
    const alone = but.story - only.price - only.name + none;
    const beside = all - but.name - but.price + only.story;
    expect(pair?.mean).toBeCloseTo((alone + beside) / 2, 3);
  });

  it("shares out all of it, for every draw and seed, the largest first", async () => {
    const worlds = [1.2, 2, 2.8].map((value) => withParameters(service, { "choice.lossAversion": value }));
    const result = await attribute(worlds, { ...tiny, replicates: 2 });
    const { shares, total, samples, none, all, totalSpread, interactions } = result;
    expect(result).toMatchObject({ method: "exact", draws: 3, replicates: 2, runs: 6 * 8, seed: 1 });
    expect(shares.map((share) => share.event).sort()).toEqual(["late", "name", "price", "story"]);
    const sizes = shares.map(({ mean }) => Math.abs(mean));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(Math.abs(sumOf(shares.map(({ mean }) => mean)) - total)).toBeLessThan(1e-9 * all.mean);
    expect(total).toBeCloseTo(all.mean - none.mean, 6);
    expect(totalSpread.mean).toBe(total);
    const order = samples.map(({ world, seed }) => `${world} ${seed}`);
    expect(order).toEqual(["0 1", "0 2", "1 3", "1 4", "2 5", "2 6"]);
    for (const sample of samples) {
      const sum = sumOf(Object.values(sample.shares));
      expect(Math.abs(sum - (sample.all - sample.none))).toBeLessThan(1e-9 * sample.all);
    }
    const prices = samples.map((sample) => sample.shares.price).sort((a, b) => a - b);
    const { p05, p50, p95 } = shares.find((share) => share.event === "price")!;
    expect(p50).toBeCloseTo((prices[2] + prices[3]) / 2, 6);
    expect(p05).toBeCloseTo(prices[0] + 0.25 * (prices[1] - prices[0]), 6);
    expect(p95).toBeCloseTo(prices[4] + 0.75 * (prices[5] - prices[4]), 6);
    expect(interactions).toHaveLength(3);
    for (const { correlation } of interactions) expect(Math.abs(correlation!)).toBeLessThanOrEqual(1);
  });

  it("samples where there are more than eight groups, and says how far off that may be", async () => {
    const rumours = Array.from({ length: 6 }, (_, index) =>
      happening("media", { id: `rumour-${index}`, severity: 0.2, announced: `2011-02-2${index}` }),
    );
    const crowded = smallService({ events: [...events, ...rumours] });
    const result = await attribute(crowded, tiny);
    expect(result).toMatchObject({ method: "sampled", rounds: 2 });
    expect(result.shares).toHaveLength(10);
    // Nine are announced by the end of the quarter: two circles of 72 stretches, all and none.
    expect(result.runs).toBeGreaterThan(74);
    expect(result.runs).toBeLessThanOrEqual(2 * 9 * 8 + 2);
    expect(Math.abs(sumOf(result.shares.map(({ mean }) => mean)) - result.total)).toBeLessThan(1e-3);
    expect(result.shares.find((share) => share.event === "price")?.standardError).toBeGreaterThan(0);
    expect(result.interactions).toHaveLength(36);
  });

  it("does each run once, for coalitions that leave the same events too", async () => {
    const done: Job[] = [];
    const executor = (jobs: readonly Job[]) => {
      done.push(...jobs);
      return inlineExecutor(jobs);
    };
    // Without the plan, the price of the plan is gone as well: they are one player.
    const adds = {
      type: "new-plan",
      id: "discs",
      adds: ["dvd"],
      prices: { dvd: 5 },
      announced: "2011-01-10",
    };
    const cheaper = event({ id: "cheaper", prices: { dvd: 4 }, announced: "2011-02-15" });
    const world = smallService({ events: [event(adds), cheaper, events[1]] });
    const other = withParameters(world, { "choice.lossAversion": 2.5 });
    const { shares } = await attribute([world, other], { ...tiny, executor });
    expect(shares.map(({ members }) => members.join()).sort()).toEqual(["discs,cheaper", "story"]);
    const texts = done.map(({ scenario, seed }) => JSON.stringify([scenario, seed]));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).toHaveLength(2 * 4);
  });

  it("gives what was announced after the last day nothing, without a run: it cannot have mattered", async () => {
    const { shares, runs } = await attribute(service, { ...tiny, until: "2011-01-31" });
    expect(runs).toBe(2);
    expect(shares.map((share) => share.event)).toEqual(["price", "story", "name", "late"]);
    expect(shares.at(-1)).toMatchObject({ members: ["late"], mean: 0, p05: 0, p50: 0, p95: 0 });
    const all = await replicate(service, tiny);
    const { scenario } = counterfactualOf(service, { without: ["late"] });
    const [[first]] = await replicate(scenario, tiny);
    expect(first).toEqual(all[0][0]);
  });

  it("attributes any figure of any quarter", async () => {
    const groups = { others: ["story", "name", "late"] };
    const cancelled = await attribute(service, { ...tiny, groups, quantity: "cancellations" });
    expect(cancelled.total).toBeGreaterThan(0);
    expect(cancelled).not.toHaveProperty("opening");
    const streaming = await attribute(service, {
      ...tiny,
      groups,
      quantity: "closing.streaming",
      period: "2011Q2",
    });
    expect(streaming).toMatchObject({ until: "2011-06-30", opening: 400_000, runs: 4 });
    expect(streaming.shares.map((share) => share.event).sort()).toEqual(["others", "price"]);
    expect((await attribute(service, { ...tiny, groups })).opening).toBe(1_000_000);
  });

  it("is the same on one thread and on two, byte for byte", async () => {
    const options = { ...tiny, replicates: 2, groups: { others: ["story", "name"] } };
    const here = await attribute(service, options);
    for (const workers of [1, 2]) {
      const there = await attribute(service, { ...options, executor: workerExecutor(workers) });
      expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    }
  });

  it("of a scenario without events is nothing", async () => {
    const { shares, total, interactions, runs } = await attribute(smallService(), tiny);
    expect({ shares, total, interactions, runs }).toEqual({
      shares: [],
      total: 0,
      interactions: [],
      runs: 1,
    });
  });

  it.each([
    [{ period: "2011Q5" }, "must be a quarter such as 2011Q1: 2011Q5 (did you mean 2011Q1 or 2011Q2?)"],
    [{ period: "2012Q1" }, "must lie within 2011-01-01 to 2011-06-30: 2012Q1 (did you mean 2011Q1"],
    [{ quantity: "closings" }, "closing.dvd: closings (did you mean closing?)"],
    [{ until: "2010-12-31" }, "invalid until; must be a date from 2011-01-01 to 2011-06-30"],
    [
      { period: "2011Q2", until: "2011-03-31" },
      "invalid until; must be a date from 2011-04-01 on: 2011-03-31",
    ],
    [{ groups: { a: ["prize"] } }, "did you mean price?"],
    [{ replicates: 0 }, "invalid replicates"],
  ])("refuses %o", async (options, message) => {
    await expect(attribute(service, { ...tiny, ...options })).rejects.toThrow(message);
    await expect(attribute([], tiny)).rejects.toThrow("worlds: expected at least one scenario, found none");
  });
});
