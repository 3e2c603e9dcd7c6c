import { describe, expect, it } from "vitest";
import { marginsOf } from "../../src/sensitivity/margin.ts";
import { oneAtATime } from "../../src/sensitivity/one-at-a-time.ts";
import { sensitivities, sensitivity } from "../../src/sensitivity/sensitivity.ts";
import { modelled, scenario, under } from "./made-up-model.ts";

const { parameters } = scenario;
const closing = { quantity: "closing", period: "2011Q3" };
const [cost, notice, scale] = ["switching.cost", "attention.notice", "choice.scale"];
const ids = [cost, notice, scale];
const margins = marginsOf(parameters, { ids });

describe("morris", () => {
  it("orders parameters by what they do, and shows 0 for what does nothing", async () => {
    const executor = modelled((share) => 5 * share(scale) - share(cost));
    const found = await sensitivity(under, margins, closing, { executor });
    expect(found).toMatchObject({
      method: "morris",
      points: 10,
      runs: 40,
      stopped: false,
      spread: null,
      fixed: [],
    });
    expect(found.indices.map(({ parameter }) => parameter)).toEqual([scale, cost, notice]);
    const [first, second, third] = found.indices;
    expect(first.mu).toBeGreaterThan(0);
    expect(second.mu).toBe(-(second.muStar as number));
    expect(third).toMatchObject({
      muStar: 0,
      sigma: 0,
      first: null,
      total: null,
      low: 0.3,
      high: 0.85,
      over: "prior",
    });
  });

  it("gives every point the same seeds, and chance its own where it is asked for", async () => {
    const same = modelled(() => 1);
    await sensitivity(under, margins, closing, { executor: same, points: 3, seed: 7, replicates: 2 });
    expect(same.runs.map(({ seed }) => seed)).toEqual(
      Array.from({ length: 24 }, (_, index) => 7 + (index % 2)),
    );
    const other = modelled((_, { seed }) => seed);
    const found = await sensitivity(under, margins, closing, {
      executor: other,
      points: 3,
      seed: 7,
      chance: true,
    });
    expect(found.indices[0]).toMatchObject({ parameter: "chance", evidence: null, over: null });
    expect(found.indices[0].muStar).toBeGreaterThan(0);
    expect(found.indices[1].muStar).toBe(0);
  });
});

describe("sobol", () => {
  it("shares the variance out as it should", async () => {
    const executor = modelled((share) => 2 * share(scale) + share(cost));
    const found = await sensitivity(under, margins, closing, { executor, method: "sobol", points: 1024 });
    expect(found.runs).toBe(1024 * 5);
    const [first, second, third] = found.indices;
    expect([first.parameter, second.parameter, third.parameter]).toEqual([scale, cost, notice]);
    // Without interactions, effects alone and with others are the same and sum to 1.
    for (const index of found.indices) expect(index.first).toBeCloseTo(index.total as number, 1);
    expect((first.total as number) + (second.total as number)).toBeCloseTo(1, 2);
    expect(third).toMatchObject({ first: 0, total: 0, muStar: null });
    expect(found.spread?.p05).toBeLessThan(found.spread?.p95 as number);
  });

  it("keeps the most influential of many, leaves the others as they are, and says which", async () => {
    const executor = modelled((share) => share(notice) * share("goodwill.scale") + 0.01 * share(cost));
    const options = { executor, method: "sobol", points: 8, most: 2, screening: 3 } as const;
    const all = marginsOf(parameters);
    const found = await sensitivity(under, all, closing, options);
    expect(new Set(found.indices.map(({ parameter }) => parameter))).toEqual(
      new Set([notice, "goodwill.scale"]),
    );
    expect(found.fixed).toHaveLength(all.length - 2);
    expect(found.runs).toBe(3 * (all.length + 1) + 8 * 4);
    for (const { scenario: world } of executor.runs.slice(-32))
      expect(world.parameters[cost].value).toBe(parameters[cost].value);
  });

  it("counts the effect of an event, paired run by run", async () => {
    const executor = modelled((share, { scenario: world, seed }) => {
      const has = world.events.some(({ id }) => id === "qwikster");
      return 1000 * seed + (has ? share(cost) : 0);
    });
    const options = { executor, method: "sobol", points: 16, without: ["qwikster"] } as const;
    const found = await sensitivity(under, margins, closing, options);
    expect(found.without).toEqual(["qwikster", "qwikster-reversal"]);
    expect(found.runs).toBe(2 * 16 * 5);
    expect(found.indices[0].parameter).toBe(cost);
    expect(found.indices.slice(1).map(({ total }) => total)).toEqual([0, 0]);
  });
});

