import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/market/parameter.ts";
import { formatIssue, type ScenarioIssue } from "../../src/scenario/issue.ts";
import { loadParametersText, parseScenario } from "../../src/scenario/parse.ts";
import { fixture } from "./fixture.ts";
import { type Edits, edited, made } from "./rule.ts";

const lines = (issues: readonly ScenarioIssue[]) => issues.map((issue) => formatIssue(issue));

describe("parameters", () => {
  const parameter = { value: 1, unit: "days", range: [0, 2], ...made } as const;
  const shared: Parameters = {
    "attention.notice": { ...parameter, unit: "probability per renewal", value: 0.5 },
    "choice.scale": parameter,
    "goodwill.scale": parameter,
  };

  it("are the shared ones overlaid by the file's", () => {
    const result = parseScenario(fixture(), shared);
    expect(result.ok && result.scenario.parameters).toEqual({ ...shared, ...fixture().parameters });
  });

  it("have names that the shared ones have", () => {
    const document = edited({ "parameters/choice.scael": parameter, "parameters/xyzzy": parameter });
    const result = parseScenario(document, shared);
    expect(result.ok ? [] : lines(result.issues)).toEqual([
      'parameters.choice.scael: expected the name of a parameter, found "choice.scael" (did you mean choice.scale?)',
      'parameters.xyzzy: expected the name of a parameter, found "xyzzy" (the nearest are choice.scale, goodwill.scale, attention.notice)',
    ]);
  });

  it("cannot leave 0..1 by being given another unit", () => {
    const document = edited({ "parameters/attention.notice": { ...parameter, value: 3 } });
    const result = parseScenario(document, shared);
    expect(result.ok ? [] : result.issues.map((issue) => issue.path)).toEqual([
      "parameters.attention.notice.value",
    ]);
  });

  it("may be required", () => {
    const required = ["choice.scale", "choice.scales"];
    const result = parseScenario(fixture(), undefined, { required });
    expect(result.ok ? [] : lines(result.issues)).toEqual([
      "parameters.choice.scales: expected a parameter, found nothing (did you mean choice.scale?)",
    ]);
    expect(parseScenario({ ...fixture(), parameters: {} }, shared, { required: ["choice.scale"] }).ok).toBe(
      true,
    );
  });

  it("are read from a file of their own", () => {
    expect(loadParametersText(JSON.stringify(shared), "parameters.json")).toEqual(shared);
    const broken = { a: { ...parameter, unit: "share of viewing", value: 2 }, b: { ...parameter, valeu: 1 } };
    expect(() => loadParametersText(JSON.stringify({ a: broken.a }), "p.json")).toThrow(
      "p.json: parameters.a.value: expected a share of viewing from 0 to 1, found 2",
    );
    expect(() => loadParametersText(JSON.stringify({ b: broken.b }), "p.json")).toThrow(
      'p.json: b.valeu: expected a known key, found "valeu" (did you mean value?)',
    );
    expect(() => loadParametersText("{", "p.json")).toThrow("p.json: line 1, column 2: ");
  });
});

describe("components", () => {
  const parameter = { value: 1, unit: "dollars per month", range: [0, 2], ...made } as const;
  const tastes: Parameters = {
    "choice.scale": parameter,
    "attention.notice": parameter,
    "taste.streaming.mean": parameter,
    "taste.streaming.sd": parameter,
    "taste.discs.mean": parameter,
    "taste.discs.sd": parameter,
  };
  const check = (edits: Edits) => {
    const result = parseScenario(edited(edits), tastes);
    return result.ok ? [] : lines(result.issues);
  };

  it("have parameters that say how much they are liked", () => {
    expect(check({})).toEqual([]);
    expect(
      check({ "plans/both-1/components/disks": 1, "rivals/blockbuster/plans/by-mail/components/games": 1 }),
    ).toEqual([
      'plans.both-1.components.disks: expected a component that has taste parameters (streaming, discs), found "disks" (did you mean discs?)',
      'rivals.blockbuster.plans.by-mail.components.games: expected a component that has taste parameters (streaming, discs), found "games" (or give taste.games.mean and taste.games.sd under parameters)',
    ]);
  });

  it("may be new, with taste parameters of the file's own", () => {
    const games = {
      "rivals/blockbuster/plans/by-mail/components/games": 1,
      "parameters/taste.games.mean": parameter,
    };
    expect(check({ ...games, "parameters/taste.games.sd": parameter })).toEqual([]);
    expect(check(games)).toEqual([expect.stringContaining("(or give taste.games.sd under parameters)")]);
    const stray = { "parameters/taste.game.mean": parameter, "parameters/taste.discs.sdd": parameter };
    expect(check(stray).map((line) => line.split(":")[0])).toEqual([
      "parameters.taste.game.mean",
      "parameters.taste.discs.sdd",
    ]);
  });
});
