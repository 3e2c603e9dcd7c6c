import { expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { applySettings } from "../../src/scenario/assign.ts";
import { cautionsOf } from "../../src/scenario/cautions.ts";

it("has nothing to say of the rise of 2011, and names one that is far steeper", () => {
  const { scenario } = loadCase("netflix-2011");
  expect(cautionsOf(scenario)).toEqual([]);
  const result = applySettings(scenario, ["events.price.prices.both-1=100"]);
  if (!result.ok) throw new Error("expected a scenario");
  expect(cautionsOf(result.scenario)).toEqual([
    {
      path: "events.price.prices.both-1",
      text: expect.stringMatching(/^100 USD is 10 times its price before\./),
    },
  ]);
});
