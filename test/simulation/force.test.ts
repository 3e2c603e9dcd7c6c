import { describe, expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import { eventsInOrder, forceOf } from "../../src/simulation/force.ts";
import { event, happening, type Json, smallService } from "../support/small-service.ts";

const NEVER = Number.POSITIVE_INFINITY;
const day = toDay("2011-02-10");

function force(changes: Json, ...others: Json[]) {
  const scenario = smallService({ events: [event(changes), ...others] });
  return forceOf(scenario, scenario.events[0]);
}

describe("the force of an event", () => {
  it("begins with its announcement unless it says otherwise", () => {
    expect(force({})).toEqual({ announced: day, forNew: day, forExisting: day, reversed: NEVER });
    const later = toDay("2011-04-01");
    expect(force({ effective: "2011-04-01" })).toMatchObject({ forNew: later, forExisting: later });
    expect(force({ effective: { new: "2011-02-10", existing: "2011-04-01" } })).toMatchObject({
      forNew: day,
      forExisting: later,
    });
  });

  it("never begins for those whom it does not concern", () => {
    expect(force({ for: "new" })).toMatchObject({ forNew: day, forExisting: NEVER });
    expect(force({ for: "existing" })).toMatchObject({ forNew: NEVER, forExisting: day });
  });

  it("ends with its reversal, at the date from which that holds", () => {
    const undo = happening("reversal", { of: "change", announced: "2011-03-01" });
    expect(force({}, undo).reversed).toBe(toDay("2011-03-01"));
    expect(force({}, { ...undo, effective: "2011-04-01" }).reversed).toBe(toDay("2011-04-01"));
  });
});

describe("events", () => {
  it("apply by announcement, those of one day in the order of the file", () => {
    const events = [
      event({ id: "c", announced: "2011-03-01" }),
      event({ id: "a", announced: "2011-01-05" }),
      event({ id: "d", announced: "2011-03-01" }),
      event({ id: "b", announced: "2010-01-05" }),
    ];
    expect(eventsInOrder(smallService({ events })).map(({ id }) => id)).toEqual(["b", "a", "c", "d"]);
  });

  it("keep their places in the file", () => {
    const scenario = smallService({
      events: [event({ id: "late", announced: "2011-03-01" }), event({ id: "early" })],
    });
    eventsInOrder(scenario);
    expect(scenario.events.map(({ id }) => id)).toEqual(["late", "early"]);
  });
});
