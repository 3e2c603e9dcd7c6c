import { describe, expect, it } from "vitest";
import { agentsOf, StoppedError, simulate, untilOf } from "../../src/simulation/simulate.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { bytesOf, expectBalanced, expectSameBytes, sumOf } from "../support/ledger-checks.ts";
import { event, madeUp, PEOPLE, smallService } from "../support/small-service.ts";

const scenario = smallService({
  latest: "2011-06-30",
  until: "2011-03-31",
  events: [event({ severity: 1 })],
});
const run = (options: Parameters<typeof simulate>[1] = {}) =>
  simulate(scenario, { subscribers: 600, ...options });

describe("options", () => {
  it.each([59, 0, -100, 60.5, Number.NaN, PEOPLE + 1])("refuse %d subscribers", (subscribers) => {
    expect(() => simulate(scenario, { subscribers })).toThrow(
      /must be "full" or a whole number from 60 to 1000000 .*small-service/,
    );
  });

  it.each([undefined, "full", 60] as const)("of a service of 59 people are refused (%s)", (subscribers) => {
    const [plan] = Object.values(scenario.plans);
    const plans = { one: { ...plan, opening: { ...madeUp, value: 59 } } };
    expect(() => agentsOf({ ...scenario, plans }, subscribers)).toThrow(
      /^invalid opening; must be at least 60 subscribers, .*: 59 \(small-service is too small\)$/,
    );
  });

  it("take one agent per real subscriber, or 100,000", () => {
    expect(agentsOf(scenario, "full")).toBe(PEOPLE);
    expect(agentsOf(scenario)).toBe(100_000);
    expect(agentsOf(scenario, 60)).toBe(60);
  });

  it.each(["2010-12-31", "2011-07-01", "2011-02-30", "2011-2-1", "soon", ""])(
    "refuse to run until %s",
    (until) => {
      expect(() => run({ until })).toThrow(/must be a date from 2011-01-01 to 2011-06-30/);
    },
  );

  it("run until the scenario's end, or until its latest day if asked", () => {
    expect(untilOf(scenario)).toBe("2011-03-31");
    expect(run().ledger.days).toBe(90);
    expect(run({ until: "2011-06-30" }).ledger.days).toBe(181);
    expect(run({ until: "2011-01-01" }).ledger.days).toBe(1);
    const { latest: _, ...open } = scenario;
    expect(() => untilOf(open, "2011-04-01")).toThrow(RangeError);
  });

  it.each([-1, 0.5, 2 ** 53, Number.NaN])("refuse seed %d", (seed) => {
    expect(() => run({ seed })).toThrow(/seed/);
  });

  it("take any whole seed", () => {
    for (const seed of [0, 2 ** 32, 2 ** 53 - 1]) expectBalanced(run({ seed, until: "2011-01-31" }));
  });

  it("miss no parameter silently", () => {
    const { "choice.scale": _, ...parameters } = scenario.parameters;
    expect(() => simulate({ ...scenario, parameters }, { subscribers: 60 })).toThrow(/choice\.scale/);
  });
});

describe("progress", () => {
  it("is told after each day", () => {
    const told: [number, number][] = [];
    run({ until: "2011-01-10", onDay: (done, days) => told.push([done, days]) });
    expect(told).toEqual(Array.from({ length: 10 }, (_, day) => [day + 1, 10]));
  });

  it("stops before the day on which it is asked to", () => {
    let done = 0;
    const options = { shouldStop: () => done === 5, onDay: () => void done++ };
    expect(() => run(options)).toThrow(StoppedError);
    done = 0;
    expect(() => run(options)).toThrow("stopped before 2011-01-06");
    expect(done).toBe(5);
  });

  it("does not change the run", () => {
    expectSameBytes(run({ onDay: () => {}, shouldStop: () => false }), run());
  });
});

