import { chart } from "../../src/chart/chart.ts";
import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import type { Rival } from "../../src/market/plan.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { TenureHazard } from "../../src/simulation/hazard-by-tenure.ts";
import { fixture } from "../scenario/fixture.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { madeUp } from "../support/small-service.ts";
import { sampleAttribution } from "./sample-attribution.ts";
import { sampleBank } from "./sample-bank.ts";
import { sampleCauses } from "./sample-causes.ts";
import { sampleEnsemble } from "./sample-ensemble.ts";
import { sampleMoves } from "./sample-moves.ts";
import { sampleOptimum, sampleSpace } from "./sample-optimum.ts";
import { sampleObserved, sampleOutcome, sampleReadings } from "./sample-outcome.ts";
import { sampleEffect, sampleMap, sampleMorris, sampleSobol, sampleSwings } from "./sample-sensitivity.ts";

export const scenario = fixture() as Scenario;
const { scenario: netflix } = loadCase("netflix-2011");
/** A rival that offers a free trial, and one whose own ledger is stated as well. */
const rivalled = {
  ...scenario,
  parameters: {
    "rival.trialConversion": { value: 0.7, unit: "probability", range: [0, 1] as const, ...madeUp },
  },
};
const contested: Scenario = {
  ...rivalled,
  rivals: {
    blockbuster: {
      ...(rivalled.rivals?.blockbuster as Rival),
      opening: { value: 9_000_000, ...madeUp },
      monthlyChurn: { value: 0.06, ...madeUp },
      additions: [{ from: "2011-07-01", to: "2011-12-31", people: { value: 2_500_000, ...madeUp } }],
    },
  },
};
const twoFirms = { names: ["Netflix", "Blockbuster"], events: ["price", "trial"] } as const;
export const run = sampleOutcome();
const many = sampleEnsemble();
const manyWeeks = sampleEnsemble({ until: "2011-08-20", families: ["only", "only", "only"] });
export const seeds = [2, 3].map((seed) => sampleOutcome({ seed }));
export const calm = sampleOutcome({ choosing: 2 });
const worse = sampleOutcome({ choosing: 12 });
const calmSeeds = [2, 3].map((seed) => sampleOutcome({ seed, choosing: 2 }));
const oneFamily = sampleOutcome({ families: ["only", "only", "only"] });
const otherFamilies = sampleOutcome({ families: ["ad-tier", "standard", "premium"] });
export const weeks = sampleOutcome({ until: "2011-08-20" });
const oneDay = sampleOutcome({ until: "2011-07-01" });
const shared = sampleAttribution();
const sampleChurn = {
  ...sampleSwings,
  quantity: "monthlyChurn",
  central: 0.06,
  swings: sampleSwings.swings.map((swing) => ({
    ...swing,
    atLow: swing.atLow / 4e8,
    atHigh: swing.atHigh / 4e8,
  })),
};
const sampleSix = [
  "closing",
  "cancellations",
  "grossAdditions",
  "monthlyChurn",
  "closing.dvd",
  "revenue",
].map((quantity) => ({ ...sampleSobol, quantity }));
export const inputs = [
  sampleSwings,
  sampleSobol,
  scenario,
  netflix,
  contested,
  run,
  many,
  seeds,
  calm,
  worse,
  sampleObserved,
  sampleReadings,
];
for (const input of [...inputs, shared, sampleBank, sampleCauses, sampleMoves, sampleOptimum, sampleSpace])
  deepFreeze(input);

/** Draws that know one parameter well, of which two go together. */
const draws = Array.from({ length: 60 }, (_, n) => ({
  "attention.media": 0.05 + 0.0005 * n,
  "choice.lossAversion": 1.9 - 0.006 * n,
  "switching.cost": 3 + ((n * 37) % 60) * 0.6,
}));

const fitted = { fittedUntil: "2011-09-30" };
const moodFitted = { fittedUntil: "2011-09-17" };
const asked = ["as it happened", "without Qwikster", "a third world"];

