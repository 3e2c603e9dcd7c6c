import { describe, expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import { drawnTexts } from "./drawn-texts.ts";
import { sampleEffect, sampleMap, sampleMorris, sampleSobol, sampleSwings } from "./sample-sensitivity.ts";

type Row = Readonly<Record<string, number | string>>;

const layersOf = (spec: VegaLiteSpec) =>
  spec.layer as readonly { readonly data: { readonly values: readonly Row[] } }[];
const textsOf = async (spec: VegaLiteSpec) => (await drawnTexts(spec)).map(({ text }) => text);

describe("of one at a time", () => {
  test("bars go from the figure as it is to the figure at the parameter's ends", () => {
    const [bars] = layersOf(chart.tornado(sampleSwings));
    expect(bars!.data.values).toHaveLength(10);
    for (const [row, { atLow, atHigh }] of sampleSwings.swings.entries()) {
      const [low, high] = bars!.data.values.slice(2 * row, 2 * row + 2);
      expect([low!.from, low!.to, high!.from, high!.to]).toEqual([23_720_000, atLow, 23_720_000, atHigh]);
      // The two bars of a parameter never hide each other.
      expect(low!.bottom).toBeLessThanOrEqual(high!.top as number);
    }
  });

  test("parameters have unit and evidence, tips the parameter's values", async () => {
    const texts = await textsOf(chart.tornado(sampleSwings));
    expect(texts).toContain("quit.newMean · calibrated probability per month");
    for (const value of ["0.05", "0.23", "−0.5", "40"]) expect(texts).toContain(value);
    expect(texts).toContain("as it is: 23.72M");
  });

  test("the least influential are left out, and counted if they do anything", () => {
    const spec = chart.tornado(sampleSwings, { most: 2 });
    expect(layersOf(spec)[0]!.data.values).toHaveLength(4);
    expect((spec.title as { subtitle: string[] }).subtitle.at(-1)).toBe(
      "not drawn: 2 with less effect, and those without any",
    );
  });

  test("the caption says what moves, from where to where", () => {
    const { description } = chart.tornado(sampleSwings, { most: 1 });
    expect(description).toBe(
      "Simulated subscribers on 30 September 2011, 23.72M with every parameter as it is, when one parameter at a time goes " +
        "from the low to the high end of the prior's 90 %: quit.newMean (0.05 to 0.23, probability per month) from 24.78M to " +
        "21.22M. What parameters do together is not seen.",
    );
    expect(chart.tornado(sampleEffect).description).toContain(
      "Simulated change of subscribers on 30 September 2011 by price, apology, −1.75M with",
    );
  });
});

describe("of Sobol indices", () => {
  test("a bar is the total index, in it the first-order one, never below 0", () => {
    const [wide, narrow, intervals] = layersOf(chart.tornado(sampleSobol));
    expect(wide!.data.values.map(({ size }) => size)).toEqual([0.45, 0.2, 0.1, 0.01, 0]);
    expect(narrow!.data.values.map(({ size }) => size)).toEqual([0.4, 0.22, 0.05, 0, 0]);
    expect(intervals!.data.values[0]).toMatchObject({ low: 0.45 * 0.7, high: 0.45 * 1.4 });
  });

  test("the caption has shares with intervals, and says what was left out", () => {
    const spec = chart.tornado(sampleSobol, { most: 1 });
    expect(spec.description).toContain("quit.newMean 45 % (32 % to 63 %), alone 40 %");
    expect((spec.title as { subtitle: string[] }).subtitle.at(-1)).toBe(
      "not drawn: 6 with less or no effect",
    );
  });
});

test("of Morris effects, bars are coloured by direction", () => {
  const [bars] = layersOf(chart.tornado(sampleMorris));
  expect(bars!.data.values.map(({ series }) => series).slice(0, 4)).toEqual([
    "more of it lowers it",
    "more of it raises the figure",
    "either way",
    "more of it lowers it",
  ]);
});

describe("the map", () => {
  test("has a cell for each parameter and figure, the most influential rows first", () => {
    const [cells] = layersOf(chart.sensitivityMap(sampleMap));
    expect(cells!.data.values).toHaveLength(15);
    expect(
      cells!.data.values.find(({ row, column }) => row === 0 && column === "churn per month 2011Q3"),
    ).toMatchObject({
      share: 0.45,
      text: "45 %",
    });
  });

  test("scales Morris effects by the figure's largest", () => {
    const [cells] = layersOf(chart.sensitivityMap([sampleMorris]));
    expect(cells!.data.values.map(({ text }) => text)).toEqual(["100 %", "42 %", "29 %", "3 %", "0 %"]);
  });

  test("names columns by quarter and event only where they differ", async () => {
    expect(await textsOf(chart.sensitivityMap(sampleMap.slice(0, 2)))).toContain("subscribers");
    expect(
      await textsOf(chart.sensitivityMap([sampleMorris, { ...sampleMorris, without: ["price"] }])),
    ).toContain("subscribers by price");
  });
});

test.each([
  [
    () => chart.tornado({ ...sampleSwings, swings: [] }),
    "result: expected at least one parameter, found none",
  ],
  [() => chart.tornado(sampleSobol, { most: 0 }), "invalid most; must be a whole number from 1: 0"],
  [() => chart.sensitivityMap([]), "results: expected at least one, found none"],
  [() => chart.sensitivityMap(sampleMap, { most: 1.5 }), "invalid most; must be a whole number from 1: 1.5"],
  [
    () => chart.sensitivityMap([sampleSobol, sampleMorris]),
    "results: expected all by one method, found several",
  ],
])("bad input is named (%#)", (draw, message) => {
  expect(draw).toThrow(new RangeError(message));
});
