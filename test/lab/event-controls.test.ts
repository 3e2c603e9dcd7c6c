import { expect, it } from "vitest";
import { eventControls } from "../../src/lab/event-controls.ts";
import { changedScenario, noChange } from "../../src/lab/world-change.ts";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { netflix } from "./netflix.ts";

const controlsOf = (id: string) => {
  const event = netflix.events.find((one) => one.id === id)!;
  return eventControls(event, event, netflix);
};

it("a price event has its prices by plan, its anger, its notice and its dates", () => {
  const controls = controlsOf("price");
  expect(controls.map(({ path }) => path)).toEqual([
    ...["both-1", "both-2", "both-3", "dvd-1", "dvd-2", "dvd-3"].map((plan) => `events.price.prices.${plan}`),
    "events.price.severity",
    "events.price.notice.reach",
    "events.price.announced",
    "events.price.effective.new",
    "events.price.effective.existing",
  ]);
  expect(controls[0]).toMatchObject({
    title: "1 disc + streaming",
    value: 15.98,
    original: 15.98,
    min: 0,
    max: 36,
  });
});

it("what an answer says can be chosen", () => {
  expect(controlsOf("apology")[1]).toMatchObject({
    kind: "choice",
    value: "apologise",
    path: "events.apology.kind",
  });
});

it("every control says what it means", () => {
  for (const { id } of netflix.events) {
    for (const { path, hint } of controlsOf(id)) expect(hint, path).not.toBe("");
  }
});

it.each(listCases())("both ends of every slider of %s are worlds", (id) => {
  const { scenario } = loadCase(id);
  for (const event of scenario.events) {
    for (const control of eventControls(event, event, scenario)) {
      if (control.kind !== "number") continue;
      for (const value of [control.min, control.max]) {
        const result = changedScenario(scenario, { ...noChange, set: { [control.path]: value } });
        const issues = result.ok ? [] : result.issues;
        expect(issues, `${control.path}=${value}`).toEqual([]);
      }
    }
  }
});
