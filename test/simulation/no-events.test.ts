import { beforeAll, describe, expect, it } from "vitest";
import { expectedQuits } from "../../src/behaviour/background-quit.ts";
import { calendarOf, toDay } from "../../src/market/date.ts";
import { parameterValue } from "../../src/market/parameter.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { shapesOf, tenureClasses } from "../../src/simulation/population.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { expectBalanced, flowBetween, sumOf } from "../support/ledger-checks.ts";
import { ALONE, baseline, smallService, withParameters } from "../support/small-service.ts";
import { ERRORS, expectMean, moments } from "../support/within-error.ts";

/** First and last day indices of the calendar months of a run. */
function monthsOf({ start, until }: { start: string; until: string }): [number, number][] {
  const months: [number, number][] = [];
  for (let day = toDay(start), from = day; day <= toDay(until); day++) {
    if (day < toDay(until) && calendarOf(day + 1).month === calendarOf(day).month) continue;
    months.push([from - toDay(start), day - toDay(start)]);
    from = day + 1;
  }
  return months;
}

/** The same world without events, trials, and people who come back. */
function calm(scenario: Scenario): Scenario {
  const lone = { ...scenario, events: [], joining: { ...scenario.joining, trialDays: 0 } };
  return withParameters(lone, { "return.share": 0 });
}

/**
 * Mean and variance of the background quits of each month by the shifted-beta-geometric path, given who joined: the
 * opening subscribers renew once a month from the first on, the newcomers of a month from the next on.
 */
function path(scenario: Scenario, { ledger, agents }: Outcome, months: readonly [number, number][]) {
  const shapes = shapesOf(scenario);
  const arrived = months.map(
    ([from, to]) =>
      flowBetween(ledger, ledger.joined, from, to) + flowBetween(ledger, ledger.returned, from, to),
  );
  const groups = tenureClasses(scenario).map(({ months: tenure, share }) => ({
    members: agents * share,
    quits: expectedQuits(shapes, tenure, months.length),
    first: 0,
  }));
  arrived.forEach((members, month) => {
    groups.push({ members, quits: expectedQuits(shapes, 0, months.length), first: month + 1 });
  });
  return months.map((_, month) => {
    let mean = 0;
    let variance = 0;
    for (const { members, quits, first } of groups) {
      const chance = month < first ? 0 : quits[month - first];
      mean += members * chance;
      variance += members * chance * (1 - chance);
    }
    return { mean, variance };
  });
}

/** By how much word of mouth may swell the variance: quits come in cascades of mean size 1 / (1 - R). */
function swelling({ parameters }: Scenario, hazard: number): number {
  const value = (id: string): number => parameterValue(parameters, id);
  const listeners = (value("wordOfMouth.ties") / 2) * (2 - value("wordOfMouth.rewiring"));
  const months = (value("wordOfMouth.weeks") * 7) / 30.4375;
  const reproduction = listeners * value("wordOfMouth.perTie") * hazard * months;
  expect(reproduction).toBeLessThan(1);
  return 1 / (1 - reproduction) ** 2;
}

describe("without events, trials and returns", () => {
  const cases: [string, Scenario, string][] = [
    ["netflix-2007", loadCase("netflix-2007").scenario, "2007-12-31"],
    ["netflix-2011", loadCase("netflix-2011").scenario, "2011-09-30"],
    ["a small service", smallService(), "2011-06-30"],
    [
      "one that nobody joins",
      smallService({ joining: { baseline: [baseline(0, 0)], trialDays: 0 } }),
      "2011-06-30",
    ],
  ];

  it.each(cases)(
    "%s churns along the shifted-beta-geometric path, alone and with word of mouth",
    (_, full, until) => {
      const scenario = calm(full);
      const months = monthsOf({ start: scenario.start, until });
      for (const values of [ALONE, {}]) {
        const world = withParameters(scenario, values);
        const outcome = simulate(world, { subscribers: 20_000, seed: 4, until });
        expectBalanced(outcome);
        const { ledger } = outcome;
        const expected = path(world, outcome, months);
        let total = 0;
        let mean = 0;
        let variance = 0;
        const wider = values === ALONE ? 1 : swelling(world, expected[0].mean / 20_000);
        months.forEach(([from, to], month) => {
          const quits = flowBetween(ledger, ledger.leftBackground, from, to);
          expectMean(quits, expected[month].mean, Math.sqrt(wider * expected[month].variance));
          total += quits;
          mean += expected[month].mean;
          variance += expected[month].variance;
        });
        expectMean(total, mean, Math.sqrt(wider * variance));
      }
    },
  );

  it("nobody leaves by choice or changes plan", () => {
    for (const id of ["netflix-2007", "netflix-2011"]) {
      const { ledger } = simulate(calm(loadCase(id).scenario), {
        subscribers: 2000,
        until: cases.find(([name]) => name === id)![2],
      });
      for (const column of [ledger.leftChoice, ledger.switchedIn, ledger.switchedOut, ledger.destination]) {
        expect(sumOf(column)).toBe(0);
      }
      expect(sumOf(ledger.attentive)).toBeGreaterThan(0);
    }
  });
});

