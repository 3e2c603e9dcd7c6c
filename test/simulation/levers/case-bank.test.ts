import { describe, expect, it } from "vitest";
import type { MarketEvent } from "../../../src/market/event.ts";
import { applySettings } from "../../../src/scenario/assign.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { withEvents } from "../../../src/scenario/with.ts";
import { hazardByTenure } from "../../../src/simulation/hazard-by-tenure.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import {
  cancellations,
  closingOf,
  expectBalanced,
  expectSameBytes,
  flowBetween,
  sumOf,
} from "../../support/ledger-checks.ts";
import { ALONE, baseline, happening, type Json, smallService } from "../../support/small-service.ts";
import { expectMean, shareError } from "../../support/within-error.ts";
import { expectChange, lever, netflix, netflixWith } from "./netflix-worlds.ts";

/** Netflix without its price rise, so that one event is seen alone. */
const calm: Scenario = { ...netflix, events: netflix.events.slice(0, 3) };
const calmWith = (...events: Json[]): Scenario => {
  const result = withEvents(calm, events as MarketEvent[]);
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
  return result.scenario;
};
const joined = ({ ledger }: Outcome): number => sumOf(ledger.joined);
const FEB_10 = 40;

describe("enforcement against shared passwords", () => {
  const enforce = (changes: Json): Json =>
    lever("sharing-enforcement", { borrowers: 1e6, conversion: 0.2, months: 3, ...changes });
  const mild = calmWith(enforce({ severity: 0.1 }));
  const harsh = calmWith(enforce({ borrowers: 4e6, lenders: 0.2, burden: 6, severity: 1 }));
  const chose = ({ ledger }: Outcome): number => sumOf(ledger.leftChoice);

  it("brings borrowers in, more of them where more borrow", () => {
    expectChange(calm, mild, joined, "+");
    expectChange(mild, harsh, joined, "+");
  });

  it("drives payers away, as in Spain in 2023, more of them the more it takes from them", () => {
    const lost = calmWith(enforce({ borrowers: 0, lenders: 0.2, burden: 4 }));
    expectChange(calm, lost, chose, "+");
    expectChange(lost, calmWith(enforce({ borrowers: 0, lenders: 0.2, burden: 12 })), chose, "+");
    expectChange(lost, calmWith(enforce({ borrowers: 0, lenders: 0.5, burden: 4 })), chose, "+");
    expectChange(calm, calmWith(enforce({ borrowers: 0, severity: 1 })), chose, "+");
  });

  it("takes nothing from those who do not lend, and nothing more once it is taken back", () => {
    const run = (...events: Json[]) => simulate(calmWith(...events), { subscribers: 3000, seed: 2 });
    expectSameBytes(run(enforce({ borrowers: 0 })), run(enforce({ borrowers: 0, lenders: 0, burden: 9 })));
    const event = enforce({ lenders: 1, burden: 3, announced: "2011-07-05", effective: "2011-08-01" });
    const undone = lever("reversal", { of: event.id, announced: "2011-07-20" });
    expectSameBytes(run(), run({ ...event, borrowers: 0 }, undone));
  });
});

describe("a price for those who join", () => {
  const rise = (amount: number, changes: Json = {}): Json =>
    lever("price-change", { prices: { streaming: amount }, announced: "2011-07-01", ...changes });
  const forNew = calmWith(rise(8.99, { for: "new" }));

  it("slows growth and makes nobody leave, as at Netflix in 2014, a higher one more", () => {
    expectChange(calm, forNew, joined, "-");
    expectChange(forNew, calmWith(rise(11.99, { for: "new" })), joined, "-");
    const left = ({ ledger, plans }: Outcome): number =>
      sumOf(ledger.leftChoice.filter((_, cell) => cell % plans.length === plans.indexOf("streaming")));
    const alone = smallService({ joining: { baseline: [baseline(0, 0)], trialDays: 0 } }, ALONE);
    const run = (events: Json[]) =>
      simulate({ ...alone, events: events as MarketEvent[] }, { subscribers: 3000, until: "2011-04-30" });
    expect(left(run([happening("price-change", { prices: { streaming: 12 }, for: "new" })]))).toBe(0);
    expectChange(forNew, calmWith(rise(8.99)), cancellations, "+");
  });
});

