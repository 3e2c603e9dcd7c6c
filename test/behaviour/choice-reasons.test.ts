import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choose } from "../../src/behaviour/choice.ts";
import { expectMean, shareError } from "../support/within-error.ts";
import {
  atPrices,
  choices,
  chooserOf,
  differences,
  heldBy,
  mixedLogitShares,
  populationOf,
  type TestMarket,
  testMarket,
} from "./choosers.ts";

const N = 20_000;
const TASTES = [
  { mean: 12, sd: 5, exponent: 1 },
  { mean: 6, sd: 5, exponent: 1 },
];

/** A family with one tier, one with three, nothing. */
function tieredMarket(changes: Parameters<typeof testMarket>[2] = {}): TestMarket {
  return testMarket(
    [
      { units: [1, 0], price: 8, alternative: 0 },
      { units: [1, 1], price: 10, alternative: 1 },
      { units: [1, 1.5], price: 15, alternative: 1 },
      { units: [1, 2], price: 20, alternative: 1 },
      { units: [0, 0], price: 0, alternative: 2 },
    ],
    TASTES,
    { switching: 1, ...changes },
  );
}

const subscribers = (market: TestMarket) => populationOf(market, N).filter(({ anchored }) => anchored < 4);

describe("without a reason nobody moves", () => {
  it.each([1, 0.01, 0])("at a trouble of moving of %d dollars", (switching) => {
    const market = tieredMarket({ switching, lossAversion: 2, indifference: 0.05 });
    const people = subscribers(market);
    const chosen = choices(market, people, { ...market.calm, unfairness: market.calm.price.map(() => 1) });
    expect(differences(chosen, heldBy(people))).toBe(0);
  });

  it("nor when everything gets better", () => {
    const market = tieredMarket();
    const people = subscribers(market);
    const better = atPrices(market, { 0: 7, 1: 9, 2: 14, 3: 19 });
    expect(differences(choices(market, people, better), heldBy(people))).toBe(0);
  });
});

describe("who comes back", () => {
  it("takes the tier of old again", () => {
    const market = tieredMarket({ switching: 0 });
    const away = subscribers(market).map((chooser) => ({ ...chooser, current: 4 }));
    const chosen = choices(market, away, market.calm);
    expect(
      differences(
        chosen,
        Uint8Array.from(away, ({ anchored }) => anchored),
      ),
    ).toBe(0);
  });
});

describe("tiers", () => {
  const market = tieredMarket();
  const people = populationOf(market, 3 * N);

  it("are held as the anchor says, more evenly than best answers would be", () => {
    const { shares } = market.anchor;
    expect(shares[1] + shares[2] + shares[3]).toBeCloseTo(mixedLogitShares(market, market.calm)[1], 12);
    for (const tier of [1, 2, 3]) expect(shares[tier]).toBeGreaterThan(0.05);
  });

  it("are kept when all of a family's prices rise alike, and the families stay a mixed logit", () => {
    const free = { ...market.setting, switching: 0 };
    const now = atPrices(market, { 1: 14, 2: 19, 3: 24 });
    const chosen = choices(market, people, now, free);
    const tiered = (option: number): boolean => option >= 1 && option <= 3;
    const swapped = people.filter(
      ({ anchored }, member) => tiered(anchored) && tiered(chosen[member]) && chosen[member] !== anchored,
    );
    expect(swapped).toEqual([]);
    const expected = mixedLogitShares(market, now);
    const staying = chosen.filter((choice) => choice >= 1 && choice <= 3).length / people.length;
    expectMean(staying, expected[1], shareError(expected[1], people.length));
  });

  it("that get dearer alone lose to cheaper tiers of the family", () => {
    const chosen = choices(market, people, atPrices(market, { 3: 26 }));
    const before = people.filter(({ anchored }) => anchored === 3).length;
    const down = people.filter(({ anchored }, member) => anchored === 3 && [1, 2].includes(chosen[member]));
    expect(down.length).toBeGreaterThan(before / 20);
    expect(people.filter(({ anchored }, member) => anchored !== 3 && chosen[member] !== anchored)).toEqual(
      [],
    );
  });
});

