import { expect, it } from "vitest";
import { isoOf, toDay } from "../../../src/market/date.ts";
import { comparableObserved } from "../../../src/node/data/comparable-observed.ts";
import { listCases, loadCase } from "../../../src/node/data/load-case.ts";

it("observed figures stand beside a scenario of the same people only", () => {
  const own = loadCase("netflix-2011");
  expect(comparableObserved(own)).toBe(own.observed);
  // Half of these are touched, the others are observed with them.
  const half = loadCase("disneyplus-uscan-2022-2024");
  expect(half.observed.length).toBeGreaterThan(0);
  expect(comparableObserved(half)).toEqual([]);
});

it("what is comparable begins at the opening, wherever the evening before was observed", () => {
  for (const id of listCases()) {
    const found = loadCase(id);
    const { plans, start } = found.scenario;
    const opening = Object.values(plans).reduce((sum, plan) => sum + (plan.opening?.value ?? 0), 0);
    const eve = isoOf(toDay(start) - 1);
    const seen = comparableObserved(found).find(
      ({ quantity, to, status }) => quantity === "closing" && to === eve && status !== "guidance",
    );
    if (seen === undefined) continue;
    // A case's opening may be the middle of a reported range, 15 to 20 thousand of MoviePass; a part of the people is less.
    expect(opening / seen.value, id).toBeGreaterThan(0.85);
    expect(opening / seen.value, id).toBeLessThan(1 / 0.85);
  }
});
