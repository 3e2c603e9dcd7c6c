import { counterfactualOf, type MarketEvent, type Scenario, simulate } from "../../../src/index.ts";
import { check, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
const without = ["apology", "qwikster"];
const { scenario: quiet } = counterfactualOf(netflix.scenario, { without: without });
const assumed = { evidence: "assumed", source: "what if" };
const answer = (kind: string, announced: string) => {
  const common = { id: `${kind}-${announced}`, announced: announced, ...assumed };
  if (kind === "reverse") return { ...common, type: "reversal", of: "price" };
  const amount = kind === "compensate" ? { amount: 5 } : {}; // dollars
  return { ...common, type: "response", to: "price", kind: kind, ...amount };
};
const few = { subscribers: 100, seed: 1 };
const written = (scenario: Scenario) => sumOf([...simulate(scenario, few).mood.posts]);
const prevented = (day: number) => {
  const events = [answer("listen", `2011-07-${day}`)] as MarketEvent[];
  const { scenario: listens } = counterfactualOf(quiet, { with: events });
  return written(quiet) - written(listens);
};

// solution
const myDay = 20;
const [onMyDay, dayAfter] = [prevented(myDay), prevented(myDay + 1)];
const spared = [onMyDay, dayAfter].map((number) => Math.round(number / 1000));
check("the last day for listening", onMyDay >= 10_000 && dayAfter < 10_000, {
  hint: `${spared[0]} thousand comments prevented, ${spared[1]} thousand a day later`,
});
// end of solution
