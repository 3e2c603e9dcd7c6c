import { check } from "../../../src/node/index.ts";
import { thousands, trial, wonBy, world } from "../lessons/blockbuster.ts";

const price = "events.blockbuster-trial-price.prices.by-mail";
const bid = (reach: number, dollars: number, freeDays: number) => {
  const prices = [`${price}-1=${dollars}`, `${price}-2=${dollars + 5}`];
  const terms = [`${trial}.reach=${reach}`, `${trial}.freeDays=${freeDays}`];
  const [q3, q4] = wonBy(world({ set: [...terms, ...prices] }));
  const came = q3.fromLeavers + q3.fromNewcomers + q4.fromLeavers + q4.fromNewcomers;
  const each = (freeDays / 30) * dollars + 12 * (11.99 - dollars);
  return { won: q4.closing, cost: reach * 500e6 + came * each };
};
const realBid = bid(0.3, 9.99, 30);

// solution
const myBid = bid(0.05, 5.99, 0);
const inWords = ({ won, cost }: typeof myBid) =>
  `wins ${thousands(won)} thousand for ${Math.round(cost / 1e6)} million dollars`;
const isBetter = myBid.won >= realBid.won && myBid.cost <= (2 / 3) * realBid.cost;
check("as many for two thirds", isBetter, {
  result: `yours ${inWords(myBid)}, the real one ${inWords(realBid)}`,
});
// end of solution
