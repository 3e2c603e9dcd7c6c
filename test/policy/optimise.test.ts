import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { optimise } from "../../src/policy/optimise.ts";
import { changeOf, describePolicy, historyOf, type PolicySpace } from "../../src/policy/policy-space.ts";

const { scenario, folder } = loadCase("netflix-2011");
const space = JSON.parse(readFileSync(join(folder, "policy.json"), "utf8")) as PolicySpace;
const small = { subscribers: 1000, replicates: 1, until: "2011-09-30" } as const;
/** Two levers keep the search small enough to be complete. */
const two: PolicySpace = {
  ...space,
  levers: space.levers.filter(({ id }) => ["price", "qwikster"].includes(id)),
};

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
      /lever price has no choice: 1/,
    );
  });
});

describe("optimise", () => {
  it("gives the frontier of all policies, none beaten by another, and is reproducible", () => {
    const found = optimise(scenario, two, { ...small, budget: 40 });
    expect(found.runs).toBe(6);
    for (const a of found.frontier) {
      for (const b of found.frontier) {
        const better = b.contribution.mean > a.contribution.mean && b.subscribers.mean > a.subscribers.mean;
        expect(better).toBe(false);
      }
    }
    expect(found.frontier[0].contribution.mean).toBeGreaterThanOrEqual(found.history.contribution.mean);
    expect(optimise(scenario, two, { ...small, budget: 40 })).toEqual(found);
  });

  it("keeps the constraints, the budget and asks for one that suffices", () => {
    const free = optimise(scenario, two, { ...small, budget: 40 });
    const floor = free.frontier[free.frontier.length - 1].subscribers.mean;
    const bound = optimise(scenario, two, { ...small, budget: 40, atLeastSubscribers: floor });
    for (const { subscribers } of bound.frontier) expect(subscribers.mean).toBeGreaterThanOrEqual(floor);
    expect(optimise(scenario, two, { ...small, budget: 3 }).runs).toBeLessThanOrEqual(3);
    expect(() => optimise(scenario, two, { ...small, budget: 1 })).toThrow(/budget/);
  });
});
