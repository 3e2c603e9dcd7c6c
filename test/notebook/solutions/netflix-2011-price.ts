import { counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const summerOnly = { ...size, until: "2011-09-30" };
const endOfSummer = (price: number) => {
  const set = [`events.price.prices.both-1=${price}`];
  const { scenario } = counterfactualOf(netflix.scenario, { set });
  return periodsOf(simulate(scenario, summerOnly))[0];
};

// solution
const myPrice = 11.99;
const mine = endOfSummer(myPrice).closing / 1e6;
const dearer = endOfSummer(myPrice + 1).closing / 1e6;
const closes = [mine, dearer].map((million) => million.toFixed(2));
check("the highest price without a loss", mine >= 24.59 && dearer < 24.59, {
  result: `yours ends with ${closes[0]} million, one dollar more with ${closes[1]}`,
});
// end of solution
