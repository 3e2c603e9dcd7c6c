import { expect, it } from "vitest";
import { caseArgument, compareCommand } from "../../../src/lab/compare-command.ts";
import { noChange } from "../../../src/lab/world-change.ts";
import { loadCase } from "../../../src/node/data/load-case.ts";
import { notebookCase } from "../../../src/node/notebook/notebook-case.ts";

const netflix = loadCase("netflix-2011");
const state = { case: "netflix-2011", seed: 1, worlds: [], change: { ...noChange, without: ["qwikster"] } };

it("names a case of the kit by its id, given as a case or as its scenario", () => {
  for (const what of [netflix, netflix.scenario, structuredClone(netflix.scenario)]) {
    const own = notebookCase(what, { fittedUntil: "2011-09-30" });
    expect([own.argument, own.isOfNotebook]).toEqual([undefined, undefined]);
    expect(own.fittedUntil).toBe("2011-09-30");
    expect(compareCommand(own, state)).toBe("npx churnkit compare netflix-2011 --without qwikster");
  }
  expect(notebookCase(netflix).observed).toEqual(netflix.observed);
  expect(notebookCase(netflix.scenario).observed).toEqual([]);
});

it("names a scenario of the notebook's own by a file, also one with the id of a case", () => {
  const changed = { ...netflix.scenario, until: "2011-10-31" };
  for (const what of [changed, { ...netflix, scenario: changed }]) {
    const own = notebookCase(what);
    expect(own.isOfNotebook).toBe(true);
    expect(compareCommand(own, state)).toBe("npx churnkit compare netflix-2011.json --without qwikster");
  }
  expect(caseArgument(notebookCase({ ...changed, id: "mine" }))).toBe("mine.json");
});

it("says where figures were observed of other people", () => {
  const disney = loadCase("disneyplus-uscan-2022-2024");
  expect(notebookCase(disney).isObservedApart).toBe(true);
  expect(notebookCase(disney, { observed: disney.observed }).isObservedApart).toBeUndefined();
});
