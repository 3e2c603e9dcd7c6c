import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { partOf, shareOf } from "../../src/simulation/part.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { expectSameBytes, sumOf } from "../support/ledger-checks.ts";
import { randomScenario } from "../support/random-scenario.ts";
import { runInParts } from "../support/run-in-parts.ts";
import { baseline, smallService } from "../support/small-service.ts";

describe("parts", () => {
  it("share out every group and every newcomer, each once", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 90 }),
        (parts, more, newcomers) => {
          const groups = parts + more;
          let group = 0;
          let slot = 1000;
          for (let index = 0; index < parts; index++) {
            const part = partOf(groups, index, parts);
            expect(part.fromGroup).toBe(group);
            expect(part.toGroup).toBeGreaterThan(group);
            const share = shareOf(part, 1000, 1000 + newcomers);
            expect(share.from).toBe(slot);
            group = part.toGroup;
            slot = share.to;
          }
          expect([group, slot]).toEqual([groups, 1000 + newcomers]);
        },
      ),
      { seed: 5 },
    );
  });

  it("are at least one group large", () => {
    expect(() => partOf(3, 0, 4)).toThrow(/^invalid parts; must be a whole number from 1 to 3: 4$/);
    expect(() => partOf(3, 0, 0)).toThrow(RangeError);
    expect(() => partOf(3, 3, 3)).toThrow(/^invalid part; /);
  });
});

const outOfOrder = fc.func(fc.nat()).map((draw) => {
  let asked = 0;
  return (n: number) => draw(asked++) % n;
});

describe("a run in parts", () => {
  it("gives the same bytes for any number of parts, worked on in any order", () => {
    fc.assert(
      fc.property(
        randomScenario,
        fc.integer({ min: 120, max: 1500 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 2, max: 4 }),
        outOfOrder,
        (scenario, subscribers, seed, parts, pick) => {
          const whole = simulate(scenario, { subscribers, seed, keepPersons: true });
          const pieces = runInParts(scenario, { subscribers, seed, parts, pick });
          expectSameBytes(pieces, whole);
          expect(pieces.persons).toEqual(whole.persons);
        },
      ),
      { seed: 21, numRuns: 40 },
    );
  });

  it("does so for the Netflix case, in which news crosses from part to part", () => {
    const { scenario } = loadCase("netflix-2011");
    const whole = simulate(scenario, { subscribers: 5000, seed: 4 });
    expect(sumOf(whole.ledger.leftChoice)).toBeGreaterThan(100);
    for (const parts of [2, 3, 4]) {
      expectSameBytes(runInParts(scenario, { subscribers: 5000, seed: 4, parts, pick: (n) => n - 1 }), whole);
    }
  });

  it("does so where newcomers overhear much, and several billing days fall on one day", () => {
    const scenario = smallService(
      { joining: { baseline: [baseline(3_000_000, 500_000)], trialDays: 0 } },
      { "wordOfMouth.perTie": 2.5 },
    );
    const whole = simulate(scenario, { subscribers: 4000, seed: 2 });
    for (const pick of [() => 0, (n: number) => n - 1]) {
      expectSameBytes(runInParts(scenario, { subscribers: 4000, seed: 2, parts: 2, pick }), whole);
    }
  });

  it("does so with more parts than newcomers on a day", () => {
    const whole = simulate(smallService(), { subscribers: 600, seed: 2 });
    const pieces = runInParts(smallService(), { subscribers: 600, seed: 2, parts: 20, pick: () => 0 });
    expectSameBytes(pieces, whole);
  });
});
