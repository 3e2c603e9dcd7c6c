import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { closingOf, flowBetween, sumOf } from "../support/ledger-checks.ts";
import { ALONE, event, happening, type Json, smallService } from "../support/small-service.ts";

const AGENTS = 3000;
const FEB_10 = 40;
const run = (scenario: Scenario): Outcome => simulate(scenario, { subscribers: AGENTS, seed: 2 });

/** A world in which few like the service for reasons that no dollar moves, so that a few thousand agents show a sign. */
const LIVELY = { ...ALONE, "choice.scale": 3, "goodwill.scale": 5, "rebrand.hassle": 5 };

const rise = (more: Json = {}): Json =>
  event({
    prices: { both: 14, streaming: 9 },
    effective: { new: "2011-02-10", existing: "2011-03-01" },
    ...more,
  });
const angry = rise({ severity: 1 });
const offer = (more: Json = {}): Json =>
  happening("competitor-offer", { rival: "rival", reach: 0.6, ...more });
const scandal = happening("media", { id: "scandal", severity: 1 });

/** What a run is asked for. */
const quantities = {
  leftByChoice: ({ ledger }: Outcome) => sumOf(ledger.leftChoice),
  leftInBackground: ({ ledger }: Outcome) => sumOf(ledger.leftBackground),
  leftTrial: ({ ledger }: Outcome) => sumOf(ledger.leftTrial),
  joined: ({ ledger }: Outcome) => sumOf(ledger.joined),
  returned: ({ ledger }: Outcome) => sumOf(ledger.returned),
  attentive: ({ ledger }: Outcome) => sumOf(ledger.attentive),
  both: (outcome: Outcome) => closingOf(outcome, "both"),
  dvd: (outcome: Outcome) => closingOf(outcome, "dvd"),
  toRival: ({ ledger }: Outcome) =>
    sumOf(ledger.destination) - sumOf(ledger.destination.filter((_, cell) => cell % 2 === 1)),
  leftEarly: ({ ledger }: Outcome) => flowBetween(ledger, ledger.leftChoice, FEB_10, FEB_10 + 18),
};
type Quantity = keyof typeof quantities;

/** From the lower to the higher setting the quantity must rise (+) or fall (-), nothing else being changed. */
function expectDirection(low: Scenario, high: Scenario, quantity: Quantity, sign: "+" | "-"): void {
  const [from, to] = [low, high].map((scenario) => quantities[quantity](run(scenario)));
  if (sign === "+") expect(to).toBeGreaterThan(from);
  else expect(to).toBeLessThan(from);
}

describe("one parameter at a time", () => {
  const cases: [parameter: string, low: number, high: number, Quantity, "+" | "-", events: Json[]][] = [
    ["attention.ordinary", 0.08, 0.25, "leftByChoice", "+", [angry]],
    ["attention.inertShare", 0, 0.8, "leftByChoice", "-", [rise()]],
    ["attention.notice", 0, 0.8, "leftByChoice", "+", [rise({ notice: { channel: "e-mail", reach: 1 } })]],
    ["attention.media", 0, 0.9, "leftByChoice", "+", [angry]],
    ["choice.lossAversion", 1, 2.1, "leftByChoice", "+", [rise()]],
    ["choice.indifference", 0, 0.4, "leftByChoice", "-", [rise()]],
    ["choice.unfairness", 0, 5, "leftByChoice", "+", [rise()]],
    ["choice.anticipation", 0, 1, "leftEarly", "+", [rise()]],
    ["reference.carryOver", 0, 1, "leftByChoice", "+", [rise()]],
    ["switching.cost", 0, 100, "leftByChoice", "-", [rise()]],
    ["goodwill.scale", 0.3, 6, "leftByChoice", "+", [scandal]],
    ["goodwill.longShare", 0.1, 0.9, "leftByChoice", "+", [scandal]],
    ["goodwill.shortDays", 3, 60, "leftByChoice", "+", [scandal]],
    ["goodwill.riseDays", 1, 60, "leftByChoice", "-", [scandal]],
    ["storm.postsPerSeverity", 100, 28_000, "attentive", "+", [scandal]],
    ["storm.branching", 0, 0.6, "attentive", "+", [{ ...scandal, severity: 0.5 }]],
    ["storm.reference", 80_000, 800_000, "attentive", "-", [scandal]],
    ["rival.stormReach", 0, 0.6, "joined", "-", [scandal]],
    ["rival.awarenessMonths", 0.2, 12, "toRival", "-", [offer(), rise()]],
    ["rebrand.hassle", 1, 8, "leftByChoice", "+", [happening("rebrand", { families: ["both"] })]],
    ["joining.priceElasticity", -2.6, -0.8, "joined", "+", [rise()]],
    ["joining.goodwill", 0, 0.8, "joined", "-", [scandal]],
    ["trial.nonConversion", 0.05, 0.3, "leftTrial", "+", []],
    ["quit.newMean", 0.05, 0.15, "leftInBackground", "+", []],
    ["return.share", 0.1, 0.6, "returned", "+", []],
    ["return.months", 2, 10, "returned", "-", []],
    ["wordOfMouth.perTie", 0, 2, "leftInBackground", "+", [rise({ prices: { both: 40, streaming: 30 } })]],
  ];

  it.each(cases)("%s from %d to %d: %s %s", (parameter, low, high, quantity, sign, events) => {
    const world = (value: number) => smallService({ events }, { ...LIVELY, [parameter]: value });
    expectDirection(world(low), world(high), quantity, sign);
  });
});