describe("a run", () => {
  const outcome = run({ seed: 7 });

  it("says what it is", () => {
    expect(outcome).toMatchObject({
      scenario: "small-service",
      title: "A small service",
      seed: 7,
      agents: 600,
      peoplePerAgent: PEOPLE / 600,
      start: "2011-01-01",
      until: "2011-03-31",
      currency: "USD",
      churnDefinition: "cancellations/(opening+grossAdditions)",
      plans: ["streaming", "both", "dvd"],
      families: ["streaming", "both", "dvd"],
      familyOf: [0, 1, 2],
      destinations: ["rival/by-mail", "nothing"],
    });
    expect([...outcome.opening]).toEqual([240, 360, 0]);
    for (const column of [outcome.mood.posts, outcome.mood.damage, outcome.mood.joining]) {
      expect(column).toHaveLength(90);
    }
  });

  it("is the same for the same seed, byte for byte, and another for another", () => {
    expectSameBytes(run({ seed: 7 }), outcome);
    expect(bytesOf(run({ seed: 8 }))).not.toEqual(bytesOf(outcome));
  });

  it("is the beginning of a longer one", () => {
    const longer = run({ seed: 7, until: "2011-06-30" });
    for (const [name, column] of Object.entries(bytesOf(outcome))) {
      expect(bytesOf(longer)[name].slice(0, column.length), name).toEqual(column);
    }
  });

  it("leaves a frozen scenario and frozen options as they were", () => {
    const frozen = deepFreeze(structuredClone(scenario));
    const before = JSON.stringify(frozen);
    expectSameBytes(simulate(frozen, Object.freeze({ subscribers: 600, seed: 7 })), outcome);
    expect(JSON.stringify(frozen)).toBe(before);
  });

  it("survives a message to another thread", () => {
    expect(structuredClone(outcome)).toEqual(outcome);
  });

  it("renews every subscriber once a month", () => {
    const quiet = simulate(
      smallService({ joining: { baseline: [{ ...scenario.joining.baseline[0] }], trialDays: 0 } }),
      { subscribers: 600, until: "2011-01-31" },
    );
    // Nobody who joined in January renews before February, so January's renewals are those of the opening.
    expect(sumOf(quiet.ledger.renewals)).toBe(600);
  });

  it("bills who renews and stays, and who joins unless on trial", () => {
    const { ledger, opening } = simulate(smallService({}, { "attention.ordinary": 0 }), {
      subscribers: 6000,
      until: "2011-01-31",
    });
    const left = ["leftBackground", "leftTrial", "leftChoice"] as const;
    [8, 10].forEach((price, plan) => {
      let bills = opening[plan];
      for (let day = 0; day < ledger.days; day++) {
        const cell = day * ledger.plans + plan;
        bills += ledger.returned[cell] - left.reduce((sum, column) => sum + ledger[column][cell], 0);
      }
      let revenue = 0;
      for (let day = 0; day < ledger.days; day++) revenue += ledger.revenue[day * ledger.plans + plan];
      expect(revenue).toBeCloseTo(bills * price, 6);
    });
  });
});

describe("persons", () => {
  const outcome = run({ seed: 7, keepPersons: true });
  const persons = outcome.persons!;

  it("are everybody once, and add up to the ledger's closing", () => {
    const { ledger, agents } = outcome;
    expect(persons.number).toHaveLength(agents + sumOf(ledger.joined) + arrivedFromBefore());
    expect(new Set(persons.number).size).toBe(persons.number.length);
    outcome.plans.forEach((_, plan) => {
      const closing = ledger.closing[(ledger.days - 1) * ledger.plans + plan];
      expect(persons.last.filter((held) => held === plan)).toHaveLength(closing);
    });
  });

  it("are absent unless asked for, and keeping them changes nothing", () => {
    expect(run({ seed: 7 }).persons).toBeUndefined();
    expectSameBytes(outcome, run({ seed: 7 }));
  });

  /** Returns of those who had left before the start: persons who are neither of the opening nor joiners. */
  function arrivedFromBefore(): number {
    return persons.number.length - outcome.agents - sumOf(outcome.ledger.joined);
  }
});