describe("a forced bundle", () => {
  const plans = {
    ...smallService().plans,
    "streaming-plus": { family: "streaming", title: "More", components: { streaming: 1.3 }, price: [] },
  };
  /** The bundle replaces streaming on 10 February; a notice on that day tells those who have it. */
  const bundled = (amount: number, reach = 1): Json[] => [
    happening("new-plan", { prices: { "streaming-plus": amount }, adds: ["streaming-plus"] }),
    happening("plan-merge", { from: ["streaming"], into: "streaming-plus" }),
    happening("notice", { about: "plan-merge", notice: { channel: "e-mail", reach } }),
  ];
  const world = (events: Json[], values = {}): Scenario =>
    smallService({ plans, events }, { ...ALONE, ...values });
  const run = (events: Json[], values = {}): Outcome => {
    const outcome = simulate(world(events, values), { subscribers: 6000, seed: 3 });
    expectBalanced(outcome);
    return outcome;
  };

  it("loses more the dearer it is, and keeps newcomers where it is worth its price", () => {
    const [cheap, dear] = [bundled(8.5), bundled(14)].map((events) => run(events));
    expect(closingOf(cheap, "streaming")).toBe(0);
    expect(closingOf(dear)).toBeLessThan(closingOf(cheap));
    expect(joined(dear)).toBeLessThan(joined(cheap));
    expect(joined(cheap)).toBeGreaterThan(0.9 * joined(run([])));
  });

  it("wakes those who are told when they are moved", () => {
    const still = { "attention.ordinary": 0, "attention.notice": 0.5, "quit.newMean": 1e-7 };
    const nobody = smallService({ plans, joining: { baseline: [baseline(0, 0)], trialDays: 0 } }, still);
    const outcome = simulate({ ...nobody, events: bundled(8.5) as MarketEvent[] }, { subscribers: 6000 });
    const moved = sumOf(outcome.ledger.switchedIn);
    const awake = sumOf(outcome.ledger.attentive);
    expectMean(awake / moved, 0.5, shareError(0.5, moved));
  });
});

describe("a bill that covers a year", () => {
  const yearly = (values = {}): Scenario => {
    const { streaming, both } = smallService().plans;
    return {
      ...smallService({ joining: { baseline: [baseline(0, 0)], trialDays: 0 }, rivals: {} }, values),
      plans: { streaming: { ...streaming, billingMonths: 12 }, both: { ...both, billingMonths: 12 } },
    };
  };
  const still = { ...ALONE, "attention.ordinary": 0, "quit.newMean": 1e-7, "attention.notice": 1 };
  const run = (scenario: Scenario, events: Json[]): Outcome =>
    simulate({ ...scenario, events: events as MarketEvent[] }, { subscribers: 6000, seed: 4 });

  it("lets a notice be remembered until it is due", () => {
    const told = happening("notice", { notice: { channel: "e-mail", reach: 1 } });
    const { ledger } = run(yearly(still), [told]);
    expect(sumOf(ledger.attentive.slice(0, FEB_10 + 1))).toBe(0);
    const since = sumOf(ledger.renewals.slice(FEB_10 + 1));
    expect(sumOf(ledger.attentive)).toBe(since);
    expect(since).toBeGreaterThan(1500);
  });

  it("spreads the reaction to a price rise over the year: less at once, and less in all by then", () => {
    const rise = happening("price-change", {
      prices: { both: 16, streaming: 14 },
      notice: { channel: "e-mail", reach: 1 },
    });
    const monthly = smallService({ joining: yearly().joining, rivals: {} });
    const inAll = (scenario: Scenario): number =>
      cancellations(run(scenario, [rise])) - cancellations(run(scenario, []));
    const lost = [inAll(yearly()), inAll(monthly)];
    expect(lost[0]).toBeGreaterThan(0);
    expect(lost[0]).toBeLessThan(lost[1]);
    const { ledger } = run(yearly({ ...ALONE, "quit.newMean": 1e-7 }), [rise]);
    const half = (first: number, last: number): number => flowBetween(ledger, ledger.leftChoice, first, last);
    // Nobody gets used to the price before the bill: June's bills lose about as many as March's.
    const [march, june] = [half(59, 89), half(151, 180)];
    expect(Math.abs(march - june)).toBeLessThan(4 * Math.sqrt(march + june));
  });

  it("is a setting from the command line, and a property of a plan in a file", () => {
    const set = applySettings(netflix, ["plans.streaming.billingMonths=12"]);
    if (!set.ok) throw new Error("setting failed");
    expectChange(netflix, set.scenario, cancellations, "-");
    const parsed = parseScenario(JSON.parse(JSON.stringify(set.scenario)));
    expect(parsed).toMatchObject({ ok: true, scenario: { plans: { streaming: { billingMonths: 12 } } } });
  });
});

describe("the first bill after a trial", () => {
  const endedTrial = ({ ledger }: Outcome): number => sumOf(ledger.leftTrial);

  it("loses more where fewer convert, and nobody where there is no trial", () => {
    expectChange(netflix, netflixWith([], { "trial.nonConversion": 0.3 }), endedTrial, "+");
    const without = applySettings(netflix, ["joining.trialDays=0"]);
    if (!without.ok) throw new Error("setting failed");
    const run = simulate(without.scenario, { subscribers: 3000, until: "2011-09-30", keepPersons: true });
    expect(endedTrial(run)).toBe(0);
    const [first] = hazardByTenure(run);
    expect(first.leftBackground).toBeGreaterThan(0);
  });
});
