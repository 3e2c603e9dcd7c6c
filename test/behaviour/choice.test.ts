import { describe, expect, it } from "vitest";
import type { Chooser } from "../../src/behaviour/choice.ts";
import { expectMean, expectShares, shareError } from "../support/within-error.ts";
import {
  atPrices,
  choices,
  chooserOf,
  countAlternatives,
  differences,
  mixedLogitShares,
  populationOf,
  type TestMarket,
  testMarket,
  withContent,
} from "./choosers.ts";

const N = 40_000;

/** The market of reference tests R4, in dollars at a scale of 4: utilities 1, 0.5, -0.2, 0 at prices 8, 8, 5. */
function plainMarket(): TestMarket {
  return testMarket(
    [
      { units: [1, 0, 0], price: 8, alternative: 0 },
      { units: [0, 1, 0], price: 8, alternative: 1 },
      { units: [0, 0, 1], price: 5, alternative: 2 },
      { units: [0, 0, 0], price: 0, alternative: 3 },
    ],
    [12, 10, 4.2].map((mean) => ({ mean, sd: 0, exponent: 1 })),
    { typeCount: 1 },
  );
}

const TASTES = [
  { mean: 11, sd: 5, exponent: 1 },
  { mean: 6, sd: 4, exponent: 1 },
];

/** Streaming, discs (not on offer yet), both, a rival's discs, nothing. */
function richMarket(): TestMarket {
  return testMarket(
    [
      { units: [1, 0], price: 8, alternative: 0 },
      { units: [0, 1], price: 8, alternative: 1, sold: false },
      { units: [1, 1], price: 10, alternative: 2 },
      { units: [0, 1], price: 9, alternative: 3, rival: true },
      { units: [0, 0], price: 0, alternative: 4 },
    ],
    TASTES,
    { correlation: -0.3 },
  );
}

const withoutRival = (market: TestMarket, available: readonly number[]) => ({
  ...market.calm,
  available: Uint8Array.from(available),
});

describe("a population with one taste type is a multinomial logit", () => {
  const market = plainMarket();
  const people = populationOf(market, N);

  it("at the anchor, to the digit", () => {
    [0.4394437092, 0.2665360829, 0.1323579017, 0.1616623062].forEach((share, option) => {
      expect(market.anchor.shares[option]).toBeCloseTo(share, 9);
    });
  });

  it.each([
    ["a dollar more for one", { 0: 9 }, [0.3790882259, 0.2952342072, 0.1466089685, 0.1790685985]],
    ["three dollars less for another", { 2: 2 }, undefined],
    ["six dollars more for all", { 0: 14, 1: 14, 2: 11 }, undefined],
    ["up here, down there", { 0: 13, 1: 5.5, 2: 5.25 }, undefined],
  ])("after %s", (_, prices, reference) => {
    const now = atPrices(market, prices);
    const shares = mixedLogitShares(market, now);
    reference?.forEach((share, option) => {
      expect(shares[option]).toBeCloseTo(share, 9);
    });
    expectShares(countAlternatives(market, choices(market, people, now)), N, shares);
  });

  it("sends leavers to the others in proportion to their shares", () => {
    const now = atPrices(market, { 0: 9 });
    const chosen = choices(market, people, now);
    const leavers = [...chosen.keys()].filter(
      (member) => people[member].anchored === 0 && chosen[member] !== 0,
    );
    const to = [1, 2, 3].map((option) => leavers.filter((member) => chosen[member] === option).length);
    expectShares(to, leavers.length, [0.4754849553, 0.236118841, 0.2883962037]);
  });
});