/** Months of tenure of a group of whom ever fewer leave: some at a trial's end, then by themselves and by choice. */
const tenures = (hazard: number, months = 6): TenureHazard[] =>
  Array.from({ length: months }, (_, index) => {
    const leaving = hazard / (1 + index / 4);
    return {
      month: index + 1,
      atRisk: 1000,
      leftTrial: index === 0 ? 1000 * leaving : 0,
      leftBackground: index === 0 ? 0 : 900 * leaving,
      leftChoice: index === 0 ? 0 : 100 * leaving,
      hazard: leaving,
      error: 0.01,
    };
  });
const ruled = { beside: { label: "by the rule", hazards: [0.1, 0.09, 0.08, 0.07, 0.06, 0.05] } };

/** Every chart with everything that it can show. */
export const full: Readonly<Record<string, () => VegaLiteSpec>> = {
  subscribers: () => chart.subscribers(run, sampleObserved, scenario, fitted),
  waterfall: () => chart.waterfall(run, "2011Q3", sampleObserved, fitted),
  churn: () => chart.churn(run, sampleObserved, scenario, fitted),
  goodwill: () => chart.goodwill(run, sampleReadings, undefined, scenario, moodFitted),
  storm: () => chart.storm(run, sampleReadings, scenario, moodFitted),
  comparison: () => chart.comparison(run, calm, asked.slice(0, 2), scenario),
  flows: () => chart.flows(run, scenario),
  timeline: () => chart.timeline(scenario, { press: sampleReadings }),
  responses: () => chart.responses({ silence: run, "a promise": calm, "a shrug": worse }, scenario),
  frontier: () => chart.frontier(sampleOptimum, { space: sampleSpace, scenario }),
  alluvial: () => chart.alluvial(sampleMoves),
  hazard: () => chart.hazard({ joiners: tenures(0.11) }, ruled),
  causes: () => chart.causes(sampleCauses, { least: 30_000 }),
  rivals: () => chart.rivals(run, contested, "blockbuster", sampleObserved, { ...fitted, ...twoFirms }),
  aftermath: () => chart.aftermath(run, scenario),
  tornado: () => chart.tornado(sampleSwings),
  sensitivityMap: () => chart.sensitivityMap(sampleMap),
  attribution: () => chart.attribution(shared),
  interactions: () => chart.interactions(shared),
  fan: () => chart.fan(many, sampleObserved, scenario, fitted),
  posterior: () => chart.posterior(draws, netflix.parameters),
  correlations: () => chart.correlations(draws),
  caseBank: () => chart.caseBank(sampleBank),
  intervalCalibration: () => chart.intervalCalibration(sampleBank),
};

