import { describe, expect, it } from "vitest";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { priceCautions } from "../../src/scenario/price-cautions.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { type Firm, firmOf } from "../support/two-tiers.ts";

/** Places and beginnings of what is said of a rise. */
const said = (firm: Firm): string[] =>
  priceCautions(firmOf(firm)).map(({ path, text }) => `${path}: ${text.slice(0, 30)}`);

describe("cautions about prices", () => {
  it.each(listCases())("there are none of %s", (id) => {
    expect(priceCautions(loadCase(id).scenario)).toEqual([]);
  });

  it.each<[what: string, firm: Firm, says: RegExp | undefined]>([
    ["a rise to twice the price", { from: 10, to: 20 }, undefined],
    ["a steeper one", { from: 10, to: 21 }, /^events\.rise\.prices\.basic: 21 USD is 2\.1 times its/],
    ["a fall", { from: 10, to: 5 }, undefined],
    ["a rise to the price of the better tier", { from: 10, to: 14, plus: 14 }, undefined],
    [
      "a rise beyond it",
      { from: 10, to: 14.5, plus: 14 },
      /^events\.rise\.prices\.basic: at 14\.5 USD the plan costs mor/,
    ],
    ["a rise beyond that of a lesser tier", { from: 10, to: 14, plus: 12, units: 0.9 }, undefined],
    ["a rise of a plan that was the worse deal before", { from: 10, to: 11, plus: 9 }, undefined],
    [
      "a price for what was free",
      { from: 0, to: 5 },
      /^events\.rise\.prices\.basic: the plan is free before\./,
    ],
  ])("%s", (_, firm, says) => {
    const found = said(firm);
    expect(found).toHaveLength(says === undefined ? 0 : 1);
    if (says !== undefined) expect(found[0]).toMatch(says);
  });

  it("say of a price that was next to nothing what joining makes of it", () => {
    expect(said({ from: 0.05, to: 5 })).toEqual([
      expect.stringMatching(/^events\.rise\.prices\.basic: 5 USD is 100 times/),
      expect.stringMatching(/^plans\.basic\.price: 0\.05 USD is next to nothing/),
    ]);
  });
});

// Of each of these firms the last price is the highest one without a caution.
it.each([
  { plus: undefined, units: 1, prices: [11, 13, 15, 17.5, 20] },
  { plus: 14, units: 1.3, prices: [11, 12, 13, 14] },
  { plus: 20, units: 1.6, prices: [11, 13, 15, 17.5, 20] },
  { plus: 25, units: 2, prices: [11, 13, 15, 17.5, 20] },
])(
  "a higher price loses more people as long as nothing is said (second tier: $plus)",
  ({ plus, units, prices }) => {
    const left = prices.map((to) => {
      const firm = { from: 10, to, units, ...(plus !== undefined && { plus }) };
      expect(said(firm)).toEqual([]);
      const scenario = firmOf(firm);
      // The same seeds at each price: the same people and the same luck.
      return [1, 2].reduce((sum, seed) => {
        const periods = periodsOf(simulate(scenario, { subscribers: 10_000, seed }));
        return sum + periods.reduce((people, { cancellations }) => people + cancellations, 0);
      }, 0);
    });
    for (const [index, people] of left.slice(1).entries()) expect(people).toBeGreaterThan(left[index]);
  },
);
