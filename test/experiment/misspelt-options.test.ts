import { describe, expect, it } from "vitest";
import * as churnkit from "../../src/index.ts";
import { simulateOnWorkers } from "../../src/node/simulate-on-workers.ts";
import { netflix, tiny } from "./tiny-runs.ts";

const wrong = { sed: 4 } as never;
const figure = { quantity: "closing", period: "2011Q3" };
const margins = churnkit.marginsOf(netflix.parameters, { ids: ["choice.scale"] });
const run = churnkit.simulate(netflix, { ...tiny, until: "2011-07-05", keepPersons: true });

/** Every public function with options, called with one that there is not. */
const CALLS: Readonly<Record<string, () => unknown>> = {
  attribute: () => churnkit.attribute(netflix, wrong),
  causesOf: () => churnkit.causesOf(netflix, {}, wrong),
  compare: () => churnkit.compare(netflix, {}, wrong),
  ensemble: () => churnkit.ensemble([netflix], wrong),
  hazardByTenure: () => churnkit.hazardByTenure(run, wrong),
  leavers: () => churnkit.leavers(netflix, {}, wrong),
  marginsOf: () => churnkit.marginsOf(netflix.parameters, wrong),
  oneAtATime: () => churnkit.oneAtATime(() => netflix, margins, figure, wrong),
  optimise: () => churnkit.optimise(netflix, { case: netflix.id, levers: [] }, wrong),
  planValuesOf: () => churnkit.planValuesOf(run, netflix, wrong),
  replicate: () => churnkit.replicate(netflix, wrong),
  sensitivities: () => churnkit.sensitivities(() => netflix, margins, [figure], wrong),
  sensitivity: () => churnkit.sensitivity(() => netflix, margins, figure, wrong),
  simulate: () => churnkit.simulate(netflix, wrong),
};

describe("an option that there is not", () => {
  it("is tried with every public function whose last argument is options", () => {
    const hasOptions = /^(?:async )?function \w+\((?:[^{)]|\{\})*\boptions\b/;
    const names = Object.entries(churnkit).flatMap(([name, value]) =>
      typeof value === "function" && hasOptions.test(String(value)) ? [name] : [],
    );
    // What parseScenario has is told to the checks of a file alone.
    expect(names.filter((name) => name !== "parseScenario").sort()).toEqual(Object.keys(CALLS).sort());
  });

  it.each(Object.entries(CALLS))("is refused by %s", async (_, call) => {
    const called = (async () => call())();
    await expect(called).rejects.toThrow(TypeError);
    await expect(called).rejects.toThrow(/^options: expected any of .*, found "sed"/);
  });

  it("is refused by simulateOnWorkers", async () => {
    await expect(simulateOnWorkers(netflix, wrong)).rejects.toThrow(/^options: .*, found "sed"/);
  });

  it.each([
    ["attribute", (scenario: never) => churnkit.attribute(scenario)],
    ["causesOf", (scenario: never) => churnkit.causesOf(scenario)],
    ["optimise", (scenario: never) => churnkit.optimise(scenario, { case: "", levers: [] })],
    ["sensitivity", (scenario: never) => churnkit.sensitivity(() => scenario, margins, figure)],
    ["oneAtATime", (scenario: never) => churnkit.oneAtATime(() => scenario, margins, figure)],
  ])("no more than an argument that is no scenario, by %s", async (_, call) => {
    await expect(call(undefined as never)).rejects.toThrow(/expected a scenario, found nothing/);
    await expect(call({ scenario: netflix } as never)).rejects.toThrow(/pass its \.scenario/);
  });

  it.each([
    [{ budget: Number.NaN }, "invalid budget; must be at least 6 runs: NaN"],
    [{ atLeastSubscribers: Number.NaN }, "invalid atLeastSubscribers; must be a number: NaN"],
    [{ objective: "people" }, 'options.objective: expected "contribution" or "subscribers" or "trust"'],
  ])("no more than a value that is none: optimise with %j", async (options, message) => {
    const space = { case: netflix.id, levers: [] };
    await expect(churnkit.optimise(netflix, space, options as never)).rejects.toThrow(message);
  });
});
