import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Outcome, Persons } from "../../src/simulation/outcome.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { expectSameBytes, flowBetween } from "../support/ledger-checks.ts";
import { ALONE, baseline, event, happening, type Json, smallService } from "../support/small-service.ts";

const AGENTS = 1500;
const run = (scenario: Scenario): Outcome =>
  simulate(scenario, { subscribers: AGENTS, seed: 5, keepPersons: true });
const mail = { channel: "e-mail", reach: 1, to: "all" };

/** A world in which a good deal happens already. */
const busy = [
  event({
    announced: "2011-02-01",
    effective: { new: "2011-02-01", existing: "2011-03-15" },
    severity: 1,
    notice: mail,
  }),
  happening("rebrand", { families: ["both"], announced: "2011-04-01", severity: 0.3 }),
];

describe("an event that reaches nobody changes not one byte", () => {
  const nothing: [string, Json][] = [
    [
      "a price change to the same price",
      event({ id: "none", prices: { both: 10, streaming: 8 }, announced: "2011-01-20" }),
    ],
    [
      "a price change after the run",
      event({ id: "none", prices: { streaming: 20 }, announced: "2011-07-01" }),
    ],
    [
      "a price change that the run does not live to see",
      event({ id: "none", for: "existing", prices: { streaming: 8 } }),
    ],
    ["a notice that reaches nobody", happening("notice", { notice: { channel: "letter", reach: 0 } })],
    ["coverage that stirs nobody", happening("media", { severity: 0, announced: "2011-02-20" })],
    [
      "a rebranding without any hassle",
      happening("rebrand", { id: "none", families: ["streaming"], hassle: 0 }),
    ],
    ["a loss of no content", happening("content-loss", { component: "streaming", share: 0 })],
    ["a gain of no content", happening("content-gain", { component: "discs", share: 0 })],
    ["an entry that nobody hears of", happening("competitor-entry", { rival: "rival", reach: 0 })],
    [
      "an offer that nobody hears of",
      happening("competitor-offer", { rival: "rival", reach: 0, price: 0.5, freeDays: 90 }),
    ],
    [
      "an offer that nobody may take up",
      happening("competitor-offer", { rival: "rival", reach: 1, eligible: 0, price: 0.5 }),
    ],
    [
      "a price change of a rival nobody knows",
      happening("competitor-price-change", { rival: "rival", prices: { "by-mail": 0.5 } }),
    ],
    ["an explanation of what hurt nobody", happening("response", { to: "calm", kind: "explain" })],
  ];
  // A storm would tell people of the rival, and any answer damps it and eases whatever seems unfair.
  const values = { "rival.stormReach": 0, "storm.engagement": 0, "choice.unfairness": 0 };
  const world = (events: Json[]): Scenario =>
    smallService({ events, latest: "2011-12-31", ...joining }, values);
  const joining = {
    joining: { baseline: [baseline(600_000, 200_000, "2011-01-01", "2011-12-31")], trialDays: 30 },
  };
  const calmEvent = happening("media", { id: "calm", severity: 0, announced: "2011-01-02" });

  /** Announced before the start: subscribers reckon with it from the first day on. */
  const looming = event({ announced: "2010-12-20", effective: "2011-03-01", prices: { both: 16 } });
  const before = [[calmEvent], [...busy, calmEvent], [looming, calmEvent]];
  const bases = before.map((events) => run(world(events)));

  it.each(nothing)("%s", (_, none) => {
    before.forEach((events, index) => {
      const other = run(world([...events, none]));
      expectSameBytes(other, bases[index]);
      expect(other.persons).toEqual(bases[index].persons);
    });
  });

  it("in a real case either", () => {
    const { scenario } = loadCase("netflix-2007");
    const extra = happening("competitor-entry", {
      rival: "blockbuster-by-mail",
      reach: 0,
      announced: "2007-03-01",
    });
    const others = { ...scenario, events: [...scenario.events, extra] };
    const until = { subscribers: 500, until: "2007-06-30" };
    expectSameBytes(simulate(others, until), simulate(scenario, until));
  });

  it("nor does it wait for one: what was announced before the start moves people from the first day on", () => {
    const { ledger } = bases[2];
    expect(flowBetween(ledger, ledger.leftChoice, 0, 30)).toBeGreaterThan(0);
  });

  it("but one that reaches somebody changes some", () => {
    const offer = happening("competitor-offer", { rival: "rival", reach: 0.5 });
    expect(() => expectSameBytes(run(world([offer])), bases[0])).toThrow();
  });
});

describe("an event changes only those whom it reaches", () => {
  const fates = ({ last, since, reason }: Persons, who: (person: number) => boolean): number[][] =>
    [...last.keys()].filter(who).map((person) => [last[person], since[person], reason[person]]);

  it("before its announcement nobody", () => {
    const [base, other] = [run(smallService()), run(smallService({ events: busy }))];
    for (const column of [
      "joined",
      "returned",
      "leftBackground",
      "leftChoice",
      "closing",
      "revenue",
    ] as const) {
      const until = 31 * base.ledger.plans;
      expect([...other.ledger[column].slice(0, until)]).toEqual([...base.ledger[column].slice(0, until)]);
    }
  });

  it("a dearer plan does not touch subscribers of another, if nobody hears of leavers", () => {
    const [base, dearer] = [[], [event({ prices: { both: 14 } })]].map((events) =>
      run(smallService({ events, joining: { baseline: [baseline(0, 0)], trialDays: 0 } }, ALONE)),
    );
    const streaming = (person: number): boolean => base.persons!.first[person] === 0;
    expect(fates(dearer.persons!, streaming)).toEqual(fates(base.persons!, streaming));
    const both = (person: number): boolean => base.persons!.first[person] === 1;
    expect(fates(dearer.persons!, both)).not.toEqual(fates(base.persons!, both));
  });

  it("luck against which nothing has changed stays: who quits for reasons of their own quits on the same day", () => {
    const quiet = { ...ALONE, "return.share": 0 };
    const closed = { joining: { baseline: [baseline(0, 0)], trialDays: 0 } };
    const base = run(smallService(closed, quiet)).persons!;
    const other = run(smallService({ ...closed, events: busy }, quiet)).persons!;
    const background = (persons: Persons, person: number): boolean =>
      persons.last[person] === 254 && persons.reason[person] === 0;
    let same = 0;
    for (const person of base.last.keys()) {
      if (!background(base, person) || !background(other, person)) continue;
      expect(other.since[person]).toBe(base.since[person]);
      same++;
    }
    // Who left by choice first could not quit any more; nobody quits who would not have.
    expect(same).toBeGreaterThan(AGENTS / 10);
    const fresh = [...base.last.keys()].filter((who) => background(other, who) && !background(base, who));
    expect(fresh).toEqual([]);
  });
});
