import type { Change, Outcome, Scenario } from "../../../src/index.ts";
import { accountsOf, counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase, readReadings } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const books = readReadings(`${netflix.folder}/contribution.csv`);
const autumn = books.filter(({ to }) => to === "2011-12-31");
const row = (what: string) => autumn.find(({ quantity }) => quantity === what);
const reported = (what: string) => row(what)?.value ?? NaN;
const subscriptions = (21.45e6 + 21.67e6) / 2; // mean of September and December
const month = (dollars: number) => dollars / 3 / subscriptions;
const paid = month(reported("streamingRevenue"));
const cost = paid - month(reported("streamingContribution"));
const filmsShare = 0.7; // assumed, 0.5 to 0.9: move it
const films = filmsShare * cost * subscriptions; // a month, however many watch
const serve = (1 - filmsShare) * cost; // a month, for each subscription
const costOf = (plan: string) => netflix.scenario.plans[plan].cost?.value ?? NaN;
const disc = costOf("dvd-1"); // a month, assumed
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
  hint: `keeps ${keeps.toFixed(2)} million people, costs ${price} million dollars`,
});
// end of solution