it("several figures come from the same runs", async () => {
  const executor = modelled((share) => share(cost));
  const figures = [closing, { quantity: "cancellations", period: "2011Q3" }];
  const [one, two] = await sensitivities(under, margins, figures, { executor });
  expect(executor.runs).toHaveLength(40);
  expect(two.indices[0].muStar).toBeCloseTo(2 * (one.indices[0].muStar as number), 12);
});

describe("stopped", () => {
  it("between points, it says what the finished ones say", async () => {
    const executor = modelled((share) => share(cost), 4 * 6 + 3);
    const found = await sensitivity(under, margins, closing, { executor });
    expect(found).toMatchObject({ stopped: true, points: 6, runs: 27 });
    expect(found.indices[0].parameter).toBe(cost);
  });

  it("in the screening, it returns that", async () => {
    const executor = modelled((share) => share(cost), 9);
    const found = await sensitivity(under, margins, closing, { executor, method: "sobol", most: 1 });
    expect(found).toMatchObject({ method: "morris", stopped: true, points: 2 });
  });

  it("before anything is known, it throws", async () => {
    const early = { executor: modelled(() => 1, 2) };
    await expect(sensitivity(under, margins, closing, early)).rejects.toThrow(/stopped before/);
    await expect(oneAtATime(under, margins, closing, { executor: modelled(() => 1, 0) })).rejects.toThrow(
      /stopped before/,
    );
  });
});

describe("one at a time", () => {
  it("moves each parameter to both ends, the widest first", async () => {
    const executor = modelled((share) => 10 * share(notice) + 2 * share(cost) - share(scale));
    const found = await oneAtATime(under, margins, closing, { executor });
    expect(executor.runs).toHaveLength(7);
    expect(found.swings.map(({ parameter }) => parameter)).toEqual([notice, cost, scale]);
    expect(found.swings[0]).toMatchObject({ low: 0.3, high: 0.85 });
    expect(found.swings[0].atHigh - found.swings[0].atLow).toBeCloseTo(10, 9);
    expect(found.swings[2].atHigh).toBeLessThan(found.swings[2].atLow);
    expect(executor.runs[1].scenario.parameters[cost].value).toBe(3);
    expect(executor.runs[1].scenario.parameters[notice]).toBe(parameters[notice]);
  });
});

describe("what cannot be asked", () => {
  it.each([
    [
      { quantity: "closng", period: "2011Q3" },
      {},
      /invalid quantity; must be one of .*: closng \(did you mean closing\?\)/,
    ],
    [{ quantity: "closing", period: "2014Q3" }, {}, /invalid period/],
    [closing, { points: 0 }, /invalid points; must be a whole number from 1: 0/],
    [closing, { method: "sobol", points: 1 }, /invalid points; must be a whole number from 2: 1/],
    [closing, { without: ["quikster"] }, /qwikster/],
  ] as const)("%j with %j", async (figure, options, message) => {
    await expect(sensitivity(under, margins, figure, options)).rejects.toThrow(message);
  });

  it("no parameter", async () => {
    await expect(sensitivity(under, [], closing)).rejects.toThrow(
      "invalid parameters; must be at least one: none",
    );
  });
});
