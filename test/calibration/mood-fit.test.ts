import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { moodMisses } from "../../src/calibration/mood-fit.ts";
import { isoDate, number, text } from "../../src/node/data/column.ts";
import { packageDataDir } from "../../src/node/data/package-data.ts";
import { readTable } from "../../src/node/data/read-table.ts";
import { netflix } from "../experiment/tiny-runs.ts";
import { stageOf } from "./netflix-plan.ts";

const stage = stageOf("mood", "mood");

describe("moodMisses", () => {
  it("does not look at anything that happens after the stage", () => {
    const late = netflix.events.filter(({ announced }) => announced > stage.until);
    expect(late.map(({ id }) => id)).toContain("qwikster");
    const early = { ...netflix, events: netflix.events.filter((event) => !late.includes(event)) };
    expect(moodMisses(early, stage)).toEqual(moodMisses(netflix, stage));
  });

  it("scales damage to the index by least squares: any other scale fits the index worse", () => {
    const { misses, points } = moodMisses(netflix, stage);
    const buzz = misses.filter(({ id }) => id.startsWith("buzz"));
    const squares = (factor: number): number =>
      buzz.reduce((sum, { observed, fitted, tolerance }) => {
        const other = stage.calm.value - factor * (stage.calm.value - fitted);
        return sum + ((other - observed) / tolerance) ** 2;
      }, 0);
    expect(points).toBeGreaterThan(0);
    for (const factor of [0.9, 0.99, 1.01, 1.1]) expect(squares(factor)).toBeGreaterThan(squares(1));
  });

  it("cumulates posts", () => {
    const posts = moodMisses(netflix, stage)
      .misses.filter(({ id }) => id.startsWith("posts"))
      .map(({ fitted }) => fitted);
    expect(posts).toEqual(posts.toSorted((a, b) => a - b));
  });
});

it("the readings of the shipped plan are those of the data, as well known", () => {
  const quantities = { posts: "facebookComments", buzz: "buzz" };
  const path = join(packageDataDir, "netflix-2011/readings.csv");
  const data = readTable(path, { quantity: text, to: isoDate, value: number, status: text });
  const [calm, ...readings] = [
    { quantity: "buzz" as const, ...stage.calm, status: "reported" },
    ...stage.readings,
  ].map(({ quantity, on, value, status }) => ({ quantity: quantities[quantity], to: on, value, status }));
  expect(data).toContainEqual(calm);
  for (const reading of readings) expect(data).toContainEqual(reading);
});