/** The same with little or other data. */
export const partial: Readonly<Record<string, () => VegaLiteSpec>> = {
  "subscribers of several seeds": () => chart.subscribers(seeds, sampleObserved, scenario, fitted),
  "subscribers, nothing observed": () => chart.subscribers(run),
  "subscribers of one family": () => chart.subscribers(oneFamily, sampleObserved),
  "subscribers of unknown families": () => chart.subscribers(otherFamilies, sampleObserved),
  "subscribers of some weeks": () => chart.subscribers(weeks, sampleObserved, scenario, fitted),
  "subscribers of a day": () => chart.subscribers(oneDay),
  "subscribers, all predicted": () =>
    chart.subscribers(run, sampleObserved, scenario, { fittedUntil: "2011-06-30" }),
  "fan, nothing observed": () => chart.fan(many),
  "fan of one family over some weeks": () => chart.fan(manyWeeks, sampleObserved, scenario, fitted),
  "waterfall, predicted": () => chart.waterfall(run, "2011Q4", sampleObserved, fitted),
  "waterfall, nothing observed": () => chart.waterfall(run, "2011Q3"),
  "waterfall of a part of a quarter": () => chart.waterfall(weeks, "2011Q3", sampleObserved),
  "churn, nothing observed": () => chart.churn(run),
  "churn of some weeks": () => chart.churn(weeks, sampleObserved, scenario, fitted),
  "churn of a day": () => chart.churn(oneDay),
  "goodwill, points given": () => chart.goodwill(run, sampleReadings, 60),
  "goodwill, no readings": () => chart.goodwill(run),
  "goodwill, one reading": () => chart.goodwill(run, sampleReadings.slice(4, 5)),
  "goodwill of some weeks": () => chart.goodwill(weeks, sampleReadings, undefined, scenario, moodFitted),
  "storm, no readings": () => chart.storm(run),
  "storm, one quantity": () => chart.storm(run, sampleReadings, scenario, { quantities: ["blogComments"] }),
  "storm of some weeks": () => chart.storm(weeks, sampleReadings, scenario, moodFitted),
  "comparison of three worlds": () => chart.comparison(run, [calm, worse], asked, scenario),
  "comparison of several seeds": () => chart.comparison(seeds, [calmSeeds], asked.slice(0, 2)),
  "comparison of a world with itself": () => chart.comparison(run, run),
  "rivals, nothing known of the other's ledger": () =>
    chart.rivals(run, rivalled, "blockbuster", sampleObserved, { names: ["A", "B"], monthlyChurn: 0.05 }),
  "rivals, nothing observed": () => chart.rivals(run, contested, ["blockbuster"]),
  "rivals of some weeks": () => chart.rivals(weeks, contested, "blockbuster", sampleObserved),
  "hazard of two worlds": () =>
    chart.hazard({ "as it was": tenures(0.11), "with a better welcome": tenures(0.08) }),
  "hazard of four groups": () =>
    chart.hazard(
      { all: tenures(0.1), restless: tenures(0.3), middle: tenures(0.1), loyal: tenures(0.02) },
      ruled,
    ),
  "hazard of years": () => chart.hazard({ opening: tenures(0.1, 36) }, { title: "Three years" }),
  "hazard of a month": () => chart.hazard({ joiners: tenures(0.1, 1) }),
  "flows by day": () => chart.flows(run, scenario, { by: "day" }),
  "flows of some weeks": () => chart.flows(weeks),
  "flows of a day": () => chart.flows(oneDay),
  "aftermath of some weeks": () => chart.aftermath(weeks, scenario),
  "aftermath of a day": () => chart.aftermath(oneDay),
  "timeline of the real Netflix": () => chart.timeline(netflix),
  "timeline of a year": () => chart.timeline(netflix, { until: "2012-12-31", press: sampleReadings }),
  "causes, small ones and a mean": () => chart.causes({ ...sampleCauses, replicates: 5 }),
  "causes of cancellations": () =>
    chart.causes({ ...sampleCauses, quantity: "cancellations", agents: "full" }),
  "responses by goodwill and subscribers": () =>
    chart.responses({ one: worse, other: run }, undefined, {
      reference: "other",
      left: "goodwill",
      right: "subscribers",
    }),
  "responses by day, several seeds": () =>
    chart.responses({ one: seeds, other: calmSeeds }, scenario, { left: "posts" }),
  "alluvial with rivals": () =>
    chart.alluvial(sampleMoves, { rivals: { kiosk: "Kiosks", "by-mail": "Discs by mail" } }),
  "frontier, trust against money": () =>
    chart.frontier({ ...sampleOptimum, objective: "trust" }, { against: "contribution" }),
  "frontier of history alone": () =>
    chart.frontier(
      { ...sampleOptimum, frontier: [sampleOptimum.history], tried: [sampleOptimum.history] },
      { space: sampleSpace },
    ),
  "attribution of one run, everything": () => chart.attribution(sampleAttribution([1]), { least: 0 }),
  "attribution of cancellations": () => chart.attribution({ ...shared, quantity: "cancellations" }),
  "interactions of three": () => chart.interactions(shared, { most: 3 }),
  "tornado of an effect": () => chart.tornado(sampleEffect, { most: 3 }),
  "tornado of churn": () => chart.tornado(sampleChurn),
  "tornado of Sobol indices": () => chart.tornado(sampleSobol),
  "tornado of Morris effects": () => chart.tornado(sampleMorris),
  "sensitivity map of a figure": () => chart.sensitivityMap([sampleMorris]),
  "sensitivity map of six": () => chart.sensitivityMap(sampleSix),
  "timeline of two weeks": () => chart.timeline(netflix, { from: "2011-09-14", until: "2011-09-28" }),
};
