import { describe, expect, it } from "vitest";
import { formatIssue, type ScenarioIssue } from "../../src/scenario/issue.ts";
import { issuesAfter } from "./rule.ts";

const lines = (issues: readonly ScenarioIssue[]) => issues.map((issue) => formatIssue(issue));

describe("shapeIssues", () => {
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
      'events.apology.kind: expected one of silence, explain, listen, apologise, compensate, announce-vision, found "apologize" (did you mean apologise?)',
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
    [
      { "plans/both-1/billingMonths": 0.5 },
      "plans.both-1.billingMonths: expected a whole number from 1 to 60, found 0.5",
    ],
    [
      { "plans/both-1/opening": 1800000 },
      'plans.both-1.opening: expected an object { "value", "evidence", "source" }, found 1800000 ({ "value": 1800000, "evidence": "assumed", "source": "where it comes from" }?)',
    ],
    [
      { "parameters/choice.scale/unit": undefined },
      'parameters.choice.scale.unit: expected a unit in words, such as "dollars per month", found nothing',
    ],
    [
      { start: "13/06/2011" },
      'start: expected a calendar date, YYYY-MM-DD, found "13/06/2011" (did you mean 2011-06-13?)',
    ],
    [
      { start: "3.6.2011" },
      'start: expected a calendar date, YYYY-MM-DD, found "3.6.2011" (did you mean 2011-06-03 or 2011-03-06?)',
    ],
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

  it("says once that a key is misspelt, not also that it is missing", () => {
    const edits = { "plans/both-1/price": undefined, "plans/both-1/pirce": [], title: undefined, titel: "x" };
    expect(issuesAfter(edits).map((issue) => issue.path)).toEqual(["plans.both-1.pirce", "titel"]);
  });

  it("names the types that begin as an unknown one does", () => {
    const [line] = lines(issuesAfter({ "events/starz/type": "price-rise" }));
    expect(line).toBe(
      'events.starz.type: expected a known type, found "price-rise" (did you mean price-change?)',
    );
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
      'events.price.type: expected a known type, found "plan-splt" (did you mean plan-split?)',
      'events.price.severty: expected a known key, found "severty" (did you mean severity?)',
      'events.starz.type: found "nothing"',
      'events.starz.announced: expected a calendar date, YYYY-MM-DD, found "x"',
    ]);
  });
});
