import { expect, it } from "vitest";
import type { Parameters } from "../../../src/market/parameter.ts";
import { loadSharedParameters } from "../../../src/node/data/load-case.ts";
import { openingTenure } from "../../../src/node/data/opening-tenure.ts";

const shared = loadSharedParameters();

function having(values: Readonly<Record<string, number>>): Parameters {
  const changed = Object.entries(values).map(([name, value]) => [name, { ...shared[name], value }]);
  return { ...shared, ...Object.fromEntries(changed) };
}

const nobody = { people: 0, tenure: 12 };

it("follows the survival of Fader & Hardie's Regular customers", () => {
  // alpha 0.704, beta 1.182; published survival after 8 to 12 renewals, rounded to 0.001 %.
  const parameters = having({ "quit.alpha": 0.704077, "quit.newMean": 0.704077 / (0.704077 + 1.182043) });
  const { tenure, survivors } = openingTenure(Array<number>(13).fill(1), nobody, 13, 0, parameters);
  const survival = [0.22008, 0.20441, 0.19119, 0.17986, 0.17004];
  for (const [k, share] of survival.entries()) expect(tenure[k + 8].share * survivors).toBeCloseTo(share, 4);
  expect(tenure[13]).toEqual({ months: 13, share: 0 });
});

it("puts the trial before the first renewal", () => {
  const parameters = having({ "trial.nonConversion": 0.3 });
  const [without, withTrial] = [0, 30].map((trialDays) => {
    const { tenure, survivors } = openingTenure(Array<number>(4).fill(5), nobody, 4, trialDays, parameters);
    return tenure.map(({ share }) => share * survivors);
  });
  // Shares have six decimals.
  expect(withTrial[0]).toBeCloseTo(without[0], 4);
  for (const months of [1, 2, 3]) expect(withTrial[months]).toBeCloseTo(0.7 * without[months - 1], 4);
});

it("sums to 1, with what is older in the last class", () => {
  const earlier = { people: 1000, tenure: 12 };
  const { tenure } = openingTenure(Array<number>(90).fill(100), earlier, 36, 30, shared);
  expect(tenure).toHaveLength(37);
  expect(tenure.map(({ months }) => months)).toEqual(Array.from({ length: 37 }, (_, k) => k));
  expect(tenure.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(tenure[36].share).toBeGreaterThan(tenure[35].share);
});

it("keeps no more of an earlier base than there was", () => {
  const { survivors } = openingTenure([0, 0, 0], { people: 1000, tenure: 12 }, 3, 30, shared);
  expect(survivors).toBeLessThan(1000);
  expect(openingTenure([], { people: 1000, tenure: 12 }, 0, 30, shared).survivors).toBeCloseTo(1000, 9);
});
