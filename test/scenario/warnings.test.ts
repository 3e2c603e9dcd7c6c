import { describe, expect, it } from "vitest";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { warningsOf } from "../../src/scenario/warnings.ts";
import { type Edits, edited, made } from "./rule.ts";

/** Warnings of the fixture after edits, each `path: text`. */
function warningsAfter(edits: Edits): string[] {
  const result = parseScenario(edited(edits));
  if (!result.ok) throw new Error(`expected a sound scenario, found ${JSON.stringify(result.issues)}`);
  return warningsOf(result.scenario).map(({ path, text }) => `${path}: ${text}`);
}

it.each(listCases())("%s gets no false alarm", (id) => {
  expect(warningsOf(loadCase(id).scenario)).toEqual([]);
});

const rival = "rivals/blockbuster/plans/by-mail/price";
const own = { id: "rise", type: "price-change", ...made };
const offer = { id: "free-month", type: "competitor-offer", rival: "blockbuster", reach: 0.3, ...made };

describe("a slip", () => {
  it.each<[what: string, edits: Edits, path: string, says: RegExp]>([
    [
      "a price in cents",
      { "plans/streaming/price/0/amount": 799 / 5 },
      "plans.streaming.price.0.amount",
      /^159\.8 is 18 times the 8\.99 of plans\.both-1\.price\.0\.amount\. Cents/,
    ],
    [
      "a rise that is a tenth",
      { "events/+": { ...own, announced: "2011-09-20", prices: { streaming: 0.699 } } },
      "events.rise.prices.streaming",
      /^0\.699 is 0\.087 times the 7\.99 of plans\.streaming\.price\.0\.amount/,
    ],
    [
      "a rise of an eighth with its point in the wrong place",
      { "events/+": { ...own, announced: "2011-09-20", prices: { streaming: 0.899 } } },
      "events.rise.prices.streaming",
      /^0\.899 is 0\.11 times the 7\.99 /,
    ],
    [
      "a rise in cents",
      { "events/+": { ...own, announced: "2011-09-20", prices: { streaming: 99 } } },
      "events.rise.prices.streaming",
      /^99 is 12 times the 7\.99 /,
    ],
    [
      "a step of the past",
      { "plans/both-1/price/1/amount": 99.9 },
      "plans.both-1.price.1.amount",
      /^99\.9 is 11 times the 8\.99 of plans\.both-1\.price\.0\.amount/,
    ],
    [
      "a rival's price",
      {
        [rival]: [
          { from: "2011-01-01", amount: 11.99 },
          { from: "2011-08-01", amount: 1199 },
        ],
      },
      "rivals.blockbuster.plans.by-mail.price.1.amount",
      /^1199 is 100 times the 11\.99 /,
    ],
    [
      "a rival's dear offer",
      { "events/+": { ...offer, announced: "2011-09-20", price: 599 } },
      "events.free-month.price",
      /^599 is 50 times the 11\.99 /,
    ],
    [
      "an event that is over",
      { "events/+": { ...own, announced: "2011-05-01", effective: "2011-06-30", prices: { streaming: 7 } } },
      "events.rise",
      /^all its days lie before the start, 2011-07-01/,
    ],
    [
      "an event that never comes",
      {
        "events/+": {
          ...own,
          announced: "2011-09-20",
          effective: { new: "2012-01-01", existing: "2012-02-01" },
          prices: { streaming: 9 },
        },
      },
      "events.rise.effective",
      /^it takes effect on 2012-01-01, after the last day, 2011-12-31: nobody pays/,
    ],
    [
      "a service too small for a run",
      {
        "plans/streaming/opening": { value: 10, ...made },
        "plans/both-1/opening": { value: 20, ...made },
      },
      "plans",
      /^the service opens with 30 subscribers, and a run needs at least 60/,
    ],
    ["no tenure", { opening: undefined }, "opening", /^no tenure is given, .* 12 months/],
  ])("%s is warned of, once", (_, edits, path, says) => {
    const found = warningsAfter(edits);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(`${path}: `), found[0]).toBe(true);
    expect(found[0]!.slice(path.length + 2)).toMatch(says);
  });

  it.each<[what: string, edits: Edits]>([
    ["the fixture", {}],
    ["a free plan", { "plans/streaming/price/0/amount": 0, "plans/both-1/price/1/amount": 11.49 }],
    ["a rival's cheap offer", { "events/+": { ...offer, announced: "2011-09-20", price: 0.99 } }],
    [
      "a rival's offer of the past",
      { "events/+": { ...offer, announced: "2011-05-01", until: "2011-06-01" } },
    ],
    ["a price just below ten times", { "plans/both-1/price/0/amount": 1 }],
    ["a fall to a sixth", { "events/+": { ...own, announced: "2011-09-20", prices: { streaming: 1.33 } } }],
    [
      "an event that begins before the start",
      { "events/+": { ...own, announced: "2011-05-01", effective: "2011-07-01", prices: { streaming: 9 } } },
    ],
    [
      "an event whose second date comes later",
      {
        "events/+": {
          ...own,
          announced: "2011-09-20",
          effective: { new: "2011-12-31", existing: "2012-02-01" },
          prices: { streaming: 9 },
        },
      },
    ],
    [
      "what is taken back before it comes",
      {
        "events/7": { ...own, announced: "2011-09-20", effective: "2012-02-01", prices: { streaming: 9 } },
        "events/8": { id: "no-rise", type: "reversal", of: "rise", announced: "2011-09-25", ...made },
      },
    ],
  ])("%s is none", (_, edits) => {
    expect(warningsAfter(edits)).toEqual([]);
  });
});
