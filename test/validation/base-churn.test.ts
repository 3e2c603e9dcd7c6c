import { describe, expect, it } from "vitest";
import { loadCodingRules, loadCodings } from "../../src/node/data/coded-cases.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { type ChurnSetting, newMeanFor, steadyChurn, steadyTenure } from "../../src/validation/base-churn.ts";
import { scenarioOf } from "../../src/validation/coded-world.ts";

const setting: ChurnSetting = {
  alpha: 0.7,
  trialLoss: 0.11,
  trialDays: 0,
  growth: 0.01,
  oldest: 60,
  bills: [{ share: 1, months: 1 }],
  joiners: [0.04, 0.04, 0.04],
  returners: 0.4,
  definition: "cancellations/opening",
};

describe("newMeanFor", () => {
  it("is the inverse of the churn", () => {
    for (const churn of [0.008, 0.02, 0.05, 0.12]) {
      expect(steadyChurn(setting, newMeanFor(churn, setting))).toBeCloseTo(churn, 9);
    }
  });

  it("says which churn there can be", () => {
    expect(() => newMeanFor(0.9, setting)).toThrow(/churn: expected a share from .* found 0.9/);
  });

  it("of yearly bills needs loyal people less often asked", () => {
    const yearly = { ...setting, joiners: [0, 0, 0] as const, bills: [{ share: 1, months: 12 }] };
    const monthly = { ...setting, joiners: [0, 0, 0] as const };
    expect(newMeanFor(0.02, yearly)).not.toBeCloseTo(newMeanFor(0.02, monthly), 4);
  });
});

describe("steadyTenure", () => {
  it("sums to 1, youngest first, younger where the base grows", () => {
    const at = (growth: number) => steadyTenure({ ...setting, growth }, 0.1);
    const young = (growth: number) =>
      at(growth)
        .slice(0, 12)
        .reduce((sum, { share }) => sum + share, 0);
    expect(at(0.01).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(at(0.01)).toHaveLength(61);
    expect(young(0.03)).toBeGreaterThan(young(0));
  });
});

describe("a world without events", () => {
  const rules = loadCodingRules();
  const shared = loadSharedParameters();

  it.each([
    ["netflix-us-2019", "2019Q1", 0.022],
    ["netflix-2006-2007-competitor-offer", "2006Q4", 0.042],
    ["chegg-2022-2025", "2022Q4", 0.12],
    ["amazon-prime-us-cirp", "2013Q4", 0.0174],
    ["netflix-us-2014-2016", "2014Q2", 0.033],
  ])("has the base churn of %s in %s", (id, quarter, churn) => {
    const scenario = { ...scenarioOf(loadCodings(id, rules)[0], rules, shared), events: [] };
    const subscribers = 60_000;
    const run = simulate(scenario, { subscribers, seed: 3, until: scenario.latest ?? scenario.until });
    const period = periodsOf(run).find((found) => found.period === quarter);
    // Three months of churn c of n people: standard error sqrt(c / (3 n)). The reckoning leaves out that who returns
    // within the run is likelier to leave again, and what is known of months of 28 to 31 days: 7 % of the churn.
    const tolerance = 3 * Math.sqrt(churn / (3 * subscribers)) + 0.07 * churn;
    expect(Math.abs((period?.monthlyChurn ?? Number.NaN) - churn)).toBeLessThan(tolerance);
  });
});
