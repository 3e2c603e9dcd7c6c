import { expect, it, vi } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { applySettings } from "../../src/scenario/assign.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { withoutEvents } from "../../src/scenario/without.ts";
import { bytesOf, expectSameBytes } from "../support/ledger-checks.ts";

const { scenario } = loadCase("netflix-2011");

function set(...settings: string[]): Scenario {
  const result = applySettings(scenario, settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.scenario;
}

/** Worlds that have most of their states of the market in common, and some that have little. */
const worlds: readonly Scenario[] = [
  scenario,
  set("events.price.prices.both-1=15.97"),
  set("events.redbox-price.prices.kiosk=2.4", "parameters.quit.newMean=0.1"),
  set("parameters.choice.scale=9", "parameters.taste.streaming.mean=7.5"),
  (withoutEvents(scenario, ["price"]) as { scenario: Scenario }).scenario,
];

/** The engine as a process that has just begun has it. */
async function freshEngine() {
  vi.resetModules();
  return (await import("../../src/simulation/simulate.ts")).simulate;
}

const options = { subscribers: 600, seed: 5, until: "2011-11-30" };

it("a world is the same whatever was run before it, and in whichever copy it comes", async () => {
  const alone = [];
  for (const world of worlds) alone.push((await freshEngine())(world, options));
  expect(new Set(alone.map((outcome) => JSON.stringify(bytesOf(outcome)))).size).toBe(worlds.length);
  const simulate = await freshEngine();
  // As a reader's hand goes on, and comes back in other steps.
  for (const step of [1, 2, 3, 4]) {
    for (let at = 0; at < worlds.length; at++) {
      const which = (at * step) % worlds.length;
      expectSameBytes(simulate(structuredClone(worlds[which]), options), alone[which]);
    }
  }
});
