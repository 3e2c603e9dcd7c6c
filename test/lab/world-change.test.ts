import { expect, it } from "vitest";
import { changedScenario, isUnchanged, noChange, withSwitch, withValue } from "../../src/lab/world-change.ts";
import { applySettings } from "../../src/scenario/assign.ts";
import { withoutEvents } from "../../src/scenario/without.ts";
import { netflix } from "./netflix.ts";

const price = "events.price.prices.both-1";

it("history is the scenario itself", () => {
  expect(changedScenario(netflix, noChange)).toMatchObject({ ok: true });
  const result = changedScenario(netflix, noChange);
  expect(result.ok && result.scenario).toBe(netflix);
});

it("is what --set and --without of the command line make of the case", () => {
  const change = withSwitch(withValue(noChange, price, 9.99, 15.98), "qwikster", false);
  const result = changedScenario(netflix, change);
  const set = applySettings(netflix, [`${price}=9.99`]);
  const expected = set.ok ? withoutEvents(set.scenario, ["qwikster"]) : set;
  expect(result).toEqual(expected);
  expect(result.ok && result.removed).toEqual(["qwikster", "qwikster-reversal"]);
});

it("a value as it was is no change, and one of an event that is off waits for it", () => {
  expect(isUnchanged(withValue(withValue(noChange, price, 9.99, 15.98), price, 15.98, 15.98))).toBe(true);
  const off = withSwitch(withValue(noChange, "events.qwikster.severity", 0.1, 0.5), "qwikster", false);
  expect(changedScenario(netflix, off)).toEqual(
    changedScenario(netflix, withSwitch(noChange, "qwikster", false)),
  );
  const on = changedScenario(netflix, withSwitch(off, "qwikster", true));
  expect(on.ok && on.scenario.events.find(({ id }) => id === "qwikster")?.severity).toBe(0.1);
});

it("a world that contradicts itself is told by its issues", () => {
  const result = changedScenario(netflix, { ...noChange, set: { "events.price.announced": "2011-09-20" } });
  expect(result.ok).toBe(false);
  expect(!result.ok && result.issues.map(({ path }) => path)).toContain("events.price.effective.existing");
  expect(changedScenario(netflix, { ...noChange, set: { "events.nothing.severity": 1 } }).ok).toBe(false);
});
