import { compare } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-us-2019");
const size = lessonSize(20_000);
const { plans, events } = netflix.scenario;
const rise = events.find(({ id }) => id === "price");
const [mainPlan] = Object.keys(plans).sort(
  (a, b) => (plans[b].opening?.value ?? 0) - (plans[a].opening?.value ?? 0),
);
const oldPrice = plans[mainPlan].price[0].amount;
const newPrice = rise?.type === "price-change" ? rise.prices[mainPlan] : oldPrice;

// solution
const myPrice = (oldPrice + newPrice) / 2;
const set = [`events.price.prices.${mainPlan}=${myPrice}`];
const milder = await compare(netflix.scenario, { set: set }, { ...size });
const gained = milder.difference[0][milder.difference[0].length - 1].closing;
const isHalf = Math.abs(myPrice - (oldPrice + newPrice) / 2) < 0.02;
check(`half the rise: ${(gained / 1e6).toFixed(2)} million more`, isHalf && gained > 0, {
  hint: "the middle between oldPrice and newPrice",
});
// end of solution
