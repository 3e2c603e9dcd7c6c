import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedQuits } from "../../src/behaviour/background-quit.ts";
import { settleOpening } from "../../src/simulation/opening.ts";
import { partOf } from "../../src/simulation/part.ts";
import {
  ABSENT,
  ACTIVE_HABIT,
  numberOf,
  ON_TRIAL,
  openingByPlan,
  type Population,
  populationBytes,
  populationOf,
  renewalsSurvived,
  shapesOf,
  slotOf,
  tenureClasses,
} from "../../src/simulation/population.ts";
import { smallService } from "../support/small-service.ts";
import { expectMean, expectShares, moments, shareError } from "../support/within-error.ts";

const scenario = smallService();
const CHARGED = Float64Array.of(8, 10, Number.NaN);
const build = (agents: number, seed = 1, arrivals = 0, parts = 1): Population => {
  const population = populationOf(scenario, agents, arrivals);
  const setting = { seed, charged: CHARGED, usualShare: 0.001, listeners: 7.6, cohorts: [1] };
  // The last part first: no part needs another.
  for (let part = parts - 1; part >= 0; part--) {
    settleOpening(population, partOf(population.groups, part, parts), scenario, setting);
  }
  return population;
};

describe("numbers and slots", () => {
  it("are one to one, whether or not the agents fill their groups of 30", () => {
    for (const agents of [60, 61, 89, 90, 91, 119, 1000, 1019, 3600]) {
      const population = build(agents);
      const slots = new Set<number>();
      for (let number = 0; number < agents; number++) {
        const slot = slotOf(population, number);
        expect(numberOf(population, slot)).toBe(number);
        expect(slot >= 0 && slot < population.newcomers).toBe(true);
        slots.add(slot);
      }
      expect(slots.size).toBe(agents);
      const taken = [...population.status.keys()].filter((slot) => population.status[slot] !== ABSENT);
      expect(taken).toEqual([...slots].sort((a, b) => a - b));
    }
  });

  it("of any number of agents and any slot invert each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 500 }), fc.integer({ min: 0, max: 1000 }), (agents, seed) => {
        const population = build(agents, seed);
        for (let slot = 0; slot < population.newcomers; slot++) {
          const number = numberOf(population, slot);
          expect(slotOf(population, number)).toBe(slot);
          expect(population.status[slot] === ABSENT).toBe(number >= agents);
        }
      }),
      { seed: 1, numRuns: 10 },
    );
  });

  it("give every billing day of a full group one subscriber", () => {
    const population = build(3000);
    for (let billing = 0; billing < 30; billing++) {
      const run = population.status.subarray(billing * population.groups, (billing + 1) * population.groups);
      expect(run.every((status) => status !== ABSENT)).toBe(true);
    }
  });
});

