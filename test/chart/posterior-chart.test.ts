import { describe, expect, it } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { drawnTexts } from "./drawn-texts.ts";

const shared = loadSharedParameters();
const prior = shared["attention.media"];
/** The first is known well, the second goes against it, the third not at all. */
const draws = Array.from({ length: 200 }, (_, n) => ({
  "attention.media": 0.05 + 0.0001 * n,
  "choice.lossAversion": 1.9 - 0.002 * n,
  "switching.cost": 3 + ((n * 37) % 200) * 0.2,
}));

describe("chart.posterior", () => {
  it("has a row for each parameter, the most informed first, with both intervals in words", async () => {
    const spec = chart.posterior(draws, shared);
    const rows = (spec.data as { values: { id: string; low: number; high: number; priorLow: number }[] })
      .values;
    expect(rows[0].id).toBe("attention.media");
    expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(draws[0]).sort());
    for (const { low, high, priorLow } of rows) {
      expect(low).toBeLessThan(high);
      expect(priorLow).toBeCloseTo(-1.645, 2);
    }
    const texts = (await drawnTexts(spec)).map(({ text }) => text);
    for (const text of ["attention.media", "prior", "posterior", "0.051 to 0.069"])
      expect(texts).toContain(text);
    expect(spec.description).toContain("attention.media");
    expect(prior.range).toEqual([0, 0.3]);
  });

  it("shows what is asked for, and refuses what is not there", () => {
    const ids = ["switching.cost"];
    const { values } = chart.posterior(draws, shared, { ids }).data as { values: { id: string }[] };
    expect(values.map(({ id }) => id)).toEqual(ids);
    expect(() => chart.posterior(draws, shared, { ids: ["switching.costs"] })).toThrow(
      'ids: expected a parameter of the draws, found "switching.costs"',
    );
    expect(() => chart.posterior([], shared)).toThrow("draws: expected at least one, found none");
  });
});

describe("chart.correlations", () => {
  it("has a square for each pair with its correlation", () => {
    const spec = chart.correlations(draws);
    const { values } = spec.data as { values: { one: string; other: string; value: number }[] };
    expect(values).toHaveLength(3);
    expect(values[0]).toMatchObject({ one: "choice.lossAversion", other: "attention.media" });
    expect(values[0].value).toBeCloseTo(-1, 9);
    expect(spec.description).toContain("choice.lossAversion and attention.media -1.00");
  });

  it("shows the strongest, or what is asked for, and refuses what is not there", () => {
    const { values } = chart.correlations(draws, { most: 2 }).data as { values: { one: string }[] };
    expect(values.map(({ one }) => one)).toEqual(["choice.lossAversion"]);
    expect(() => chart.correlations(draws, { ids: ["no"] })).toThrow("expected a parameter of the draws");
    expect(() => chart.correlations(draws.slice(0, 2))).toThrow("expected at least three, found 2");
  });
});
