import { describe, expect, it } from "vitest";
import { applySettings, assignPath } from "../../src/scenario/assign.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { fixture, type Json } from "./fixture.ts";
import { parsed } from "./rule.ts";

function assigned(path: string, value: unknown): Json {
  const result = assignPath(fixture(), path, value);
  if (!result.ok) throw new Error(result.issues[0]!.hint);
  return result.document;
}

function hintOf(path: string): string | undefined {
  const result = assignPath(fixture(), path, 1);
  return result.ok ? undefined : result.issues.map((issue) => issue.hint).join();
}

describe("assignPath", () => {
  it("finds elements of arrays by id, and by index", () => {
    expect(assigned("events.price.prices.both-1", 12.99).events[0].prices["both-1"]).toBe(12.99);
    expect(assigned("events.1.notice.reach", 0.5).events[1].notice.reach).toBe(0.5);
    expect(assigned("plans.both-1.price.1.amount", 8.99).plans["both-1"].price[1].amount).toBe(8.99);
  });

  it("takes a number for an id before it takes it for an index", () => {
    const scenario = { events: [{ id: "a" }, { id: "b" }, { id: "0" }] };
    const [a, b] = scenario.events;
    expect(assignPath(scenario, "events.0.id", "c")).toEqual({
      ok: true,
      document: { events: [a, b, { id: "c" }] },
    });
  });

  it("finds keys that have dots, the longest first", () => {
    expect(assigned("parameters.attention.notice.value", 0.6).parameters["attention.notice"].value).toBe(0.6);
    const scenario = fixture();
    scenario.parameters.attention = { notice: { value: 0 } };
    const result = assignPath(scenario, "parameters.attention.notice.value", 0.6) as { document: Json };
    expect(result.document.parameters["attention.notice"].value).toBe(0.6);
    expect(result.document.parameters.attention.notice.value).toBe(0);
  });

  it("goes back to a shorter key where the longest leads nowhere", () => {
    const scenario = { parameters: { "a.b": { x: 1 }, a: { "b.c": 2 } } };
    expect(assignPath(scenario, "parameters.a.b.c", 3)).toEqual({
      ok: true,
      document: { parameters: { "a.b": { x: 1 }, a: { "b.c": 3 } } },
    });
  });

  it("sets the value of a number that has a source", () => {
    expect(assigned("parameters.attention.notice", 0.6)).toEqual(
      assigned("parameters.attention.notice.value", 0.6),
    );
    const opening = assigned("plans.both-1.opening", 650).plans["both-1"].opening;
    expect(opening).toEqual({ ...fixture().plans["both-1"].opening, value: 650 });
  });

  it("drops an interval that the new value is outside of", () => {
    for (const value of [599, 801]) {
      const { low: _, high: __, ...rest } = fixture().plans["both-1"].opening;
      expect(assigned("plans.both-1.opening", value).plans["both-1"].opening).toEqual({ ...rest, value });
      expect(assigned("plans.both-1.opening.value", value)).toEqual(assigned("plans.both-1.opening", value));
    }
  });

  it("replaces whole objects", () => {
    const notice = { channel: "letter", reach: 0.5 };
    expect(assigned("events.price.notice", notice).events[0].notice).toEqual(notice);
  });

  it("adds a field that the schema allows, and no other", () => {
    expect(assigned("events.starz.severity", 0.1).events[6].severity).toBe(0.1);
    expect(assigned("description", "short").description).toBe("short");
    expect(hintOf("choice.scale")).toBe("did you mean parameters.choice.scale?");
    expect(hintOf("events.starz.severty")).toMatch(/^the nearest are events\.starz\.severity, /);
    expect(hintOf("events.price.prices.dvd-9")).toMatch(/^the nearest are events\.price\.prices\.dvd-1, /);
    expect(hintOf("events.starz.notice.reach")).toBeDefined();
  });

  it("adds a plan, a rival or a parameter that is given whole", () => {
    const plan = { family: "both", title: "Few discs", components: { streaming: 1, discs: 0.5 }, price: [] };
    expect(assigned("plans.both-lite", plan).plans["both-lite"]).toEqual(plan);
    const rivalPlan = { components: { discs: 1 }, price: [] };
    expect(assigned("rivals.blockbuster.plans.games", rivalPlan).rivals.blockbuster.plans.games).toEqual(
      rivalPlan,
    );
    const taste = { value: 3, unit: "dollars", range: [1, 5], evidence: "assumed", source: "s" };
    expect(assigned("parameters.taste.cricket.mean", taste).parameters["taste.cricket.mean"]).toEqual(taste);
    for (const place of ["plans.both-9.price", "plans.-", "events.price.prices.dvd-9", "nowhere"]) {
      expect(assignPath(fixture(), place, plan).ok, place).toBe(false);
    }
    expect(hintOf("plans.both-9")).toMatch(/^the nearest are plans\.both-1, /);
  });

  it.each([
    ["events.prise.prices.both-1", "events.price.prices.both-1"],
    ["event.price.prices.both-1", "events.price.prices.both-1"],
    ["parameters.attention.notce", "parameters.attention.notice"],
    ["parameters.attention.notice.valu", "parameters.attention.notice.value"],
    ["plans.both-1.opning", "plans.both-1.opening"],
    ["events.99.severity", "events.price.severity"],
    ["until.x", "until"],
    ["", "id"],
    ["events.", "events"],
    ["events..severity", "events.price.severity"],
    ["__proto__.x", ""],
    ["events.__proto__", ""],
  ])("says of %s that the nearest is %s", (path, near) => {
    expect(hintOf(path)).toContain("the nearest are ");
    expect(hintOf(path)).toContain(near);
  });

  it("changes nothing but a copy", () => {
    const scenario = fixture();
    assignPath(scenario, "events.price.prices.both-1", 12.99);
    expect(scenario).toEqual(fixture());
    expect(assigned("until", fixture().until)).toEqual(fixture());
  });
});

