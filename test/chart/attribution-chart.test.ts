import { describe, expect, test } from "vitest";
import type { AttributionChartOptions } from "../../src/chart/attribution-chart.ts";
import { chart } from "../../src/chart/chart.ts";
import type { Attribution } from "../../src/experiment/attribution.ts";
import { drawnTexts } from "./drawn-texts.ts";
import { sampleAttribution } from "./sample-attribution.ts";

interface Row {
  readonly title: readonly string[];
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly least?: number;
  readonly most?: number;
}

const sample = sampleAttribution();

function rowsOf(result: Attribution, options: AttributionChartOptions = {}): Row[] {
  const layers = chart.attribution(result, options).layer as { data: { values: Row[] } }[];
  const rows = layers.flatMap(({ data }) => data.values);
  return [...new Map(rows.map((row) => [row.row, row])).values()].sort((a, b) => a.row - b.row);
}

describe("attribution", () => {
  test.each([{}, { least: 0 }, { least: 100_000 }, { least: 1e9 }])(
    "from the start each step begins where the last ended, down to what happened (%o)",
    (options) => {
      const rows = rowsOf(sample, options);
      expect(rows[0]).toMatchObject({ from: 24_590_000, to: 24_590_000 });
      for (const [index, { from }] of rows.slice(1, -1).entries()) expect(from).toBe(rows[index]!.to);
      expect(rows.at(-2)!.to).toBeCloseTo(sample.all.mean, 3);
      expect(rows[1]!.to).toBeCloseTo(sample.none.mean, 3);
    },
  );

  test("steps are the shares, the largest first, with their intervals; none vanishes", () => {
    const rows = rowsOf(sample);
    expect(rows.map(({ title }) => title[0])).toEqual([
      "Subscribers",
      "Without any event",
      "The price rise",
      "A new name",
      "An old rival",
      "Films are bought",
      "2 other events",
      "As it happened",
    ]);
    const price = sample.shares.find(({ event }) => event === "price")!;
    expect(rows[2]!.to - rows[2]!.from).toBeCloseTo(price.mean, 6);
    expect(rows[2]!.least! - rows[2]!.from).toBeCloseTo(price.p05, 6);
    expect(rows[2]!.most! - rows[2]!.from).toBeCloseTo(price.p95, 6);
    expect(rows[2]!.title[1]).toBe("12 Jul, with sorry");
  });

  test("the interval of the small ones is that of their sums, not the sum of their intervals", () => {
    const [, , price, , , rest] = rowsOf(sample, { least: 200_000 });
    expect(rest!.title[0]).toBe("3 other events");
    const sums = sample.samples.map(({ shares }) => shares.app! + shares.films!);
    expect(rest!.most! - rest!.from).toBeLessThanOrEqual(Math.max(...sums));
    expect(rest!.least! - rest!.from).toBeGreaterThanOrEqual(Math.min(...sums));
    expect(price!.title[0]).toBe("The price rise");
  });

  test("one draw and seed has no intervals", () => {
    const { description } = chart.attribution(sampleAttribution([1]));
    expect(rowsOf(sampleAttribution([1])).every((row) => row.least === undefined)).toBe(true);
    expect(description).not.toContain("90 %");
  });

  test("another figure than a closing begins with the world without events", () => {
    const { opening: _, ...flow } = { ...sample, quantity: "cancellations" };
    const rows = rowsOf(flow);
    expect(rows[0]!.title).toEqual(["Without any event", "simulated"]);
    expect(chart.attribution(flow).description).toContain(
      "cancellations from 1 July 2011 to 30 September 2011",
    );
  });

  test("the caption has every step, says what a share is and that nobody observed it", () => {
    const { description } = chart.attribution(sample, { events: { price: "60 % more" } });
    expect(description).toMatch(/^Simulated subscribers on 30 September 2011: 24\.59M at the start, /);
    expect(description).toMatch(/60 % more −1\.7\dM \(−2\.\d\dM to −1\.\d\dM\), A new name /);
    expect(description).toContain("Shapley value");
    expect(description).toContain("nobody observed");
  });

  test("refuses a rate, and titles of no event", () => {
    expect(() => chart.attribution({ ...sample, quantity: "monthlyChurn" })).toThrow("found monthlyChurn");
    expect(() => chart.attribution(sample, { events: { joy: "Joy" } })).toThrow(
      "expected ids among price, name",
    );
    expect(() => chart.attribution(sample, { least: -1 })).toThrow("invalid least");
  });
});

describe("interactions", () => {
  test("a cell for each pair of the largest shares, below the diagonal", async () => {
    const texts = (await drawnTexts(chart.interactions(sample))).map(({ text }) => text);
    expect(texts).toContain("−141k");
    expect(texts).toContain("The price rise (A)");
    const { data } = chart.interactions(sample, { most: 3 }) as unknown as { data: { values: unknown[] } };
    expect(data.values).toHaveLength(3);
  });

  test("the caption names the strongest", () => {
    expect(chart.interactions(sample).description).toContain(
      "the strongest are The price rise and A new name −141k",
    );
  });

  test("needs two shares, of a figure that is a sum", () => {
    expect(() => chart.interactions({ ...sample, quantity: "monthlyChurn" })).toThrow("found monthlyChurn");
    expect(() => chart.interactions({ ...sample, shares: sample.shares.slice(0, 1) })).toThrow(
      "at least two, found 1",
    );
    expect(() => chart.interactions(sample, { most: 1 })).toThrow("invalid most");
  });
});
