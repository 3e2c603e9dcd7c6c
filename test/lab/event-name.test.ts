import { expect, it } from "vitest";
import { eventName } from "../../src/lab/event-name.ts";
import { loadCase } from "../../src/node/data/load-case.ts";

it("names of events tell them apart", () => {
  const { events } = loadCase("paramountplus-2023-2024").scenario;
  const names = events.map((event) => eventName(event, events));
  expect(names).toContain("A fifth more");
  expect(names).toContain("Showtime's library in the upper plan (showtime-2)");
  expect(new Set(names).size).toBe(events.length);
});