describe("a population of many types is a mixed logit", () => {
  const market = richMarket();
  const people = populationOf(market, N);
  const calm = withoutRival(market, [1, 0, 1, 0, 1]);

  it("whose shares at the anchor the anchor knows", () => {
    const shares = mixedLogitShares(market, calm);
    [0, 2, 4].forEach((option) => {
      expect(market.anchor.shares[option]).toBeCloseTo(shares[option], 12);
    });
    expect([...market.anchor.shares].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it("after a rise of one price", () => {
    const now = { ...atPrices(market, { 2: 16 }), available: calm.available };
    expectShares(countAlternatives(market, choices(market, people, now)), N, mixedLogitShares(market, now));
  });

  it("after a loss of content and a new hassle", () => {
    const { worth } = withContent(market, [0.7, 1]);
    const now = { ...calm, worth, burden: Float64Array.of(0, 0, 1.5, 0, 0) };
    expectShares(countAlternatives(market, choices(market, people, now)), N, mixedLogitShares(market, now));
  });

  it("when an alternative comes on offer that was not there before", () => {
    const now = { ...atPrices(market, { 2: 16 }), available: Uint8Array.of(1, 1, 1, 0, 1) };
    expectShares(countAlternatives(market, choices(market, people, now)), N, mixedLogitShares(market, now));
  });

  it("when one that people hold is withdrawn and they have to move", () => {
    const gone = { ...calm, available: Uint8Array.of(0, 0, 1, 0, 1) };
    const elsewhere = people.map((chooser) => ({ ...chooser, current: 4 }));
    expectShares(
      countAlternatives(market, choices(market, elsewhere, gone)),
      N,
      mixedLogitShares(market, gone),
    );
  });

  it("when all hear of a rival of whom nobody knew, and when a third of them hear", () => {
    const now = withoutRival(market, [1, 0, 1, 1, 1]);
    const aware = (chooser: Chooser): Chooser => ({ ...chooser, aware: 1 << 3 });
    const told = mixedLogitShares(market, now);
    expectShares(countAlternatives(market, choices(market, people.map(aware), now)), N, told);
    const some = people.map((chooser, member) => (member % 3 === 0 ? aware(chooser) : chooser));
    const untold = mixedLogitShares(market, calm);
    const shares = told.map((share, index) => share / 3 + (2 * untold[index]) / 3);
    expectShares(countAlternatives(market, choices(market, some, now)), N, shares);
  });

  it("whatever people hold by now, if moving is no trouble", () => {
    const now = { ...atPrices(market, { 0: 5, 2: 15 }), available: Uint8Array.of(1, 1, 1, 0, 1) };
    const chosen = choices(market, people, now);
    for (const current of [0, 2, 4]) {
      const elsewhere = people.map((chooser) => ({ ...chooser, current }));
      expect(differences(choices(market, elsewhere, now), chosen)).toBe(0);
    }
  });
});

describe("who knew of a rival when they chose", () => {
  // One type, one plan, one rival. Of those who chose a plan of utility p although they knew of a rival of utility r, and
  // nothing of utility 0, a rise by d keeps (e^p + e^r + 1) / (e^p + (e^r + 1) e^d); the others divide as e^r : 1.
  const market = testMarket(
    [
      { units: [1, 0], price: 8, alternative: 0 },
      { units: [0, 1], price: 8, alternative: 1, rival: true },
      { units: [0, 0], price: 0, alternative: 2 },
    ],
    [
      { mean: 12, sd: 0, exponent: 1 },
      { mean: 9, sd: 0, exponent: 1 },
    ],
    { typeCount: 1 },
  );
  const knew = Array.from({ length: N }, (_, member) => ({
    ...chooserOf(market, member, 0),
    aware: 2,
    awareThen: 2,
  }));

  it("stay while nothing changes", () => {
    expect(differences(choices(market, knew, market.calm), new Uint8Array(N))).toBe(0);
  });

  it("go to it less than those who only now hear of it", () => {
    const now = atPrices(market, { 0: 9.5 });
    const [stay, rival] = countAlternatives(market, choices(market, knew, now));
    const pull = Math.exp(0.25) + 1;
    const expected = (Math.E + pull) / (Math.E + pull * Math.exp(1.5 / 4));
    expectMean(stay / N, expected, shareError(expected, N));
    const gone = N - stay;
    const toRival = Math.exp(0.25) / pull;
    expectMean(rival / gone, toRival, shareError(toRival, gone));
    const heard = knew.map((chooser) => ({ ...chooser, awareThen: 0 }));
    expect(countAlternatives(market, choices(market, heard, now))[1]).toBeGreaterThan(2 * rival);
  });

  it("do not go to one that they have forgotten or can no longer use", () => {
    const forgot = knew.map((chooser) => ({ ...chooser, aware: 0 }));
    const counts = countAlternatives(market, choices(market, forgot, atPrices(market, { 0: 30 })));
    expect(counts[1]).toBe(0);
  });

  it("leave and divide as the conditional mixed logit says, type by type", () => {
    // Those who go leave for others in proportion to the others' shares before, of each type.
    const many = richMarket();
    const types = many.types.count;
    const d = 3;
    const held = [0, 0, 0, 0, 0];
    let then = 0;
    for (let type = 0; type < types; type++) {
      const row = [0, 2, 3, 4].map((option) =>
        Math.exp((many.calm.worth[type * 5 + option] - many.calm.price[option]) / many.setting.scale),
      );
      const all = row.reduce((a, b) => a + b);
      const now = all - row[1] + row[1] * Math.exp(-d / many.setting.scale);
      then += row[1] / all / types;
      [0, 2, 3, 4].forEach((option, index) => {
        const gain =
          index === 1
            ? (row[1] * Math.exp(-d / many.setting.scale)) / now
            : row[index] / now - row[index] / all;
        held[option] += gain / types;
      });
    }
    const people = Array.from({ length: N }, (_, member) => ({
      ...chooserOf(many, member, 2),
      aware: 8,
      awareThen: 8,
    }));
    const now = { ...atPrices(many, { 2: 10 + d }), available: Uint8Array.of(1, 0, 1, 1, 1) };
    const counts = countAlternatives(many, choices(many, people, now));
    expectShares(
      counts,
      N,
      held.map((share) => share / then),
    );
  });
});
