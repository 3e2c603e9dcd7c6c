import { describe, expect, it } from "vitest";
import { counterfactualOf } from "../../../src/experiment/compare.ts";
import { toDay } from "../../../src/market/date.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { bytesOf, closingOf, expectSameBytes, sumOf } from "../../support/ledger-checks.ts";
import { withParameters } from "../../support/small-service.ts";
import { ERRORS } from "../../support/within-error.ts";
import { differenceBetween, expectChange, netflix } from "./netflix-worlds.ts";

/** Qwikster can be told from luck with a few thousand subscribers: hassle at the upper end of its range. */
const felt = withParameters(netflix, { "rebrand.hassle": 2.5 });
const world = (set: readonly string[] = [], without: readonly string[] = [], base = felt): Scenario =>
  counterfactualOf(base, { without, set }).scenario;

const NO_HASSLE = "events.qwikster.hassle=0";
const NO_LETTER = "events.qwikster.notice.reach=0";
const NO_ANGER = "events.qwikster.severity=0";
const takenBack = (day: string): string[] =>
  ["announced", "effective"].map((date) => `events.qwikster-reversal.${date}=${day}`);
const week = takenBack("2011-09-21");

const closing = (outcome: Outcome): number => closingOf(outcome);
const cancelled = ({ ledger }: Outcome): number => sumOf(ledger.leftChoice);
const untilNovember = (scenario: Scenario): Outcome =>
  simulate(scenario, { subscribers: 3000, seed: 4, until: "2011-11-15" });

/** Expects that not one byte differs before a day, and that something does from it on. */
function expectFrom(date: string, one: Scenario, other: Scenario): void {
  const [first, second] = [one, other].map(untilNovember);
  const columns = bytesOf(second);
  const day = toDay(date) - toDay(netflix.start);
  let later = 0;
  for (const [name, values] of Object.entries(bytesOf(first))) {
    if (name === "opening") continue;
    const start = day * (values.length / first.ledger.days);
    expect(columns[name].slice(0, start), name).toEqual(values.slice(0, start));
    values.forEach((value, cell) => {
      if (cell >= start && !Object.is(value, columns[name][cell])) later++;
    });
  }
  expect(later).toBeGreaterThan(0);
}

/** Expects more of a difference, in either direction, in the violent pair of worlds than in the calm one. */
function expectMore(
  calm: readonly [Scenario, Scenario],
  violent: readonly [Scenario, Scenario],
  figure = closing,
): void {
  const [little, much] = [calm, violent].map(([one, other]) => differenceBetween(one, other, figure));
  const more = Math.abs(much.mean) - Math.abs(little.mean);
  expect(more, `${little.mean}, ${much.mean}`).toBeGreaterThan(ERRORS * Math.hypot(much.error, little.error));
}

describe("a second name", () => {
  it("does nothing before it is announced", () => {
    expectFrom("2011-09-18", world(), world([], ["qwikster"]));
  });

  it("is nothing by itself: with one account, no letter and no anger not one byte differs", () => {
    const name = world([NO_HASSLE, NO_LETTER, NO_ANGER]);
    expectSameBytes(untilNovember(world([], ["qwikster"])), untilNovember(name));
  });

  it.each([
    ["one account and one site", NO_HASSLE],
    ["no letter to everybody", NO_LETTER],
    ["no anger", NO_ANGER],
  ])("loses fewer with %s", (_, setting) => {
    expectChange(felt, world([setting]), closing, "+");
  });

  it("costs little where nobody minds two sites or is angry, and much where everybody does", () => {
    const calm = ["parameters.rebrand.hassle=0.1", "events.qwikster.severity=0.05", NO_LETTER];
    const angry = ["events.qwikster.severity=1.5", NO_LETTER];
    const none = world([], ["qwikster"]);
    expectMore([none, world(calm)], [none, world(angry)]);
  });
});

