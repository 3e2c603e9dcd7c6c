import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { frozenScenario } from "../../src/scenario/frozen.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario } = loadCase("netflix-2010");
const copy = () => structuredClone(scenario) as Scenario;

describe("frozenScenario", () => {
  it("is the scenario itself if nobody can change it", () => {
    expect(frozenScenario(scenario)).toBe(scenario);
  });

  it("is one and the same frozen copy for equal scenarios, and the original stays free", () => {
    const open = copy();
    const frozen = frozenScenario(open);
    expect(frozen).toEqual(open);
    expect(Object.isFrozen(frozen.events)).toBe(true);
    expect(Object.isFrozen(open)).toBe(false);
    expect(frozenScenario(copy())).toBe(frozen);
  });

  it("lets a scenario that is changed between two runs count as another", () => {
    const open = copy();
    const size = { subscribers: 1000, seed: 3 };
    const before = simulate(open, size);
    expect(simulate(scenario, size).ledger).toEqual(before.ledger);
    for (const { price } of Object.values(open.plans)) {
      for (const step of price) Object.assign(step, { amount: 3 * step.amount });
    }
    expect(simulate(open, size).ledger).not.toEqual(before.ledger);
  });
});
