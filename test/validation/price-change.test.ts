import { expect, test } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { withEvents } from "../../src/scenario/with.ts";
import { withoutEvents } from "../../src/scenario/without.ts";
import { priceChange } from "../../src/validation/price-change.ts";

const { scenario } = loadCase("netflix-2011");
const calm = withoutEvents(scenario, ["all"]);
const kept = withEvents(scenario, {
  id: "kept",
  type: "grandfathering",
  of: "price",
  announced: "2011-07-12",
  evidence: "assumed",
  source: "a test",
});

test("the mean bill of the opening subscribers, by plan", () => {
  const weights = Object.entries(scenario.plans).map(([id, { opening, price }]) => {
    const event = scenario.events.find(({ id: name }) => name === "price");
    const prices = (event as { prices: Record<string, number> }).prices;
    const before = price.filter(({ from }) => from <= scenario.start).at(-1)?.amount ?? 0;
    const people = opening?.value ?? 0;
    return { before: people * before, after: people * (prices[id] ?? before) };
  });
  const sum = (key: "before" | "after") => weights.reduce((total, one) => total + one[key], 0);
  expect(priceChange(scenario)).toBeCloseTo(sum("after") / sum("before") - 1, 12);
  expect(priceChange(scenario)).toBeGreaterThan(0.3);
});

test("no event, no change; nor for those who keep their price", () => {
  if (!calm.ok || !kept.ok) throw new Error("expected both worlds");
  expect(priceChange(calm.scenario)).toBe(0);
  expect(priceChange(kept.scenario)).toBe(0);
});
