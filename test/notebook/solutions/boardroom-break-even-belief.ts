import type { Outcome, Policy, Scenario } from "../../../src/index.ts";
import { accountsOf, counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase, loadPolicySpace } from "../../../src/node/index.ts";
import { changeOf, historyOf } from "../../../src/policy/policy-space.ts";

const netflix = loadCase("netflix-2011");
const space = loadPolicySpace(netflix);
const size = lessonSize(20_000);
const filmsShare = 0.7; // assumed, 0.5 to 0.9
const costOf = (plan: string) => netflix.scenario.plans[plan].cost?.value ?? NaN;
const films = filmsShare * costOf("streaming"); // dollars a month, each
const streamers = ["streaming", "both-1", "both-2", "both-3"];
const each = streamers.map((plan) => `plans.${plan}.cost=${costOf(plan) - films}`);
const fixed = { value: films * 21.56e6, evidence: "assumed", source: "books" };
const title = 'title="Netflix 2011: the boardroom"';
const set = [title, ...each, `contentCost=${JSON.stringify(fixed)}`];
const { scenario: company } = counterfactualOf(netflix.scenario, { set });
const history = historyOf(space);
const worldOf = (policy: Policy, base: Scenario = company) =>
  counterfactualOf(base, changeOf(space, { ...history, ...policy })).scenario;
const buzz = ({ damage }: Outcome["mood"]) => 39.1 - 71.3 * damage[damage.length - 1];
const halfYear = (policy: Policy, base = company, luck = {}) => {
  const world = worldOf(policy, base);
  const run = simulate(world, { ...size, ...luck });
  const [september, december] = periodsOf(run).map(({ closing }) => closing / 1e6);
  const money = accountsOf(run, world).map(({ contribution }) => contribution / 1e6);
  const sum = money.reduce((a, b) => a + b, 0);
  const [contribution, Buzz] = [sum, buzz(run.mood)].map(Math.round);
  return { september, december, contribution, Buzz };
};
const believing = (belief: object) =>
  counterfactualOf(company, {
    set: Object.entries(belief).map(([name, value]) => `parameters.${name}=${value}`),
  }).scenario;

// solution
const myNotice = 0.7;
const belief = believing({ "attention.notice": myNotice });
const [dear, cheaper] = ["as-it-was", "two-dollars-less"].map(
  (price) => halfYear({ price, qwikster: "never" }, belief).contribution,
);
check("the two prices earn the same", Math.abs(dear - cheaper) <= 5, {
  hint: `15.98 brings ${dear - cheaper} million dollars more than 13.99`,
});
// end of solution
