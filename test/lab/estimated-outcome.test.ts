import { describe, expect, it } from "vitest";
import { estimatedOutcome } from "../../src/lab/estimated-outcome.ts";
import { changedScenario, noChange } from "../../src/lab/world-change.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const [moving, rest] = [2000, 10_000];
const made = changedScenario(netflix, { ...noChange, set: { "events.price.prices.both-1": 11.99 } });
const world = made.ok ? made.scenario : netflix;
const run = (scenario: typeof netflix, subscribers: number, seed = 1) =>
  simulate(scenario, { subscribers, seed });
const closing = (outcome: ReturnType<typeof run>) => periodsOf(outcome)[0].closing;

describe("a world while a hand moves", () => {
  it("is history at the full size where it is history", () => {
    const full = run(netflix, rest);
    const small = run(netflix, moving);
    expect(periodsOf(estimatedOutcome(full, small, small))).toEqual(periodsOf(full));
  });

  it("differs from it as the small runs differ", () => {
    const [full, before, now] = [run(netflix, rest), run(netflix, moving), run(world, moving)];
    const estimate = estimatedOutcome(full, before, now);
    expect(closing(estimate) - closing(full)).toBeCloseTo(closing(now) - closing(before), 3);
    expect(estimate.agents).toBe(rest);
  });

  it("is nearer to the full run than the small one is, over seeds", () => {
    let [estimated, small] = [0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const truth = closing(run(world, rest, seed));
      const [full, before, now] = [
        run(netflix, rest, seed),
        run(netflix, moving, seed),
        run(world, moving, seed),
      ];
      estimated += (closing(estimatedOutcome(full, before, now)) - truth) ** 2;
      small += (closing(now) - truth) ** 2;
    }
    expect(estimated).toBeLessThan(small);
  });
});
