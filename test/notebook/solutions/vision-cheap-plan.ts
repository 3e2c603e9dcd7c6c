import {
  accountsOf,
  type Change,
  counterfactualOf,
  type Outcome,
  periodsOf,
  type Scenario,
  simulate,
} from "../../../src/index.ts";
import { check, lessonSize } from "../../../src/node/index.ts";
import { cost, costOf, disc, films, netflix, serve } from "../lessons/vision.ts";

const size = lessonSize(20_000);
const streamers = ["streaming", "both-1", "both-2", "both-3"];
const lean = streamers.map((id) => `plans.${id}.cost=${costOf(id) - cost + serve}`);
const fixed = { value: films, evidence: "assumed", source: "section 2" };
const costs = [...lean, `contentCost=${JSON.stringify(fixed)}`];
const { scenario: base } = counterfactualOf(netflix.scenario, { set: costs });
const worldOf = (change: Change) => counterfactualOf(base, change).scenario;
const year = { ...size, until: "2012-06-30" };
const run = simulate(base, { ...year, keepPersons: true });
const contributions = (one: Outcome, scenario: Scenario) =>
  accountsOf(one, scenario).map(({ contribution }) => contribution / 1e6);
const asItWas = contributions(run, base);
const whatIf = { evidence: "assumed", source: "what if" } as const;
const cheap = (price: number): Change => {
  const cost = { value: serve + disc / 2, ...whatIf };
  const sold = { price: [{ from: "2011-07-12", amount: price }], cost: cost };
  const gives = { components: { streaming: 1, discs: 0.5 } };
  const lite = { family: "both", title: "Two discs a month", ...gives, ...sold };
  return { set: [`plans.both-lite=${JSON.stringify(lite)}`] };
};
const june = (one: Outcome) => periodsOf(one)[3].closing / 1e6;
const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);

// solution
const myPrice = 10.99;
const myWorld = worldOf(cheap(myPrice));
const mine = simulate(myWorld, year);
const keeps = june(mine) - june(run);
const price = Math.round(sum(asItWas) - sum(contributions(mine, myWorld)));
check("a cheap plan that is worth it", keeps >= 1 && price <= 60, {
  result: `keeps ${keeps.toFixed(2)} million people, costs ${price} million dollars`,
});
// end of solution
