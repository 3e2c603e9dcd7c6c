import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/market/parameter.ts";
import { formatIssue, ScenarioError, type ScenarioIssue } from "../../src/scenario/issue.ts";
import { loadParametersText, loadScenarioText, parseScenario } from "../../src/scenario/parse.ts";
import { fixture } from "./fixture.ts";
import { type Edits, edited, issuesAfter, made, parsed } from "./rule.ts";

const lines = (issues: readonly ScenarioIssue[]) => issues.map((issue) => formatIssue(issue));

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

  it.each([
    [{ title: "" }, 'title: expected a text that is not empty, found ""'],
    [{ start: undefined }, "start: expected a calendar date, YYYY-MM-DD, found nothing"],
    [
      { start: "2011-02-30" },
      'start: expected a calendar date, YYYY-MM-DD, found "2011-02-30" (2011-02 has 28 days)',
    ],
    [
      { "events/price/announced": "2012-02-30" },
      'events.price.announced: expected a calendar date, YYYY-MM-DD, found "2012-02-30" (2012-02 has 29 days)',
    ],
    [
      { "events/price/announced": "2011-7-12" },
      'events.price.announced: expected a calendar date, YYYY-MM-DD, found "2011-7-12" (did you mean 2011-07-12?)',
    ],
    [
      { "events/price/announced": "2011-13-12" },
      'events.price.announced: expected a calendar date, YYYY-MM-DD, found "2011-13-12" (months are 01 to 12)',
    ],
    [
      { "events/price/announced": 20110712 },
      "events.price.announced: expected a calendar date, YYYY-MM-DD, found 20110712",
    ],
    [
      { "events/price/effective/new": "soon" },
      'events.price.effective.new: expected a calendar date, YYYY-MM-DD, found "soon"',
    ],
    [
      { "events/price/effective": 5 },
      "events.price.effective: expected a calendar date, YYYY-MM-DD, or { new, existing } with one each, found 5",
    ],
    [
      { "events/price/prices/both-1": -15.98 },
      "events.price.prices.both-1: expected an amount of money of at least 0, found -15.98",
    ],
    [
      { "plans/both-1/price/1/amount": -1 },
      "plans.both-1.price.1.amount: expected an amount of money of at least 0, found -1",
    ],
    [
      { "plans/both-1/price/1/amount": "9.99" },
      'plans.both-1.price.1.amount: expected an amount of money of at least 0, found "9.99" (without quotes: 9.99)',
    ],
    [
      { "plans/both-1/opening/value": -1 },
      "plans.both-1.opening.value: expected a number of at least 0, found -1",
    ],
    [
      { "events/trial/reach": 30 },
      "events.trial.reach: expected a share from 0 to 1, found 30 (a share, not a percentage: 0.3?)",
    ],
    [
      { "events/starz/share": 1.5 },
      "events.starz.share: expected a share from 0 to 1, found 1.5 (a share, not a percentage: 0.015?)",
    ],
    [
      { "rivals/blockbuster/eligible": -0.1 },
      "rivals.blockbuster.eligible: expected a share from 0 to 1, found -0.1",
    ],
    [
      { "events/price/pirces": {} },
      'events.price.pirces: expected a known key, found "pirces" (did you mean prices?)',
    ],
    [
      { "events/price/zzz": 1 },
      'events.price.zzz: expected one of the keys type, id, title, announced, effective, for, severity, notice, evidence, source, note, prices, adds, found "zzz"',
    ],
    [
      { "events/apology/kind": "apologize" },
      'events.apology.kind: expected one of silence, explain, apologise, found "apologize" (did you mean apologise?)',
    ],
    [
      { "events/price/evidence": "guessed" },
      /^events\.price\.evidence: expected one of reported, .*, found "guessed"$/,
    ],
    [
      { "plans/a.b": { family: "both", title: "x", components: {}, price: [] } },
      'plans.a.b: expected an id (letters, digits, - and _, the first no - or _), found "a.b"',
    ],
    [{ "joining/trialDays": 1.5 }, "joining.trialDays: expected a whole number of at least 0, found 1.5"],
    [{ currency: "usd" }, 'currency: expected a currency code of three capitals such as USD, found "usd"'],
    [
      { "headline/period": "2011-Q3" },
      'headline.period: expected a calendar quarter such as 2011Q3, found "2011-Q3"',
    ],
    [
      { "parameters/choice.scale/value": Number.NaN },
      "parameters.choice.scale.value: expected a finite number, found NaN",
    ],
    [
      { "parameters/choice.scale/range": [1] },
      "parameters.choice.scale.range: expected two finite numbers, [low, high], found a list of 1",
    ],
    [{ "events/price": null }, "events.0: expected an object, found null"],
    [{ plans: [] }, "plans: expected an object, found an empty list"],
    [
      { "events/qwikster/families": [] },
      "events.qwikster.families: expected a list of at least 1, found an empty list",
    ],
    [
      { "events/price/prices": {} },
      "events.price.prices: expected at least one price by plan id, found an empty object",
    ],
  ])("says what is wrong with %j", (edits, line) => {
    const [first, ...others] = lines(issuesAfter(edits));
    if (typeof line === "string") expect(first).toBe(line);
    else expect(first).toMatch(line);
    // Taking an event away leaves references to it.
    if (!("events/price" in edits)) expect(others).toEqual([]);
  });

  it.each([null, undefined, 5, "x", [], Number.NaN, () => 1, Symbol("x"), 10n])("refuses %s", (input) => {
    expect(parseScenario(input)).toMatchObject({ ok: false, issues: [{ path: "", expected: "an object" }] });
  });

  it("says once that a key is misspelt, not also that it is missing", () => {
    const edits = { "plans/both-1/price": undefined, "plans/both-1/pirce": [], title: undefined, titel: "x" };
    expect(issuesAfter(edits).map((issue) => issue.path)).toEqual(["plans.both-1.pirce", "titel"]);
  });

  it("holds an event of a misspelt type against the type that was meant", () => {
    const edits = {
      "events/price/type": "plan-splt",
      "events/price/severty": 1,
      "events/price/severity": undefined,
      "events/starz/type": "nothing",
      "events/starz/announced": "x",
    };
    expect(
      lines(issuesAfter(edits)).map((line) => line.replace(/expected one of[^(]*found/, "found")),
    ).toEqual([
      'events.price.type: found "plan-splt" (did you mean plan-split?)',
      'events.price.severty: expected a known key, found "severty" (did you mean severity?)',
      'events.starz.type: found "nothing"',
      'events.starz.announced: expected a calendar date, YYYY-MM-DD, found "x"',
    ]);
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
