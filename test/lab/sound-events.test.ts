import { expect, it } from "vitest";
import type { LabState } from "../../src/lab/lab-state.ts";
import { withSoundEvents } from "../../src/lab/sound-events.ts";
import { noChange, type WorldChange } from "../../src/lab/world-change.ts";
import { netflix } from "./netflix.ts";

const stateOf = (change: WorldChange): LabState => ({ case: netflix.id, seed: 1, change, worlds: [] });
const [event] = netflix.events;

it.each([
  [{}, "id"],
  [{ id: "a" }, "type"],
  [{ id: "a", type: "zzz" }, "type"],
  [{ ...event, id: "a", announced: "2011-08-99" }, "announced"],
])("drops an event of a link that is none, and says why: %j", (added, place) => {
  const set = { "events.price.severity": 0.5 };
  const change = { ...noChange, with: [added as never], set };
  const { state, problems } = withSoundEvents(
    { ...stateOf(change), worlds: [{ name: "mine", change }] },
    netflix,
  );
  const mended = { ...noChange, set };
  expect(state).toEqual({ ...stateOf(mended), worlds: [{ name: "mine", change: mended }] });
  expect(problems.join("\n")).toContain(place);
});

it("drops what was set of such an event", () => {
  const set = { "events.a.severity": 1, "events.price.severity": 0.5 };
  const change = { ...noChange, with: [{ id: "a" } as never], set };
  expect(withSoundEvents(stateOf(change), netflix).state.change.set).toEqual({
    "events.price.severity": 0.5,
  });
});

it("leaves a world that only contradicts itself to the reader", () => {
  const change = {
    ...noChange,
    with: [{ ...event, id: "again" }],
    set: { "events.again.announced": "2031-01-01" },
  };
  expect(withSoundEvents(stateOf(change), netflix)).toEqual({ state: stateOf(change), problems: [] });
});
