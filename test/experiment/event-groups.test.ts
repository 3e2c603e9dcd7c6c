import { expect, it } from "vitest";
import { eventGroups } from "../../src/experiment/event-groups.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { withEvents } from "../../src/scenario/with.ts";
import { madeUp } from "../support/small-service.ts";
import { netflix } from "./tiny-runs.ts";

const idsOf = (scenario: Scenario) => eventGroups(scenario).map((group) => group.map(({ id }) => id));

function netflixWith(...events: object[]): Scenario {
  const result = withEvents(netflix, events.map((event) => ({ ...event, ...madeUp })) as never);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.scenario;
}

it("groups have every event once, those that refer to another behind it, in the order of the announcements", () => {
  const groups = idsOf(netflix);
  expect(groups.flat().sort()).toEqual(netflix.events.map(({ id }) => id).sort());
  expect(groups).toContainEqual(["price", "apology"]);
  expect(groups).toContainEqual(["qwikster", "qwikster-reversal"]);
  expect(groups).toHaveLength(12);
  expect(groups[0]).toEqual(["hulu-plus"]);
});

it("references of references belong to the same group, and so do prices of plans that another event adds", () => {
  const notice = { channel: "e-mail", reach: 0.5, to: "all" };
  const letter = { id: "letter", type: "notice", about: "apology", announced: "2011-09-20", notice };
  const cheaper = {
    id: "cheaper",
    type: "price-change",
    announced: "2011-09-25",
    prices: { "dvd-1": 5.99, "dvd-2": 9.99 },
  };
  const groups = idsOf(netflixWith(letter, cheaper));
  expect(groups).toContainEqual(["price", "apology", "letter", "cheaper"]);
});

it("the first of a group is what the others refer to, also if the file has it behind them", () => {
  const events = [...netflix.events].reverse();
  const reversed = parseScenario({ ...netflix, events });
  if (!reversed.ok) throw new Error("not valid");
  const own = { ...reversed.scenario.events.find(({ id }) => id === "qwikster-reversal")! };
  expect(own.type).toBe("reversal");
  expect(idsOf(reversed.scenario)).toContainEqual(["qwikster", "qwikster-reversal"]);
});