/** Background quits of who was there at the opening and of who came later; the same people with the same luck for a seed. */
function quitsOf(scenario: Scenario, seed: number): { opening: number; newcomers: number } {
  const { persons } = simulate(scenario, { subscribers: 10_000, seed, keepPersons: true });
  const quits = { opening: 0, newcomers: 0 };
  persons?.firstLeft.forEach((day, index) => {
    if (day === 0 || persons.firstReason[index] !== 0) return;
    quits[persons.joined[index] < 0 ? "opening" : "newcomers"]++;
  });
  return quits;
}

describe("word of mouth without events, quits beside those of the same world without ties", () => {
  const { scenario } = loadCase("netflix-2010");
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const runs = (world: Scenario) => seeds.map((seed) => quitsOf(world, seed));
  let tied: ReturnType<typeof runs>;
  let alone: ReturnType<typeof runs>;
  beforeAll(() => {
    tied = runs(scenario);
    alone = runs(withParameters(scenario, ALONE));
  });
  const ratio = (who: "opening" | "newcomers") =>
    moments(seeds.map((_, index) => tied[index][who] / alone[index][who]));

  it("changes nothing on average for who was there at the opening", () => {
    const { mean, error } = ratio("opening");
    expectMean(mean, 1, error);
  });

  // docs/validation.md, known faults. Whoever cures it turns this round: expectMean(mean, 1, error).
  it("is a known fault that newcomers quit less often with ties than without", () => {
    const { mean, error } = ratio("newcomers");
    expect(mean + ERRORS * error).toBeLessThan(1);
    // A fault of a few per cent: by more it would be another.
    expect(mean).toBeGreaterThan(0.9);
  });
});

describe("trials", () => {
  it("end without a subscription as often as the parameter says, and then quits begin", () => {
    const scenario = withParameters(
      smallService({ joining: { baseline: [baseline(3_000_000, 0)], trialDays: 30 } }),
      { ...ALONE, "return.share": 0, "trial.nonConversion": 0.2 },
    );
    const { ledger, opening } = simulate(scenario, { subscribers: 3000, until: "2011-03-31" });
    // Opening subscribers on trial and the joiners of January and February have had their conversion by March.
    const onTrial = 0.1 * sumOf(opening);
    const joined = flowBetween(ledger, ledger.joined, 0, 58);
    const tried = joined + onTrial;
    const variance = tried * 0.2 * 0.8 + 0.2 ** 2 * onTrial * 0.9;
    expectMean(sumOf(ledger.leftTrial), 0.2 * tried, Math.sqrt(variance));
  });
});

describe("nobody's attention", () => {
  it("means no choice at all, whatever happens, while background quits go on", () => {
    const events = loadCase("netflix-2011").scenario;
    const blind = withParameters(events, {
      "attention.ordinary": 0,
      "attention.notice": 0,
      "attention.media": 0,
      "return.share": 0,
    });
    const { ledger } = simulate(blind, { subscribers: 2000, until: "2011-09-30" });
    for (const column of [ledger.attentive, ledger.leftChoice, ledger.switchedIn, ledger.switchedOut]) {
      expect(sumOf(column)).toBe(0);
    }
    expect(sumOf(ledger.leftBackground)).toBeGreaterThan(0);
  });
});
