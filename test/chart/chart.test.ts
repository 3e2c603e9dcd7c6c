import { Ajv } from "ajv";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import { renderChart } from "../../src/node/chart/render-chart.ts";
import { drawnTexts, overlaps } from "./drawn-texts.ts";
import { outlineOf } from "./outline.ts";
import { calm, full, inputs, partial, run, scenario, seeds, weeks } from "./sample-charts.ts";
import { sampleObserved, sampleOutcome } from "./sample-outcome.ts";

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
