import { Ajv } from "ajv";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import type { Rival } from "../../src/market/plan.ts";
import { renderChart } from "../../src/node/chart/render-chart.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { TenureHazard } from "../../src/simulation/hazard-by-tenure.ts";
import { fixture } from "../scenario/fixture.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { madeUp } from "../support/small-service.ts";
import { drawnTexts, overlaps } from "./drawn-texts.ts";
import { outlineOf } from "./outline.ts";
import { sampleAttribution } from "./sample-attribution.ts";
import { sampleBank } from "./sample-bank.ts";
import { sampleCauses } from "./sample-causes.ts";
import { sampleEnsemble } from "./sample-ensemble.ts";
import { sampleMoves } from "./sample-moves.ts";
import { sampleOptimum, sampleSpace } from "./sample-optimum.ts";
import { sampleObserved, sampleOutcome, sampleReadings } from "./sample-outcome.ts";
import { sampleEffect, sampleMap, sampleMorris, sampleSobol, sampleSwings } from "./sample-sensitivity.ts";

const scenario = fixture() as Scenario;
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
const run = sampleOutcome();
const many = sampleEnsemble();
const manyWeeks = sampleEnsemble({ until: "2011-08-20", families: ["only", "only", "only"] });
const seeds = [2, 3].map((seed) => sampleOutcome({ seed }));
const calm = sampleOutcome({ choosing: 2 });
const worse = sampleOutcome({ choosing: 12 });
const calmSeeds = [2, 3].map((seed) => sampleOutcome({ seed, choosing: 2 }));
const oneFamily = sampleOutcome({ families: ["only", "only", "only"] });
const otherFamilies = sampleOutcome({ families: ["ad-tier", "standard", "premium"] });
const weeks = sampleOutcome({ until: "2011-08-20" });
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
const inputs = [
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
const full: Readonly<Record<string, () => VegaLiteSpec>> = {
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
const partial: Readonly<Record<string, () => VegaLiteSpec>> = {
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

const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** Charts as high as wide, which need not fill the column. */
const squares = ["correlations", "intervalCalibration"];

describe.each(Object.entries({ ...full, ...partial }))("%s", (name, make) => {
  test("is a Vega-Lite chart that compiles in silence and fits the column of a notebook", async () => {
    const { vegalite, warnings, width } = await renderChart(make());
    expect(isValid(vegalite), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
    expect(warnings).toEqual([]);
    if (!squares.includes(name)) expect(width).toBeGreaterThanOrEqual(600);
    expect(width).toBeLessThanOrEqual(720);
  });

  test("has no text on another", async () => {
    const texts = await drawnTexts(make());
    expect(texts.length).toBeGreaterThan(8);
    expect(overlaps(texts)).toEqual([]);
  });

  test("is plain data, the same each time, and free of NaN", () => {
    const spec = make();
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(make()).toEqual(spec);
  });
});

test.each(Object.entries(full))("%s leaves its input as it is", (_, make) => {
  const before = structuredClone(inputs);
  make();
  expect(inputs).toEqual(before);
});

test.each(Object.entries(full))("%s is as it was", (name, make) => {
  expect(outlineOf(make())).toMatchSnapshot(name);
});

test("every chart is tested", () => {
  const { guesses: _own, ...charts } = chart as Record<string, unknown>;
  expect(Object.keys(full).sort()).toEqual(Object.keys(charts).sort());
});

describe("captions", () => {
  const caption = (make: () => VegaLiteSpec) => make().description;

  test.each(["subscribers", "fan", "churn", "goodwill", "storm"])(
    "%s says what was fitted and what not",
    (name) => {
      expect(caption(full[name]!)).toMatch(
        /up to \d+ September 2011 were used for fitting; what comes later/,
      );
    },
  );

  test("say so if it is not known, or nothing was fitted, or nothing observed", () => {
    expect(caption(() => chart.subscribers(run, sampleObserved))).toContain("is not marked");
    expect(caption(partial["subscribers, all predicted"]!)).toContain("all is predicted");
    expect(
      caption(() => chart.subscribers(run, sampleObserved, scenario, { fittedUntil: "2011-12-31" })),
    ).toContain("nothing shown is predicted");
    expect(caption(() => chart.subscribers(run))).toContain("No observed value");
  });

  test("say that what did not happen, and causes, were not observed", () => {
    expect(caption(full.hazard!)).toContain("were not observed");
    expect(caption(full.comparison!)).toContain("cannot be observed");
    expect(caption(full.flows!)).toContain("were not observed");
    expect(caption(full.waterfall!)).toContain("which the model was fitted to");
    expect(caption(partial["waterfall, predicted"]!)).toContain("without having been fitted to it");
  });
});

describe("errors", () => {
  test.each([
    [() => chart.subscribers([]), "runs: expected at least one, found none"],
    [() => chart.subscribers([run, weeks]), "found 2011-07-01 to 2011-08-20"],
    [() => chart.subscribers(run, [], scenario, { fittedUntil: "30.9.2011" }), "invalid fittedUntil"],
    [() => chart.subscribers(run, [], scenario, { events: ["prize"] }), "expected ids among price, reminder"],
    [() => chart.hazard({}), "groups: expected 1 to 4, found 0"],
    [() => chart.hazard({ joiners: [] }), "expected months of tenure of each, found none of joiners"],
    [() => chart.waterfall(run, "2012Q1"), "expected a quarter of the run, 2011Q3, 2011Q4; found 2012Q1"],
    [() => chart.timeline(scenario, { events: { prize: "A prize" } }), "expected ids among price, reminder"],
    [() => chart.responses({ one: run }), "worlds: expected at least two, found 1"],
    [
      () => chart.responses({ one: run, two: calm }, scenario, { reference: "three" }),
      "one of one, two; found three",
    ],
    [() => chart.responses({ one: run, two: weeks }), "found two, 2011-07-01 to 2011-08-20"],
    [() => chart.responses({ one: run, two: seeds }), "24000 agents, 2 seeds"],
    [() => chart.timeline(scenario, { until: "2011-07-01" }), "must be after 2011-07-01: 2011-07-01"],
    [() => chart.comparison(run, []), "expected 1 to 3 worlds, found 0"],
    [() => chart.comparison(run, [calm, calm, calm, calm]), "expected 1 to 3 worlds, found 4"],
    [() => chart.comparison(run, calm, ["one"]), "expected 2 different ones, the base's first; found one"],
    [() => chart.comparison(run, calm, ["one", "one"]), "expected 2 different ones"],
    [
      () => chart.comparison(run, sampleOutcome({ seed: 2 })),
      "found 2011-07-01 to 2011-12-31, 24000 agents, seed 2",
    ],
    [() => chart.comparison(seeds, [calm]), "expected 2 runs as in the base, found 1"],
  ])("%s", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });
});
