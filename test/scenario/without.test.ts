import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { withEvents } from "../../src/scenario/with.ts";
import { withoutEvents } from "../../src/scenario/without.ts";
import { fixture } from "./fixture.ts";
import { edited, made, parsed } from "./rule.ts";

const scenario = parsed(fixture());
const idsOf = (world: Scenario) => world.events.map((event) => event.id);

function removedBy(world: Scenario, ...ids: string[]): readonly string[] {
  const result = withoutEvents(world, ids);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  expect(idsOf(result.scenario)).toEqual(idsOf(world).filter((id) => !result.removed.includes(id)));
  return result.removed;
}

describe("withoutEvents", () => {
  it("removes an event that nothing refers to alone", () => {
    expect(removedBy(scenario, "starz")).toEqual(["starz"]);
    expect(removedBy(scenario, "qwikster-reversal")).toEqual(["qwikster-reversal"]);
  });

  it("removes with an event its reversal, the responses to it and the notices about it", () => {
    expect(removedBy(scenario, "qwikster")).toEqual(["qwikster", "qwikster-reversal"]);
    expect(removedBy(scenario, "price")).toEqual(["price", "reminder", "apology"]);
  });

  it("removes with an event the policies for its existing subscribers", () => {
    const keep = { id: "keep", type: "grandfathering", of: "price", families: ["both"], ...made };
    const sorry = { id: "sorry", type: "response", to: "keep", kind: "listen", ...made };
    const world = parsed(
      edited({
        "events/+": { ...keep, announced: "2011-07-12" },
        "events/8": { ...sorry, announced: "2011-07-20" },
      }),
    );
    expect(removedBy(world, "price")).toEqual(["price", "reminder", "apology", "keep", "sorry"]);
    expect(removedBy(world, "keep")).toEqual(["keep", "sorry"]);
    const roll = { id: "roll", type: "rollout", of: "price", announced: "2011-07-12", ...made };
    const steps = [{ share: 1, effective: "2011-10-01" }];
    expect(removedBy(parsed(edited({ "events/+": { ...roll, steps } })), "price")).toContain("roll");
  });

  it("follows references to references", () => {
    const world = parsed(
      edited({
        "events/+": {
          id: "sorry",
          type: "response",
          to: "apology",
          kind: "explain",
          announced: "2011-10-01",
          ...made,
        },
        "events/8": {
          id: "letter",
          type: "notice",
          about: "sorry",
          announced: "2011-10-02",
          notice: { channel: "letter", reach: 1 },
          ...made,
        },
      }),
    );
    expect(removedBy(world, "price")).toEqual(["price", "reminder", "apology", "sorry", "letter"]);
  });

  it("removes several at once, named twice or in any order", () => {
    expect(removedBy(scenario, "starz", "qwikster", "starz")).toEqual(
      ["qwikster", "starz", "qwikster-reversal"].sort(
        (a, b) => idsOf(scenario).indexOf(a) - idsOf(scenario).indexOf(b),
      ),
    );
  });

  it("removes every event at `all`, and none for no id", () => {
    expect(removedBy(scenario, "all")).toEqual(idsOf(scenario));
    expect(removedBy(scenario)).toEqual([]);
  });

  it("removes prices of plans that only a removed event put on sale", () => {
    const later = { type: "price-change", announced: "2011-11-01", ...made };
    const world = parsed(
      edited({
        "events/+": { ...later, id: "dvd-cut", prices: { "dvd-1": 6.99 } },
        "events/8": { ...later, id: "cut", prices: { "dvd-1": 5.99, streaming: 6.99 } },
        "events/9": { id: "dvd-cut-back", type: "reversal", of: "dvd-cut", announced: "2011-12-01", ...made },
      }),
    );
    const result = withoutEvents(world, ["price"]);
    expect(result.ok && result.removed).toEqual(["price", "reminder", "apology", "dvd-cut", "dvd-cut-back"]);
    expect(result.ok && result.scenario.events.at(-1)).toMatchObject({
      id: "cut",
      prices: { streaming: 6.99 },
    });
    expect(world.events.at(-2)).toMatchObject({ prices: { "dvd-1": 5.99, streaming: 6.99 } });
  });

  it("tells each unknown id, with the nearest", () => {
    const result = withoutEvents(scenario, ["all", "quikster", "zzz"]);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.issues.map(({ found, hint }) => [found, hint])).toEqual([
        ['"quikster"', "did you mean qwikster?"],
        ['"zzz"', undefined],
      ]);
    }
  });

  it("refuses a world in which subscribers have a plan that nobody sells", () => {
    const world = parsed(
      edited({
        "plans/dvd-1/opening": { value: 5, ...made },
        "events/price/announced": "2011-06-01",
        "events/price/effective": "2011-06-15",
      }),
    );
    const result = withoutEvents(world, ["price"]);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual(["plans.dvd-1.opening"]);
  });

  it("keeps what is left as it was, whichever events go", () => {
    fc.assert(
      fc.property(fc.subarray(idsOf(scenario)), (ids) => {
        const result = withoutEvents(scenario, ids);
        if (!result.ok) throw new Error(JSON.stringify(result.issues));
        expect(result.removed).toEqual(expect.arrayContaining(ids));
        expect(result.scenario.events).toEqual(
          scenario.events.filter((event) => !result.removed.includes(event.id)),
        );
        expect({ ...result.scenario, events: [] }).toEqual({ ...scenario, events: [] });
        expect(withoutEvents(scenario, [...result.removed])).toEqual(result);
      }),
      { seed: 2011, numRuns: 200 },
    );
  });
});

describe("withEvents", () => {
  const cut = {
    id: "cut",
    type: "price-change",
    announced: "2011-11-01",
    prices: { streaming: 6.99 },
    ...made,
  };
  const undo = { id: "undo", type: "reversal", of: "cut", announced: "2011-12-01", ...made };

  it("adds one event or several after the others", () => {
    const one = withEvents(scenario, cut);
    expect(one.ok && one.added).toEqual(["cut"]);
    const two = withEvents(scenario, [cut, undo]);
    expect(two.ok && two.added).toEqual(["cut", "undo"]);
    expect(two.ok && idsOf(two.scenario)).toEqual([...idsOf(scenario), "cut", "undo"]);
  });

  it("is taken back by removing what was added", () => {
    const more = withEvents(scenario, [cut, undo]);
    if (!more.ok) throw new Error("both events are sound");
    expect(withoutEvents(more.scenario, more.added)).toMatchObject({ ok: true, scenario });
  });

  it.each([
    ["an id that is taken", { ...cut, id: "starz" }, "events.7.id"],
    ["a reference to nothing", undo, "events.undo.of"],
    ["a misspelt field", { ...cut, pirces: {} }, "events.cut.pirces"],
    ["something else", "cut", "events.7"],
  ])("refuses %s", (_, addition, path) => {
    const result = withEvents(scenario, addition);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual([path]);
  });
});