describe("the opening", () => {
  it("has exactly the agents of each plan, by largest remainders", () => {
    expect([...openingByPlan(scenario, 1000)]).toEqual([400, 600, 0]);
    expect([...openingByPlan(scenario, 61)]).toEqual([24, 37, 0]);
    expect([...openingByPlan(scenario, 62)]).toEqual([25, 37, 0]);
    for (const agents of [60, 61, 997, 5000]) {
      const counts = openingByPlan(scenario, agents);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(agents);
      const { status } = build(agents);
      counts.forEach((count, plan) => {
        expect(status.filter((held) => held === plan)).toHaveLength(count);
      });
    }
  });

  it("mixes plans over billing days and over neighbours", () => {
    const population = build(6000);
    const { groups, status } = population;
    // Numbers step through the plans evenly, so a billing day's share is nearer than by independent draws.
    for (let billing = 0; billing < 30; billing++) {
      const both = status
        .subarray(billing * groups, (billing + 1) * groups)
        .filter((plan) => plan === 1).length;
      expectMean(both / groups, 0.6, shareError(0.6, groups));
    }
    let alike = 0;
    for (let number = 1; number < 6000; number++) {
      if (status[slotOf(population, number)] === status[slotOf(population, number - 1)]) alike++;
    }
    // Neighbours have no more in common than strangers, who agree with 0.4^2 + 0.6^2.
    expect(alike / 5999).toBeLessThan(0.52 + 4 * shareError(0.52, 5999));
  });

  it("spreads habits, tenures and trials as the scenario says", () => {
    const n = 20_000;
    const population = build(n);
    const slots = Array.from({ length: n }, (_, number) => slotOf(population, number));
    const inert = slots.filter((slot) => !(population.flags[slot] & ACTIVE_HABIT)).length;
    const share = scenario.parameters["attention.inertShare"].value;
    expectShares([inert], n, [share]);
    expectShares([slots.filter((slot) => population.flags[slot] & ON_TRIAL).length], n, [0.1]);
    const chances = slots.map((slot) => 1 - Math.exp(-population.rate[slot]));
    const hazard = tenureClasses(scenario).reduce(
      (sum, { months, share: part }) =>
        sum + part * expectedQuits(shapesOf(scenario), renewalsSurvived(months, 30), 1)[0],
      0,
    );
    const { mean, error } = moments(chances);
    expectMean(mean, hazard, error);
  });

  it("expects the price it pays, to the cent", () => {
    const { status, reference, priceUnit, newcomers } = build(200);
    expect(priceUnit).toBe(0.01);
    for (let slot = 0; slot < newcomers; slot++) {
      if (status[slot] !== ABSENT) expect(reference[slot] * priceUnit).toBeCloseTo(CHARGED[status[slot]], 9);
    }
  });

  it("has heard of as many leavers as is usual", () => {
    const n = 20_000;
    const population = build(n);
    // Usual share a day times listeners, faded over the days before the start and those until the first renewal.
    const decay = scenario.parameters["wordOfMouth.weeks"].value * 7;
    const fade = Math.exp(-1 / decay);
    const ties = (7.6 * 0.001 * fade) / (1 - fade) / 0.5;
    const values: number[] = [];
    let expected = 0;
    for (let slot = 0; slot < population.newcomers; slot++) {
      if (population.status[slot] === ABSENT) continue;
      values.push(population.exposure[slot]);
      const days = Math.floor(slot / population.groups) + 1;
      // Records are whole numbers; the count of ties is Poisson.
      let chance = Math.exp(-ties);
      for (let count = 1; count <= 15; count++) {
        chance *= ties / count;
        expected += chance * Math.round(count * 16 * Math.exp(-days / decay));
      }
    }
    const { mean, error } = moments(values);
    expectMean(mean, expected / n, error);
  });
});

describe("the columns", () => {
  it("take at most 16 bytes a subscriber, newcomers included", () => {
    const population = build(3000, 1, 500);
    const bytes = Object.values(population).reduce(
      (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
      0,
    );
    expect(population.status).toHaveLength(3500);
    expect(bytes / 3500).toBeLessThanOrEqual(16);
    expect(bytes).toBe(populationBytes(3000, 500));
  });

  it("follow from the seed alone, and differ with it", () => {
    const [one, again, other] = [build(900), build(900), build(900, 2)];
    expect(again).toEqual(one);
    expect(other.rate).not.toEqual(one.rate);
    expect(other.turn).not.toEqual(one.turn);
  });

  it("are the same whatever number of parts is settled one by one", () => {
    for (const agents of [60, 900, 1019]) {
      for (const parts of [2, 3, 7]) {
        if (parts > agents / 30) continue;
        expect(build(agents, 1, 200, parts)).toEqual(build(agents, 1, 200));
      }
    }
  });

  it("do not depend on the room for newcomers", () => {
    const [tight, roomy] = [build(900), build(900, 1, 300)];
    for (const column of ["status", "anchored", "flags", "rate", "reference"] as const) {
      expect(roomy[column].slice(0, 900)).toEqual(tight[column]);
    }
    expect(roomy.status.slice(900).every((status) => status === ABSENT)).toBe(true);
  });
});

describe("renewals survived", () => {
  it("begin after the trial's conversion", () => {
    expect([0, 1, 2, 12].map((months) => renewalsSurvived(months, 30))).toEqual([0, 0, 1, 11]);
    expect([0, 1, 12].map((months) => renewalsSurvived(months, 0))).toEqual([0, 1, 12]);
  });
});
