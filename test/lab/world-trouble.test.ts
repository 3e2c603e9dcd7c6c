import { expect, it } from "vitest";
import { furthestDay, withEventAt } from "../../src/lab/moved-event.ts";
import { noChange, type WorldChange, withEventSwitched } from "../../src/lab/world-change.ts";
import { triedWorld } from "../../src/lab/world-store.ts";
import { problemWith, worldTrouble } from "../../src/lab/world-trouble.ts";
import { toDay } from "../../src/market/date.ts";
import { netflix } from "./netflix.ts";

const troubleOf = (change: WorldChange, moved?: string) =>
  worldTrouble(triedWorld(netflix, change), netflix, change, moved);

it("a world that holds is no trouble", () => {
  expect(troubleOf({ ...noChange, set: { "events.price.prices.both-1": 9.99 } })).toBeUndefined();
});

it("a trouble names what was moved last, in words", () => {
  const set = { "events.price.severity": 0.2, "parameters.choice.scale.value": 0 };
  expect(troubleOf({ ...noChange, set })).toEqual({
    title:
      "Since “Choice: scale” was changed, this world is none that the engine can run; the last one that holds together is shown.",
    details: [],
  });
  const dear = troubleOf({ ...noChange, set: { "events.price.prices.both-1": 5000 } });
  expect(dear?.title).toMatch(
    /^Since “Streaming and DVDs become two plans” was changed, this world contradicts itself;/,
  );
  expect(dear?.details).toEqual([
    "events.price.prices.both-1: expected at most 100 times the cheapest price, 7.99, found 5000",
  ]);
  expect(troubleOf({ ...noChange, set: { "no.such": 1 } }, "events.apology")?.title).toMatch(
    /^Since "I messed up" was changed, /,
  );
});

it("what is wrong with a value is told before the world has it", () => {
  const problem = (path: string, value: unknown) => problemWith(netflix, noChange, path, value);
  expect(problem("events.price.prices.both-1", 12)).toBeUndefined();
  expect(problem("events.price.prices.both-1", 5000)).toBe(
    "Expected at most 100 times the cheapest price, 7.99",
  );
  expect(problem("parameters.quit.alpha.value", 0)).toBe("Expected a shape above 0");
  expect(problem("parameters.quit.newMean.value", 0)).toBe("The engine cannot run a world with it");
});

it("an event goes as far as its world holds together, with all its dates", () => {
  const now = { base: netflix, world: netflix, change: noChange };
  const [start, end] = [toDay(netflix.start), toDay(netflix.until)];
  // It answers the price rise.
  expect(furthestDay(now, "apology", start)).toBe(toDay("2011-07-12"));
  expect(furthestDay(now, "apology", end)).toBe(end);
  expect(furthestDay(now, "no such event", end)).toBe(end);
  const moved = withEventAt(now, "price", toDay("2011-10-20"));
  expect(moved.set).toMatchObject({
    "events.price.announced": "2011-10-20",
    "events.price.effective.existing": "2011-12-10",
  });
  expect(troubleOf(moved)).toBeUndefined();
  const world = triedWorld(netflix, moved);
  if (!world.ok) throw new Error("it holds");
  const back = withEventAt({ ...now, world: world.scenario, change: moved }, "price", toDay("2011-07-12"));
  expect(back).toEqual(noChange);
});

it("an added event that is switched off is gone with what was set of it, another one is off", () => {
  const [event] = netflix.events;
  const added = { ...event, id: "own" };
  const set = { "events.own.announced": "2011-08-01", "events.price.severity": 0.2 };
  const change = { ...noChange, with: [added], set };
  expect(withEventSwitched(change, "own", false)).toEqual({
    ...noChange,
    set: { "events.price.severity": 0.2 },
  });
  expect(withEventSwitched(change, "price", false)).toEqual({ ...change, without: ["price"] });
});