describe("same subscriber, same luck: more of a reason moves the same people and more", () => {
  const market = tieredMarket();
  const people = subscribers(market);
  const cancelled = (chosen: Uint8Array): Set<number> =>
    new Set([...chosen.keys()].filter((member) => chosen[member] === 4));
  const nested = (smaller: Set<number>, larger: Set<number>): void => {
    expect([...smaller].filter((member) => !larger.has(member))).toEqual([]);
    expect(larger.size).toBeGreaterThan(smaller.size);
  };
  const dearer = (by: number) => atPrices(market, { 0: 8 + by, 1: 10 + by, 2: 15 + by, 3: 20 + by });

  it("a higher price", () => {
    nested(cancelled(choices(market, people, dearer(2))), cancelled(choices(market, people, dearer(4))));
  });

  it("lost goodwill, which is so many dollars", () => {
    const hurt = (damage: number) =>
      choices(
        market,
        people.map((chooser) => ({ ...chooser, damage })),
        market.calm,
      );
    expect(differences(hurt(3), choices(market, people, dearer(3)))).toBe(0);
    nested(cancelled(hurt(1)), cancelled(hurt(3)));
  });

  it("a burden", () => {
    const burdened = (burden: number) => ({
      ...market.calm,
      burden: Float64Array.of(burden, burden, burden, burden, 0),
    });
    nested(cancelled(choices(market, people, burdened(2))), cancelled(choices(market, people, burdened(4))));
  });

  it("the sting of a rise: loss aversion and unfairness", () => {
    const rise = dearer(4);
    const calm = cancelled(choices(market, people, rise));
    const averse = { ...market.setting, lossAversion: 2 };
    nested(calm, cancelled(choices(market, people, rise, averse)));
    nested(calm, cancelled(choices(market, people, { ...rise, unfairness: market.calm.price.map(() => 5) })));
    // Within the indifference band there is no loss, only unfairness.
    const blunt = { ...averse, indifference: 1 };
    expect(differences(choices(market, people, rise, blunt), choices(market, people, rise))).toBe(0);
  });

  it("less trouble of moving", () => {
    const costly = { ...market.setting, switching: 3 };
    nested(
      cancelled(choices(market, people, dearer(4), costly)),
      cancelled(choices(market, people, dearer(4))),
    );
  });
});

describe("an offer of the firm", () => {
  const market = tieredMarket();
  const people = subscribers(market);
  const dearer = atPrices(market, { 0: 12, 1: 14, 2: 19, 3: 24 });
  const count = (chosen: Uint8Array, option: number): number =>
    chosen.filter((choice) => choice === option).length;

  it("to stay is so many dollars off the plan held, and keeps some who would have gone", () => {
    const offered = people.map((chooser) => ({ ...chooser, bonus: 2 }));
    const chosen = choices(market, people, dearer);
    const kept = choices(market, offered, dearer);
    const wrong = people.filter(
      (_, member) => chosen[member] !== kept[member] && kept[member] !== people[member].current,
    );
    expect(wrong).toEqual([]);
    expect(count(kept, 4)).toBeLessThan(count(chosen, 4));
    const cheaper = people.map((chooser) =>
      choose(
        chooser,
        { ...dearer, price: dearer.price.map((p, o) => (o === chooser.current ? p - 2 : p)) },
        market.setting,
      ),
    );
    expect(differences(kept, Uint8Array.from(cheaper))).toBe(0);
  });

  it("to come back is so many dollars off any plan", () => {
    const away = people.map((chooser) => ({ ...chooser, current: 4 }));
    const offered = away.map((chooser) => ({ ...chooser, bonus: 4 }));
    const back = choices(market, offered, dearer);
    expect(count(back, 4)).toBeLessThan(count(choices(market, away, dearer), 4));
    expect(differences(back, choices(market, away, atPrices(market, { 0: 8, 1: 10, 2: 15, 3: 20 })))).toBe(0);
  });
});

describe("one choice is consistent with another", () => {
  const market = testMarket(
    [
      { units: [1, 0], price: 8, alternative: 0 },
      { units: [0, 1], price: 8, alternative: 1, sold: false },
      { units: [1, 1], price: 10, alternative: 2 },
      { units: [0, 1], price: 9, alternative: 3, rival: true },
      { units: [0, 0], price: 0, alternative: 4 },
    ],
    TASTES,
  );
  const price = fc.integer({ min: 0, max: 2500 }).map((cents) => cents / 100);

  it("what was not chosen may get worse or go away, and the choice stays", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0x7fffffff }),
        fc.constantFrom(0, 2),
        fc.constantFrom(0, 2, 4),
        fc.tuple(price, price, price, price),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        fc.boolean(),
        (subscriber, anchored, current, prices, worse, knew, gone) => {
          const awareThen = knew ? 8 : 0;
          const chooser = { ...chooserOf(market, subscriber, anchored), current, aware: 8, awareThen };
          const before = { ...atPrices(market, { ...prices }), available: new Uint8Array(5).fill(1) };
          const choice = choose(chooser, before, market.setting);
          if (choice === worse) return;
          const after = {
            ...atPrices(market, { ...prices, [worse]: prices[worse] + 5 }),
            available: Uint8Array.from(before.available, (on, option) => (gone && option === worse ? 0 : on)),
          };
          expect(choose(chooser, after, market.setting)).toBe(choice);
        },
      ),
      { seed: 5, numRuns: 3000 },
    );
  });
});
