import { describe, expect, it } from "vitest";
import { quitShapes } from "../../src/behaviour/background-quit.ts";
import { toDay } from "../../src/market/date.ts";
import { parameterValue } from "../../src/market/parameter.ts";
import { billingDaysOn } from "../../src/simulation/calendar.ts";
import { hazardByTenure, tenuresOf } from "../../src/simulation/hazard-by-tenure.ts";
import type { Outcome, Persons } from "../../src/simulation/outcome.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { retentionRate } from "../reference/shifted-beta-geometric.ts";
import { sumOf } from "../support/ledger-checks.ts";
import { ALONE, event, smallService } from "../support/small-service.ts";
import { expectMean } from "../support/within-error.ts";

const calm = smallService({}, ALONE);
const run = simulate(calm, { subscribers: 20_000, seed: 3, keepPersons: true });
const { persons } = run as Outcome & { persons: Persons };
const isJoiner = (person: number): boolean => persons.joined[person] >= 0 && persons.returner[person] === 0;
const trialLoss = parameterValue(calm.parameters, "trial.nonConversion");
const shapes = quitShapes(
  parameterValue(calm.parameters, "quit.alpha"),
  parameterValue(calm.parameters, "quit.newMean"),
);

describe("the hazard by tenure", () => {
  it("is the trial's loss first and then that of unlike subscribers, for joiners and for the opening alike", () => {
    for (const where of [isJoiner, (person: number) => persons.joined[person] < 0]) {
      const rows = hazardByTenure(run, { months: 18, where });
      expect(rows.length).toBeGreaterThan(4);
      for (const { month, hazard, error } of rows) {
        expectMean(hazard, month === 1 ? trialLoss : 1 - retentionRate(shapes, month - 1), error);
      }
    }
  });

  it("has no trial for returners", () => {
    const [first] = hazardByTenure(run, { where: (person) => persons.returner[person] === 1 });
    expect(first.leftTrial).toBe(0);
    expectMean(first.hazard, 1 - retentionRate(shapes, 1), first.error);
  });

  it("counts every end of a trial, and everybody who leaves where nobody comes back", () => {
    const everyone = { months: 40, where: () => true };
    const angry = smallService({ events: [event({ severity: 1 })] }, { "return.share": 0 });
    const outcome = simulate(angry, { subscribers: 6000, keepPersons: true });
    const rows = hazardByTenure(outcome, everyone);
    for (const cause of ["leftTrial", "leftBackground", "leftChoice"] as const) {
      const people = rows.reduce((sum, row) => sum + row[cause], 0);
      expect(people, cause).toBeCloseTo(sumOf(outcome.ledger[cause]) * outcome.peoplePerAgent, 3);
      expect(people).toBeGreaterThan(0);
    }
  });

  it("puts nobody at risk who has left or has not come to a renewal", () => {
    const rows = hazardByTenure(run, { months: 5, where: isJoiner });
    rows.slice(1).forEach((row, index) => {
      const before = rows[index];
      const left = before.leftTrial + before.leftBackground + before.leftChoice;
      expect(row.atRisk).toBeLessThanOrEqual(before.atRisk - left + 1e-6);
    });
    const joined = sumOf(run.ledger.joined) * run.peoplePerAgent;
    expect(rows[0].atRisk).toBeLessThan(joined);
    expect(rows[0].atRisk).toBeGreaterThan(0.8 * joined);
  });

  it("asks for persons and for whole months", () => {
    expect(() => hazardByTenure(simulate(calm, { subscribers: 60 }))).toThrow("keepPersons");
    expect(() => hazardByTenure(run, { months: 0 })).toThrow("invalid months");
  });
});

describe("months of tenure", () => {
  it("are the renewals that the calendar has", () => {
    const start = toDay(run.start);
    const days = run.ledger.days;
    const tenures = tenuresOf(run, persons);
    for (let person = 0; person < persons.number.length; person += 97) {
      const { joined, billingDay, tenure, firstLeft } = persons;
      const renewals = (upTo: number): number => {
        let count = tenure[person];
        for (let day = joined[person] + 1; day <= upTo; day++) {
          const { first, last } = billingDaysOn(start + day);
          if (first <= billingDay[person] && billingDay[person] <= last) count++;
        }
        return count;
      };
      expect(tenures.atTheEnd(person)).toBe(renewals(days - 1));
      if (firstLeft[person] > 0) expect(tenures.whenLeft(person)).toBe(renewals(firstLeft[person] - 1));
    }
  });
});

describe("persons", () => {
  it("have the quit chances that drive them: who has left had the higher ones", () => {
    const mean = (ids: number[]): number =>
      ids.reduce((sum, person) => sum + persons.quit[person], 0) / ids.length;
    const ids = Array.from(persons.number.keys()).filter(isJoiner);
    const quit = (person: number): boolean =>
      persons.firstLeft[person] > 0 && persons.firstReason[person] === 0;
    expect(mean(ids)).toBeCloseTo(parameterValue(calm.parameters, "quit.newMean"), 1);
    expect(mean(ids.filter(quit))).toBeGreaterThan(2 * mean(ids.filter((person) => !quit(person))));
  });

  it("know who came back: they have left once and are there", () => {
    const back = Array.from(persons.number.keys()).filter(
      (person) => persons.firstLeft[person] > 0 && persons.last[person] < run.plans.length,
    );
    expect(back.length).toBeGreaterThan(0);
    for (const person of back) expect(persons.since[person]).toBeGreaterThan(persons.firstLeft[person]);
  });
});
