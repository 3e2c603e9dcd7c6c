import { describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/scenario/issue.ts";
import { loadScenarioText, parseScenario } from "../../src/scenario/parse.ts";
import { fixture } from "./fixture.ts";
import { edited, issuesAfter, parsed } from "./rule.ts";

describe("parseScenario", () => {
  it("takes the fixture as it is", () => {
    expect(parseScenario(fixture())).toEqual({ ok: true, scenario: fixture() });
  });

  it("takes its own output, and gives the same", () => {
    const scenario = parsed(fixture());
    expect(parseScenario(scenario)).toEqual({ ok: true, scenario });
  });

  it("gives a frozen scenario that shares nothing with the input", () => {
    const input = fixture();
    const scenario = parsed(input);
    input.events[0].prices["both-1"] = 0;
    expect(scenario).toEqual(fixture());
    expect(() => Object.assign(scenario.plans["both-1"]!.price[0]!, { amount: 0 })).toThrow(TypeError);
  });

  it.each([null, undefined, 5, "x", [], Number.NaN, () => 1, Symbol("x"), 10n])("refuses %s", (input) => {
    expect(parseScenario(input)).toMatchObject({ ok: false, issues: [{ path: "", expected: "an object" }] });
  });

  it("finds broken fields and contradictions at once", () => {
    const issues = issuesAfter({
      title: 5,
      "events/price/severity": -1,
      "events/apology/announced": "2011-07-01",
      "events/qwikster/effective": "2011-09-01",
      "plans/both-1/title": "",
      "opening/tenure/0/share": 0.2,
    });
    expect(issues.map((issue) => issue.path).sort()).toEqual([
      "events.apology.to",
      "events.price.severity",
      "events.qwikster.effective",
      "opening.tenure",
      "plans.both-1.title",
      "title",
    ]);
  });

  it("draws no conclusions from what is broken", () => {
    for (const edits of [
      { plans: 1 },
      { rivals: 1 },
      { events: 1 },
      { joining: 1 },
      { parameters: 1 },
      { opening: 1 },
      { start: 1 },
      { until: 1 },
      { latest: 1 },
      { "plans/both-1": 1 },
      { "plans/both-1/price": 1 },
      { "plans/both-1/price/0/from": 1 },
      { "plans/both-1/opening/value": "x" },
      { "rivals/blockbuster": 1 },
      { "rivals/blockbuster/plans": 1 },
      { "events/price/announced": 1 },
      { "events/price/effective": 1 },
      { "events/price/prices": 1 },
      { "events/price/adds": 1 },
      { "events/price/adds/0": 1 },
      { "events/price/id": 1 },
      { "joining/baseline/0/to": 1 },
      { "joining/baseline/0": 1 },
      { "opening/tenure/0/share": "x" },
      { "joining/planShares/both/value": "x" },
    ]) {
      expect([edits, issuesAfter(edits).length]).toEqual([edits, 1]);
    }
  });
});

describe("loadScenarioText", () => {
  it("reads a file", () => {
    expect(loadScenarioText(JSON.stringify(fixture()), "x.json")).toEqual(fixture());
  });

  it("throws every problem, a line each", () => {
    const text = JSON.stringify(edited({ title: 5, "events/price/pirces": 1 }));
    const load = () => loadScenarioText(text, "x.json");
    expect(load).toThrow(ScenarioError);
    expect(load).toThrow(
      'x.json: title: expected a text that is not empty, found 5\nx.json: events.price.pirces: expected a known key, found "pirces" (did you mean prices?)',
    );
  });

  it("says where the text is no JSON", () => {
    expect(() => loadScenarioText('{\n  "id": x\n}', "x.json")).toThrow(
      "x.json: line 2, column 9: expected a JSON value, found x",
    );
  });
});
