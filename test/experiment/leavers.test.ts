import { describe, expect, it } from "vitest";
import { leavers } from "../../src/experiment/leavers.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { accountsOf } from "../../src/simulation/accounts.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { LAPSED } from "../../src/simulation/population.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario } = loadCase("netflix-2011");
const options = { subscribers: 6000, until: "2011-09-30" };

describe("leavers", () => {
  it("find nobody where the difference reaches nobody", () => {
    const found = leavers(scenario, { set: ["headline.quantity=netAdditions"] }, options);
    expect(found).toMatchObject({ becauseOf: 0, despite: 0, cameOnlyInBase: 0, cameOnlyInCounterfactual: 0 });
    expect(found.anyway).toBeGreaterThan(0);
  });

  it("add up to the difference of the closings, person by person", () => {
    const change = { without: ["price"] };
    const found = leavers(scenario, change, options);
    const without = simulate(
      { ...scenario, events: scenario.events.filter(({ id }) => !["price", "apology"].includes(id)) },
      options,
    );
    const gap = periodsOf(without)[0].closing - periodsOf(simulate(scenario, options))[0].closing;
    // Who came in one world only may have left again, so the persons who met in both account for less than the gap.
    expect(found.becauseOf - found.despite).toBeLessThanOrEqual(gap + 1);
    expect(gap - (found.becauseOf - found.despite)).toBeLessThanOrEqual(found.cameOnlyInCounterfactual + 1);
    expect(found.becauseOf).toBeGreaterThan(found.despite);
    const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((a, b) => a + b, 0);
    expect(sum(found.byPlan)).toBeCloseTo(found.becauseOf, 3);
    expect(sum(found.byDestination)).toBeCloseTo(found.becauseOf, 3);
    expect(sum(found.byTenure)).toBeCloseTo(found.becauseOf, 3);
    expect(sum(found.anywayByTenure)).toBeCloseTo(found.anyway, 3);
    const { nothing = 0, quit = 0, trial = 0 } = found.byDestination;
    expect(found.toRivals + nothing + quit + trial).toBeCloseTo(found.becauseOf, 3);
    expect(Math.min(found.toRivals, nothing)).toBeGreaterThan(0);
  });
});

describe("those who came back", () => {
  const later = { ...options, until: "2011-12-31" };
  const returnShare = (share: number) =>
    leavers(
      {
        ...scenario,
        parameters: {
          ...scenario.parameters,
          "return.share": { ...scenario.parameters["return.share"], value: share },
        },
      },
      { without: ["price"] },
      later,
    );

  it("have left because of the difference and are not counted as gone", () => {
    const [none, some] = [returnShare(0), returnShare(0.25)];
    expect(none.cameBack).toBe(0);
    expect(some.cameBack).toBeGreaterThan(0);
    expect(some.cameBack).toBeLessThan(some.becauseOf);
  });

  it("are nobody where the difference reaches nobody", () => {
    expect(leavers(scenario, { set: ["headline.quantity=netAdditions"] }, later).cameBack).toBe(0);
  });
});

describe("persons", () => {
  it("are everybody whom the ledger counts", () => {
    const run = simulate(scenario, { ...options, keepPersons: true });
    const { persons, ledger, plans } = run;
    if (!persons) throw new Error("persons were not kept");
    plans.forEach((_, plan) => {
      const there = persons.last.reduce((count, last) => count + (last === plan ? 1 : 0), 0);
      expect(there).toBe(ledger.closing[(ledger.days - 1) * plans.length + plan]);
    });
    expect(new Set(persons.number).size).toBe(persons.number.length);
    expect(persons.last.some((last) => last === LAPSED)).toBe(true);
  });
});

describe("accounts", () => {
  it("take revenue from the ledger and cost from everybody who was there", () => {
    const run = simulate(scenario, options);
    const [account] = accountsOf(run, scenario);
    expect(account.revenue).toBeCloseTo(periodsOf(run)[0].revenue, 2);
    expect(account.contribution).toBeCloseTo(account.revenue - account.cost - account.concessions, 4);
    const byPlan = Object.values(account.byPlan).reduce((a, b) => a + b, 0);
    expect(byPlan).toBeCloseTo(account.revenue - account.cost, 2);
  });
});
