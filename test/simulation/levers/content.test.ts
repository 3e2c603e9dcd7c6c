import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { expectSameBytes, flowBetween, sumOf } from "../../support/ledger-checks.ts";
import { ALONE, happening, type Json, smallService } from "../../support/small-service.ts";

const LIVELY = { ...ALONE, "choice.scale": 3 };
/** Announced on 10 February, gone on 1 April: day 90 of the run. */
const APRIL_1 = 90;
const world = (...events: Json[]): Scenario => smallService({ events }, LIVELY);
const change = (type: string, share: number, more: Json = {}): Json =>
  happening(type, { component: "streaming", share, effective: "2011-04-01", ...more });
const run = (scenario: Scenario, until?: string): Outcome =>
  simulate(scenario, { subscribers: 3000, seed: 2, ...(until ? { until } : {}) });
const leftByChoice = ({ ledger }: Outcome): number => sumOf(ledger.leftChoice);
const joined = ({ ledger }: Outcome): number => flowBetween(ledger, ledger.joined, APRIL_1, ledger.days - 1);

describe.each(["content-loss", "content-gain"])("a %s", (type) => {
  it("is felt at use: between its announcement and its day not one byte differs", () => {
    expectSameBytes(run(world(), "2011-03-31"), run(world(change(type, 0.5)), "2011-03-31"));
  });

  it("of nothing, or of a component that nobody has, changes not one byte", () => {
    expectSameBytes(run(world()), run(world(change(type, 0))));
  });

  it("may be announced with anger, which counts from the announcement", () => {
    const angry = run(world(change(type, 0.5, { severity: 2 })), "2011-03-31");
    expect(leftByChoice(angry)).toBeGreaterThan(leftByChoice(run(world(), "2011-03-31")));
  });
});

describe("lost viewing", () => {
  const [none, films, league] = [0, 0.055, 0.6].map((share) => run(world(change("content-loss", share))));

  it("makes subscribers leave at a renewal and keeps newcomers away, the more the more is lost", () => {
    expect(leftByChoice(films)).toBeGreaterThanOrEqual(leftByChoice(none));
    expect(leftByChoice(league)).toBeGreaterThan(4 * leftByChoice(films));
    expect(joined(films)).toBeLessThan(joined(none));
    expect(joined(league)).toBeLessThan(joined(films));
  });

  it("is noticed over months, since most do not look at every renewal", () => {
    const { ledger } = league;
    const [first, second] = [0, 30].map((later) =>
      flowBetween(ledger, ledger.leftChoice, APRIL_1 + later, APRIL_1 + later + 29),
    );
    expect(second).toBeGreaterThan(first / 4);
  });

  it("is made up for by as much gained", () => {
    const both = run(world(change("content-loss", 0.5), change("content-gain", 1, { id: "other" })));
    expectSameBytes(run(world()), both);
  });
});

describe("gained viewing", () => {
  it("brings newcomers, the more the more is gained", () => {
    const [none, some, much] = [0, 0.1, 1].map((share) => joined(run(world(change("content-gain", share)))));
    expect(some).toBeGreaterThan(none);
    expect(much).toBeGreaterThan(some);
  });
});
