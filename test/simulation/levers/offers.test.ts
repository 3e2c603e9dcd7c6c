import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { expectBalanced, expectSameBytes, sumOf } from "../../support/ledger-checks.ts";
import type { Json } from "../../support/small-service.ts";
import { expectChange, lever, netflix, netflixWith, outcomesOf, quickRun } from "./netflix-worlds.ts";

const leftByChoice = ({ ledger }: Outcome): number => sumOf(ledger.leftChoice);
const returned = ({ ledger }: Outcome): number => sumOf(ledger.returned);
const joined = ({ ledger }: Outcome): number => sumOf(ledger.joined);

const stay = (changes: Json = {}): Json => lever("retention-offer", { discount: 2, months: 3, ...changes });
const back = (changes: Json = {}): Json =>
  lever("win-back-offer", { discount: 2, months: 3, reach: 0.2, ...changes });

describe("a retention offer", () => {
  const calm = netflixWith([stay()]);
  const violent = netflixWith([stay({ discount: 6, months: 12 })]);

  it("keeps some who were leaving, a better one more", () => {
    expectChange(netflix, calm, leftByChoice, "-");
    expectChange(calm, violent, leftByChoice, "-");
  });

  it("books what it grants, once for each who takes it", () => {
    for (const [world, cost] of [
      [calm, 6],
      [violent, 72],
    ] as const) {
      for (const outcome of outcomesOf(world)) {
        const { retained, concessions } = outcome.ledger;
        expect(sumOf(retained)).toBeGreaterThan(0);
        expect([...concessions]).toEqual([...retained].map((count) => count * cost));
        expectBalanced(outcome);
      }
    }
    for (const { ledger } of outcomesOf(netflix)) expect(sumOf(ledger.concessions)).toBe(0);
  });

  it("is for nobody else: whoever joined joined all the same", () => {
    expect(outcomesOf(violent).map(joined)).toEqual(outcomesOf(netflix).map(joined));
  });

  it("for longer than subscribers look ahead is worth no more, but costs more", () => {
    const [year, two] = [12, 24].map((months) => quickRun(netflixWith([stay({ months })])).ledger);
    expect([...two.leftChoice]).toEqual([...year.leftChoice]);
    expect(sumOf(two.concessions)).toBe(2 * sumOf(year.concessions));
  });

  it("ends with its last day, or when it is taken back", () => {
    const first = netflixWith([stay({ until: "2011-08-20" })]);
    const undone = netflixWith([
      stay(),
      lever("reversal", { of: "retention-offer", announced: "2011-08-21" }),
    ]);
    expectSameBytes(quickRun(first), quickRun(undone));
    expect(sumOf(quickRun(first).ledger.retained)).toBeGreaterThan(0);
    expect(sumOf(quickRun(first).ledger.retained)).toBeLessThan(sumOf(quickRun(calm).ledger.retained));
  });

  it("counts by the best of several", () => {
    const poor = stay({ id: "poor", discount: 1, months: 1 });
    expectSameBytes(quickRun(calm), quickRun(netflixWith([poor, stay()])));
    expectSameBytes(quickRun(calm), quickRun(netflixWith([stay(), poor])));
  });
});

describe("a win-back offer", () => {
  const calm = netflixWith([back()]);
  const violent = netflixWith([back({ discount: 8, months: 6, reach: 0.6 })]);

  it("brings some back, a better one that more hear of more", () => {
    expectChange(netflix, calm, returned, "+");
    expectChange(calm, violent, returned, "+");
  });

  it("books what it grants to those who come back because of it", () => {
    for (const outcome of outcomesOf(violent)) {
      expectBalanced(outcome);
      const taken = sumOf(outcome.ledger.concessions) / 48;
      expect(Number.isInteger(taken)).toBe(true);
      expect(taken).toBeGreaterThan(0);
      expect(taken).toBeLessThanOrEqual(returned(outcome));
    }
  });

  it("makes at most the open ones think again, however good and however loud", () => {
    const loud = { discount: 1000, months: 12, reach: 1 };
    const [closed, open] = [0, 1].map((share) =>
      quickRun(netflixWith([back(loud)], { "winBack.open": share })),
    );
    expectSameBytes(closed, quickRun(netflix));
    expect(returned(open)).toBeGreaterThan(1.5 * returned(closed));
  });

  it("that hardly anybody hears of is worth nothing to those who come back by themselves", () => {
    const whispered = netflixWith([back({ discount: 8, reach: 1e-9 })]);
    expectSameBytes(quickRun(netflix), quickRun(whispered));
  });
});
