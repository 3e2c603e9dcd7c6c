import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodsOf } from "../../src/simulation/periods.ts";
import { LAPSED } from "../../src/simulation/population.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { bytesOf, expectSameBytes, ledgerProblems } from "../support/ledger-checks.ts";
import { randomScenario } from "../support/random-scenario.ts";

const agents = fc.oneof(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 300, max: 2000 }));

describe("whatever the scenario", () => {
  it("the ledger balances, everything is finite, and the same seed gives the same bytes", () => {
    fc.assert(
      fc.property(
        randomScenario,
        agents,
        fc.integer({ min: 0, max: 1000 }),
        (scenario, subscribers, seed) => {
          const options = Object.freeze({ subscribers, seed, keepPersons: true });
          const before = JSON.stringify(scenario);
          const outcome = simulate(deepFreeze(scenario), options);
          expect(ledgerProblems(outcome)).toEqual([]);
          for (const [name, column] of Object.entries(bytesOf(outcome))) {
            expect([name, column.every(Number.isFinite)]).toEqual([name, true]);
          }
          for (const period of periodsOf(outcome)) {
            expect(period.closing).toBeGreaterThanOrEqual(0);
            // Nobody there and nobody coming leaves churn without a base.
            const base = period.opening + period.grossAdditions;
            if (base > 0) expect(Number.isFinite(period.monthlyChurn)).toBe(true);
          }
          const { persons, ledger, plans } = outcome;
          const there = plans.map((_, plan) => persons!.last.filter((held) => held === plan).length);
          expect(there).toEqual([...ledger.closing.slice(-plans.length)]);
          expect(persons!.last.every((held) => held < plans.length || held === LAPSED)).toBe(true);
          expect(JSON.stringify(scenario)).toBe(before);
          expectSameBytes(simulate(scenario, options), outcome);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });
});
