import { expect, it } from "vitest";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { checkScenario } from "../../src/simulation/check-scenario.ts";

it.each(listCases())("takes %s, with rivals or without", (id) => {
  expect(() => checkScenario(loadCase(id).scenario)).not.toThrow();
});

it("refuses rivals that are no object", () => {
  const scenario = { ...loadCase("netflix-2010").scenario, rivals: [] };
  expect(() => checkScenario(scenario)).toThrow(/^scenario\.rivals: expected an object, found /);
});
