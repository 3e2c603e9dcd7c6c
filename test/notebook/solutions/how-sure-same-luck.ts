import { counterfactualOf, periodsOf, type Scenario, simulate } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { netflix, size } from "../lessons/how-sure.ts";

const change = { without: ["price"] };
const { scenario: calm } = counterfactualOf(netflix.scenario, change);
const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
const summer = { ...size, until: "2011-09-30" };
const september = (scenario: Scenario, seed: number) =>
  periodsOf(simulate(scenario, { ...summer, seed }))[0].closing / 1e6;
const eight = [1, 2, 3, 4, 5, 6, 7, 8];
const withPrice = eight.map((seed) => september(netflix.scenario, seed));

// solution
const otherLuck = (seed: number) => seed;
const without = eight.map((seed) => september(calm, otherLuck(seed)));
const range = spread(without.map((closing, at) => closing - withPrice[at]));
const isSame = eight.every((seed) => otherLuck(seed) === seed);
check("the price, with the same luck", isSame, {
  result: `the eight answers lie ${range.toFixed(3)} million apart`,
});
// end of solution
