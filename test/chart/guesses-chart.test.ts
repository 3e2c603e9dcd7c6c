import { Ajv } from "ajv";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import { renderChart } from "../../src/node/chart/render-chart.ts";
import { drawnTexts, overlaps } from "./drawn-texts.ts";

const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
const day = "Subscribers on 31 December 2011";
const interval = { p05: 24.8e6, p50: 24.9e6, p95: 25e6 };
const guesses = {
  full: () => chart.guesses(day, { You: 23e6, "Netflix, on 25 July": 25e6, "The model": interval }, 24.4e6),
  "one that is right": () => chart.guesses(day, { You: 24.4e6 }, 24.4e6),
  "some far too low": () =>
    chart.guesses(day, { You: 0, "Your neighbour": 1e6, "The model": interval }, 24.4e6),
  "one near nobody": () => chart.guesses(day, { You: 5e6, "A survey": 2.71e6, "The model": 9.01e6 }, 8.44e6),
  "some hardly too high": () => chart.guesses(day, { You: 24.41e6, "The model": 24.5e6 }, 24.4e6),
};

describe.each(Object.entries(guesses))("%s", (_, make) => {
  test("is a Vega-Lite chart that compiles in silence, with no text on another", async () => {
    const { vegalite, warnings, width } = await renderChart(make());
    expect(isValid(vegalite), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
    expect(warnings).toEqual([]);
    expect(width).toBeLessThanOrEqual(720);
    expect(overlaps(await drawnTexts(make()))).toEqual([]);
  });
});

test("says who was how far off, and shows it", async () => {
  const spec = guesses.full();
  expect(spec.description).toBe(
    "Subscribers on 31 December 2011, observed 24.40M. Guesses, with their distance from it: " +
      "You 23.00M (−1.40M); Netflix, on 25 July 25.00M (+0.60M); " +
      "The model 24.90M (+0.50M), 5 to 95 % 24.80M to 25.00M.",
  );
  const shown = (await drawnTexts(spec)).map(({ text }) => text);
  for (const text of ["You", "23.00M (−1.40M)", "The model", "24.90M (+0.50M)", "observed 24.40M"]) {
    expect(shown).toContain(text);
  }
});

test("has no negative numbers of people where nobody guessed one", async () => {
  const shown = async (make: () => ReturnType<typeof chart.guesses>) =>
    (await drawnTexts(make())).map(({ text }) => text).filter((text) => /^−\d+M$/.test(text));
  expect(await shown(guesses["one near nobody"])).toEqual([]);
  expect(await shown(guesses["some far too low"])).toEqual([]);
  expect(await shown(() => chart.guesses(day, { You: -5e6 }, 24.4e6))).not.toEqual([]);
});

test("refuses what cannot be drawn", () => {
  expect(() => chart.guesses(day, {}, 24.4e6)).toThrow("guesses: expected at least one, found none");
  expect(() => chart.guesses(day, { You: Number.NaN }, 24.4e6)).toThrow(
    /expected numbers of people, found NaN/,
  );
});
