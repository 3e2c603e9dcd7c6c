import { counterfactualOf, type MarketEvent, type Scenario, simulate } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { answer, quiet, sumOf } from "../lessons/listen-first.ts";

const few = { subscribers: 100, seed: 1 };
const written = (scenario: Scenario) => sumOf([...simulate(scenario, few).mood.posts]);
const prevented = (day: number) => {
  const events = [answer("listen", `2011-07-${day}`)] as MarketEvent[];
  const { scenario: listens } = counterfactualOf(quiet, { with: events });
  return written(quiet) - written(listens);
};

// solution
const myDay = 19;
const [onMyDay, dayAfter] = [prevented(myDay), prevented(myDay + 1)];
const spared = [onMyDay, dayAfter].map((number) => Math.round(number / 1000));
check("the last day for listening", onMyDay >= 10_000 && dayAfter < 10_000, {
  result: `${spared[0]} thousand comments prevented, ${spared[1]} thousand a day later`,
});
// end of solution
