import { expect, it } from "vitest";
import { changeBetween } from "../../src/lab/change-between.ts";
import { eventTemplates } from "../../src/lab/event-templates.ts";
import { changedScenario, noChange } from "../../src/lab/world-change.ts";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { netflix } from "./netflix.ts";

it("finds the change of a world again", () => {
  const change = {
    without: ["qwikster"],
    with: [eventTemplates(netflix)[0].event],
    set: {
      "events.price.prices.both-1": 12.99,
      "events.starz.announced": "2011-09-02",
      "parameters.goodwill.scale.value": 2,
      until: "2012-03-31",
    },
  };
  const made = changedScenario(netflix, change);
  expect(made.ok && changeBetween(netflix, JSON.parse(JSON.stringify(made.scenario)))).toEqual(change);
});

it("there is none between cases, nor where something was taken away that cannot be", () => {
  expect(changeBetween(netflix, loadCase("netflix-2010").scenario)).toBeUndefined();
  const { latest: _, ...less } = netflix;
  expect(changeBetween(netflix, less)).toBeUndefined();
});

it("there is none between amounts of two currencies", () => {
  expect(changeBetween(netflix, { ...netflix, currency: "JPY" })).toBeUndefined();
  const result = changedScenario(netflix, { ...noChange, set: { currency: "JPY" } });
  expect(result.ok ? [] : result.issues).toMatchObject([
    { path: "currency", expected: "USD, as the case has it", found: '"JPY"' },
  ]);
});

it.each(listCases())("every event that can be added to %s makes a world", (id) => {
  const { scenario } = loadCase(id);
  for (const { title, event } of eventTemplates(scenario)) {
    const result = changedScenario(scenario, { ...noChange, with: [event] });
    expect(result.ok ? [] : result.issues, title).toEqual([]);
  }
});
