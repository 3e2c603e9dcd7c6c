import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { counterfactualOf } from "../../../src/experiment/compare.ts";
import type { MarketEvent } from "../../../src/market/event.ts";
import { loadCase } from "../../../src/node/data/load-case.ts";
import { loadPosterior } from "../../../src/node/data/load-posterior.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { Kernel } from "../../../src/simulation/fast/kernel.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { expectSameBytes } from "../../support/ledger-checks.ts";
import { randomScenario } from "../../support/random-scenario.ts";

/** What stands for `WebAssembly.Memory` where addresses are scarce. */
class NoMemory {
  constructor() {
    throw new RangeError("WebAssembly.Memory(): could not allocate memory");
  }
}

/** Every byte of everybody at the end of a run. */
function bytesOfPersons(outcome: ReturnType<typeof simulate>): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(outcome.persons ?? {}).map(([name, column]) => [
      name,
      Buffer.from(column.buffer, column.byteOffset, column.byteLength),
    ]),
  );
}

function expectSamePaths(scenario: Scenario, subscribers: number, seed: number): void {
  const options = { subscribers, seed, keepPersons: true };
  const readable = simulate(scenario, { ...options, path: "readable" });
  const fast = simulate(scenario, { ...options, path: "fast" });
  expectSameBytes(fast, readable);
  const [a, b] = [bytesOfPersons(fast), bytesOfPersons(readable)];
  expect(Object.keys(a).filter((name) => !a[name].equals(b[name]))).toEqual([]);
}

describe("the fast path", () => {
  it("gives the same bytes as the readable one, whatever the scenario", () => {
    fc.assert(
      fc.property(
        randomScenario,
        fc.oneof(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 300, max: 3000 })),
        fc.integer({ min: 0, max: 1000 }),
        expectSamePaths,
      ),
      { seed: 4, numRuns: 60 },
    );
  });

  it("gives the same bytes where a rival is known to nobody new", () => {
    const set = ["price", "starz", "blockbuster-contest", "qwikster"].map((id) => `events.${id}.severity=0`);
    const change = { set, without: ["blockbuster-trial", "blockbuster-trial-price"] };
    expectSamePaths(counterfactualOf(loadCase("netflix-2011").scenario, change).scenario, 20_000, 1);
  });

  it.each([0, 1, 2, 3])("gives the same bytes under draw %i of the posterior", (draw) => {
    expectSamePaths(loadCase("netflix-2011", { draw: loadPosterior()[draw] }).scenario, 10_000, draw + 1);
  });

  it("gives the same bytes where a loss weighs less than a gain", () => {
    const change = { set: ["parameters.choice.lossAversion=0.6"] };
    expectSamePaths(counterfactualOf(loadCase("netflix-2011").scenario, change).scenario, 10_000, 1);
  });

  it("gives the same bytes where a plan lives on within another", () => {
    const merge = { type: "plan-merge", from: ["streaming"], into: "both-1", announced: "2011-08-01" };
    const { scenario } = loadCase("netflix-2011");
    const event = { id: "merge", ...merge, evidence: "assumed", source: "made up" } as MarketEvent;
    expectSamePaths({ ...scenario, events: [...scenario.events, event] }, 6000, 1);
  });

  it.each(["netflix-2007", "netflix-2010", "netflix-2011"])("gives the same bytes for %s", (id) => {
    expectSamePaths(loadCase(id).scenario, 6000, 1);
    expectSamePaths(loadCase(id).scenario, 1001, 2);
  });

  it.each([
    ["has no vectors", undefined],
    ["may not reserve memory for them", { Module: WebAssembly.Module, Memory: NoMemory }],
  ])("gives the same bytes where the engine %s", (_, engine) => {
    vi.stubGlobal("WebAssembly", engine);
    try {
      expect(Kernel.of(2 ** 30)).toBeUndefined();
      expectSamePaths(loadCase("netflix-2011").scenario, 2000, 3);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
