import { describe, expect, it } from "vitest";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { loadPolicySpace } from "../../src/node/data/policy-space.ts";
import { outcomeExecutor } from "../../src/node/worker-executor.ts";
import { optimise } from "../../src/policy/optimise.ts";
import { changeOf, describePolicy, historyOf, type PolicySpace } from "../../src/policy/policy-space.ts";

const netflix = loadCase("netflix-2011");
const { scenario } = netflix;
const space = loadPolicySpace(netflix);
const small = { subscribers: 1000, replicates: 1, until: "2011-09-30" } as const;
/** Two levers keep the search small enough to be complete. */
const two: PolicySpace = {
  ...space,
  levers: space.levers
    .filter(({ id }) => ["price", "qwikster"].includes(id))
    .map((lever) => ({ ...lever, choices: lever.choices.slice(0, 3) })),
};
const everything = two.levers.reduce((product, { choices }) => product * choices.length, 1);

describe("policy space", () => {
  it("has only choices that fit the scenario", () => {
    const history = historyOf(space);
    for (const { id, choices } of space.levers) {
      for (const choice of choices) {
        const change = changeOf(space, { ...history, [id]: choice.id });
        expect(() => counterfactualOf(scenario, change), `${id} ${choice.id}`).not.toThrow();
      }
    }
  });

  it("describes what a policy does otherwise", () => {
    expect(describePolicy(space, historyOf(space))).toBe("as it was");
    expect(describePolicy(space, { ...historyOf(space), qwikster: "never" })).toBe("no Qwikster");
    expect(() => changeOf(space, { ...historyOf(space), price: "1" })).toThrow(
      /lever price has no choice 1, only as-it-was, /,
    );
    expect(() => changeOf(space, { ...historyOf(space), prize: "1" })).toThrow(
      /no lever prize, only price, /,
    );
  });
});

describe("a choice that cannot be combined", () => {
  it("is passed over, and the search goes on", async () => {
    const levers = space.levers.filter(({ id }) => ["price", "words"].includes(id));
    const found = await optimise(scenario, { ...space, levers }, { ...small, budget: 40 });
    const unchanged = found.tried.filter(({ policy }) => policy.price === "unchanged");
    expect(unchanged.map(({ policy }) => policy.words)).toEqual(["none"]);
    expect(found.tried).toHaveLength(7);
  });
});

describe("optimise", () => {
  it("gives the frontier of all policies, none beaten by another, and is reproducible", async () => {
    const found = await optimise(scenario, two, { ...small, budget: 40 });
    expect(found.runs).toBe(everything);
    expect(found.tried).toHaveLength(everything);
    for (const a of found.frontier) {
      for (const b of found.frontier) {
        const better = b.contribution.mean > a.contribution.mean && b.subscribers.mean > a.subscribers.mean;
        expect(better).toBe(false);
      }
    }
    expect(found.frontier[0].contribution.mean).toBeGreaterThanOrEqual(found.history.contribution.mean);
    expect(await optimise(scenario, two, { ...small, budget: 40 })).toEqual(found);
    expect(await optimise(scenario, two, { ...small, budget: 40, executor: outcomeExecutor(2) })).toEqual(
      found,
    );
  });

  it("keeps the constraints, the budget and asks for one that suffices", async () => {
    const free = await optimise(scenario, two, { ...small, budget: 40 });
    const floor = free.frontier[free.frontier.length - 1].subscribers.mean;
    const bound = await optimise(scenario, two, { ...small, budget: 40, atLeastSubscribers: floor });
    for (const { subscribers } of bound.frontier) expect(subscribers.mean).toBeGreaterThanOrEqual(floor);
    expect((await optimise(scenario, two, { ...small, budget: 3 })).runs).toBeLessThanOrEqual(3);
    await expect(optimise(scenario, two, { ...small, budget: 1 })).rejects.toThrow(/budget/);
  });

  it("ends when it is asked to, with what it has found", async () => {
    let asked = 0;
    const found = await optimise(scenario, two, { ...small, budget: 40, shouldStop: () => ++asked > 2 * 92 });
    expect(found.stopped).toBe(true);
    expect(found.runs).toBeGreaterThan(0);
    expect(found.runs).toBeLessThan(everything);
    expect(found.frontier.length).toBeGreaterThan(0);
  });

  it("tells how many runs are done", async () => {
    const told: number[] = [];
    const found = await optimise(scenario, two, {
      ...small,
      budget: 40,
      onProgress: (runs) => void told.push(runs),
    });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(found.runs);
  });
});
