import { expect, it } from "vitest";
import { datesOf, goingAlong, shifted } from "../../src/lab/date-shift.ts";
import { changedScenario, noChange } from "../../src/lab/world-change.ts";
import { toDay } from "../../src/market/date.ts";
import { netflix } from "./netflix.ts";

it("an event takes all its dates along, and those that refer to it", () => {
  const dates = shifted(netflix.events, "qwikster", toDay("2011-09-28"));
  expect(Object.fromEntries(dates)).toEqual({
    "events.qwikster.announced": "2011-09-28",
    "events.qwikster.effective": "2011-10-25",
    "events.qwikster-reversal.announced": "2011-10-20",
    "events.qwikster-reversal.effective": "2011-10-20",
  });
});

it("names the events that go along: those that refer to it, and not rivals' answers", () => {
  expect(goingAlong(netflix.events, "price").map(({ id }) => id)).toEqual(["apology"]);
  expect(goingAlong(netflix.events, "qwikster").map(({ id }) => id)).toEqual(["qwikster-reversal"]);
  expect(goingAlong(netflix.events, "starz")).toEqual([]);
});

it("every event can be moved by a week either way without a contradiction", () => {
  for (const { id, announced } of netflix.events) {
    for (const days of [-7, 7]) {
      const set = Object.fromEntries(shifted(netflix.events, id, toDay(announced) + days));
      expect(changedScenario(netflix, { ...noChange, set }), `${id} by ${days}`).toMatchObject({ ok: true });
    }
  }
});

it("texts that look like dates are none", () => {
  const [event] = netflix.events;
  expect(datesOf({ ...event, title: "2011-01-01", source: "2011-01-01" }).map(([path]) => path)).toEqual([
    "announced",
  ]);
});