describe("applySettings", () => {
  const apply = (...settings: string[]) => applySettings(parsed(fixture()), settings);
  const scenario = (...settings: string[]): Scenario => {
    const result = apply(...settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.scenario;
  };

  it("reads values as JSON, and as text what is none", () => {
    const changed = scenario(
      "events.price.severity=0.5",
      "until=2011-12-31",
      'title="x=1"',
      "parameters.choice.scale = 3",
    );
    expect(changed.events[0]!.severity).toBe(0.5);
    expect(changed.until).toBe("2011-12-31");
    expect(changed.title).toBe("x=1");
    expect(changed.parameters["choice.scale"]!.value).toBe(3);
  });

  it("sets parameters that the file leaves to the shared ones", () => {
    const shared = {
      "x.y": { value: 1, unit: "days", range: [0, 2], evidence: "assumed", source: "s" },
    } as const;
    const file = { ...fixture(), parameters: {} };
    const result = parseScenario(file, shared);
    if (!result.ok) throw new Error("the fixture is sound");
    const changed = applySettings(result.scenario, ["parameters.x.y=2"]);
    expect(changed.ok && changed.scenario.parameters["x.y"]!.value).toBe(2);
  });

  it("tells every unknown path, and what is no setting", () => {
    const result = apply("prise=1", "events.price.severity", "=1", "start=2011-07-01");
    expect(result.ok).toBe(false);
    if (!result.ok)
      expect(result.issues.map((issue) => issue.found)).toEqual(["none", '"events.price.severity"', '"=1"']);
  });

  it("checks what comes out", () => {
    const result = apply("events.price.prices.both-1=-1", "until=2010-01-01", "start=2011-02-30");
    expect(result.ok).toBe(false);
    if (!result.ok)
      expect(result.issues.map((issue) => issue.path)).toEqual(["start", "events.price.prices.both-1"]);
  });
});
