import { expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import type { Causes } from "../../src/experiment/causes.ts";
import { drawnTexts } from "./drawn-texts.ts";
import { sampleCauses } from "./sample-causes.ts";

interface Row {
  readonly title: readonly string[];
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

function rowsOf(causes: Causes, options = {}): Row[] {
  const layers = chart.causes(causes, options).layer as { data: { values: Row[] } }[];
  const rows = layers.flatMap(({ data }) => data.values);
  return [...new Map(rows.map((row) => [row.row, row])).values()].sort((a, b) => a.row - b.row);
}

test.each([{}, { least: 30_000 }, { least: 1e9 }])(
  "from the world without events each step starts where the last ended (%o)",
  (options) => {
    const rows = rowsOf(sampleCauses, options);
    expect(rows[0]).toMatchObject({ from: sampleCauses.none, to: sampleCauses.none });
    for (const [index, { from }] of rows.slice(1, -1).entries()) expect(from).toBe(rows[index]!.to);
    expect(rows.at(-2)?.to).toBe(sampleCauses.all);
    expect(rows.at(-1)).toMatchObject({ from: sampleCauses.all });
  },
);

test("small steps are added up in the last one, and the rest keep their order", () => {
  const titles = rowsOf(sampleCauses, { least: 30_000 }).map(({ title }) => title[0]);
  expect(titles).toEqual([
    "Without any event",
    "An old rival",
    "The price rise",
    "A new name",
    "2 other events",
    "As it happened",
  ]);
});

test("labels can be given; the date has its year if that is another, and says what came with it", async () => {
  const texts = (await drawnTexts(chart.causes(sampleCauses, { events: { price: "60 % more" } }))).map(
    ({ text }) => text,
  );
  expect(texts).toContain("60 % more 12 Jul, with Sorry");
  expect(texts).toContain("An old rival 22 Nov 2010");
  expect(() => chart.causes(sampleCauses, { events: { joy: "Joy" } })).toThrow(
    "expected ids among rival, price",
  );
  expect(() => chart.causes(sampleCauses, { least: -1 })).toThrow("invalid least");
});

test("the caption has every step and says that the order matters", () => {
  expect(chart.causes(sampleCauses, { least: 30_000 }).description).toBe(
    "Simulated subscribers on 30 September 2011: 26.70M without any event, An old rival −0.26M, The price rise −1.82M, " +
      "A new name −0.30M, 2 other events 0.00M, 24.32M as it happened, each step being what an event adds to those " +
      "announced before it, so that another order would give other steps (Shapley values need none).",
  );
});