describe("one property of an event at a time", () => {
  const cases: [what: string, low: Json[], high: Json[], Quantity, "+" | "-"][] = [
    ["a higher price keeps fewer", [event({})], [event({ prices: { both: 14 } })], "both", "-"],
    ["a lower price keeps and wins more", [], [event({ prices: { both: 7 } })], "both", "+"],
    ["severity", [{ ...rise(), severity: 0.1 }], [{ ...rise(), severity: 2 }], "leftByChoice", "+"],
    [
      "reach of a notice",
      [rise({ notice: { channel: "e-mail", reach: 0.1 } })],
      [rise({ notice: { channel: "e-mail", reach: 1 } })],
      "attentive",
      "+",
    ],
    [
      "an earlier date for existing subscribers",
      [rise({ effective: { new: "2011-02-10", existing: "2011-06-01" } })],
      [rise()],
      "leftByChoice",
      "+",
    ],
    ["existing subscribers' price, too", [rise({ for: "new" })], [rise()], "leftByChoice", "+"],
    [
      "hassle",
      [happening("rebrand", { families: ["both"], hassle: 0.1 })],
      [happening("rebrand", { families: ["both"] })],
      "leftByChoice",
      "+",
    ],
    [
      "a lost share of content",
      [happening("content-loss", { component: "streaming", share: 0.05 })],
      [happening("content-loss", { component: "streaming", share: 0.5 })],
      "leftByChoice",
      "+",
    ],
    [
      "a gained share of content",
      [rise()],
      [rise(), happening("content-gain", { component: "streaming", share: 0.4 })],
      "leftByChoice",
      "-",
    ],
    ["reach of an offer", [offer({ reach: 0.1 })], [offer({ reach: 0.9 })], "toRival", "+"],
    ["eligibility for an offer", [offer({ eligible: 0.1 })], [offer({ eligible: 1 })], "toRival", "+"],
    ["extras of an offer", [offer()], [offer({ extras: 4 })], "toRival", "+"],
    ["price of an offer", [offer({ price: 3 })], [offer({ price: 9 })], "toRival", "-"],
    ["free days of an offer", [offer()], [offer({ freeDays: 90 })], "toRival", "+"],
    [
      "a rival's dearer prices",
      [offer()],
      [offer(), happening("competitor-price-change", { rival: "rival", prices: { "by-mail": 15 } })],
      "toRival",
      "-",
    ],
    [
      "price of an added plan",
      [happening("new-plan", { prices: { dvd: 5 }, adds: ["dvd"] })],
      [happening("new-plan", { prices: { dvd: 9 }, adds: ["dvd"] })],
      "dvd",
      "-",
    ],
    [
      "a reversal",
      [rise()],
      [rise(), happening("reversal", { of: "change", announced: "2011-03-05" })],
      "leftByChoice",
      "-",
    ],
  ];

  it.each(cases)("%s", (_, low, high, quantity, sign) => {
    expectDirection(
      smallService({ events: low }, LIVELY),
      smallService({ events: high }, LIVELY),
      quantity,
      sign,
    );
  });
});

describe("answers of the firm", () => {
  const soon = { announced: "2011-02-11" };
  const answer = (kind: string): Json => happening("response", { to: "scandal", kind, ...soon });

  it("an apology keeps some who would have left", () => {
    const values = { ...LIVELY, "response.apology": 0.6, "goodwill.scale": 5, "storm.engagement": 0 };
    const [silent, sorry] = [[scandal], [scandal, answer("apologise")]].map((events) =>
      smallService({ events }, values),
    );
    expectDirection(silent, sorry, "leftByChoice", "-");
  });

  it("an explanation makes a rise less unfair", () => {
    const events = [{ ...angry, id: "scandal" }];
    const values = { ...LIVELY, "response.explain": 0.9, "choice.unfairness": 6, "storm.engagement": 0 };
    const [plain, explained] = [events, [...events, answer("explain")]].map((list) =>
      smallService({ events: list }, values),
    );
    expectDirection(plain, explained, "leftByChoice", "-");
  });
});
