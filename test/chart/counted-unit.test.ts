import { expect, it } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import { eachFor } from "../../src/chart/each-for.ts";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { ensemble } from "../../src/experiment/ensemble.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario } = loadCase("brand-tropicana-2009");
const size = { subscribers: 500, seed: 1 };
const run = simulate(scenario, size);

it("no chart calls the points of an index subscribers or people", async () => {
  expect(run.unit).toBe("points of a sales index");
  const without = simulate(counterfactualOf(scenario, { without: ["rebrand"] }).scenario, size);
  const specs = [
    chart.subscribers(run, [], scenario),
    chart.comparison(run, without, undefined, scenario),
    chart.waterfall(run, "2009Q1"),
    chart.flows(run, scenario),
    chart.fan(await ensemble([scenario], { ...size, replicates: 2 }), [], scenario),
  ];
  for (const spec of specs) {
    const texts = textsOf(spec);
    expect([spec.name, texts.filter((text) => /subscribers|in people/i.test(text))]).toEqual([spec.name, []]);
    expect(texts.join("\n")).toMatch(/points of a sales index/i);
  }
});

it("without a unit agents stand for people", () => {
  expect(eachFor(50)).toBe("each for 50 people");
  expect(eachFor(50, run.unit)).toBe("each for 50 points of a sales index");
  expect(simulate(loadCase("netflix-2011").scenario, size)).not.toHaveProperty("unit");
});

/** Every text that a chart shows or says. */
function textsOf(value: unknown, key = ""): string[] {
  if (typeof value === "string")
    return /^(text|title|subtitle|description|\d+|flow)$/.test(key) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, name));
}