describe("taking it back", () => {
  const kept = world([], ["qwikster-reversal"]);

  it("does nothing before the day on which it is taken back", () => {
    expectFrom("2011-10-10", kept, world());
  });

  it("loses fewer, and the fewer the sooner", () => {
    const late = world(takenBack("2011-09-27"));
    expectChange(kept, world(week), closing, "+");
    expectChange(late, world(week), closing, "+");
  });

  it("changes not one byte where there is nothing to take back", () => {
    const nothing = [NO_HASSLE, NO_LETTER, NO_ANGER];
    expectSameBytes(untilNovember(world(nothing)), untilNovember(world(nothing, ["qwikster-reversal"])));
  });

  it("saves little in a calm, and much in a storm", () => {
    const mild = ["parameters.rebrand.hassle=0.1", "events.qwikster.severity=0.05"];
    expectMore([world(mild, ["qwikster-reversal"]), world([...mild, ...week])], [kept, world(week)]);
  });

  it("of the price brings the old bills back, and more stay", () => {
    const back = { id: "price-back", type: "reversal", of: "price", announced: "2011-09-05" } as const;
    const { scenario } = counterfactualOf(netflix, {
      with: { ...back, evidence: "assumed", source: "test" },
    });
    expectChange(netflix, scenario, closing, "+");
  });
});

describe("wavering", () => {
  const wavers = (share: number, more: readonly string[] = []): Scenario =>
    world([...takenBack("2011-09-19"), `parameters.reversal.waver=${share}`, ...more]);

  it("begins on the day on which the event is taken back", () => {
    const [firm, unsteady] = [0, 1].map((share) => world([`parameters.reversal.waver=${share}`]));
    expectFrom("2011-10-10", firm, unsteady);
  });

  it("loses subscribers, and without any there is no such loss", () => {
    expectChange(wavers(0), wavers(1), closing, "-");
  });

  it("of a share 0, or about an event that stirred nobody, changes not one byte", () => {
    const quiet = [NO_ANGER];
    expectSameBytes(untilNovember(wavers(0, quiet)), untilNovember(wavers(1, quiet)));
  });

  it("costs little after a small offence, and much after a large one", () => {
    const [small, large] = ["events.qwikster.severity=0.05", "events.qwikster.severity=2"];
    expectMore([wavers(0, [small]), wavers(1, [small])], [wavers(0, [large]), wavers(1, [large])]);
  });
});

describe("a split plan", () => {
  const summer = (set: readonly string[]): Scenario => world(set, ["qwikster"], netflix);
  const at = (price: number): string => `events.price.prices.both-1=${price}`;

  it("does nothing before it is announced", () => {
    expectFrom("2011-07-12", netflix, world([], ["price"], netflix));
  });

  it("at the old prices, with nothing new on sale, no letter and no anger changes not one byte", () => {
    const split = {
      id: "split",
      type: "plan-split",
      announced: "2011-07-12",
      prices: { "both-1": 9.99, "both-2": 14.99, "both-3": 19.99 },
      adds: [],
      evidence: "assumed",
      source: "test",
    } as const;
    const calm = world([], ["price"], netflix);
    const { scenario } = counterfactualOf(calm, { with: split });
    const [one, other] = [calm, scenario].map(untilNovember);
    const [whole, parted] = [one, other].map(({ ledger }) => ledger.revenue);
    // Bills of those who joined before and after the split are added up apart: the last digit may differ.
    whole.forEach((bills, cell) => {
      expect(Math.abs(parted[cell] - bills)).toBeLessThanOrEqual(1e-12 * bills);
    });
    const bills = { revenue: whole };
    expectSameBytes(one, { ...other, ledger: { ...other.ledger, ...bills } });
  });

  it("loses and turns away more the dearer the bundle is", () => {
    expectChange(summer([at(11.99)]), netflix, cancelled, "+");
    expectChange(summer([at(11.99)]), summer([]), closing, "-");
  });

  it("costs little at a dollar more, and much at six", () => {
    const none = world([], ["price", "qwikster"], netflix);
    const gentle = [at(10.99), "events.price.prices.both-2=15.99", "events.price.prices.both-3=20.99"];
    expectMore([none, summer([...gentle, "events.price.severity=0.1"])], [none, summer([])], cancelled);
  });

  it("moves people to the parts that are sold alone", () => {
    const [whole, parted] = [world([], ["price"], netflix), summer([])].map(untilNovember);
    expect(closingOf(whole, "dvd-1")).toBe(0);
    expect(closingOf(parted, "dvd-1")).toBeGreaterThan(0);
    expect(closingOf(parted, "streaming")).toBeGreaterThan(closingOf(whole, "streaming"));
  });
});
