import type { Outcome, Policy, Scenario } from "../../../src/index.ts";
import { accountsOf, counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase, loadPolicySpace } from "../../../src/node/index.ts";
import { changeOf, historyOf } from "../../../src/policy/policy-space.ts";

const netflix = loadCase("netflix-2011");
const space = loadPolicySpace(netflix);
const size = lessonSize(20_000);
const filmsShare = 0.7; // assumed, 0.5 to 0.9
const costOf = (plan: string) => netflix.scenario.plans[plan].cost?.value ?? NaN;
const films = filmsShare * costOf("streaming"); // dollars a month for each streaming subscription
const streamers = ["streaming", "both-1", "both-2", "both-3"];
const each = streamers.map((plan) => `plans.${plan}.cost=${costOf(plan) - films}`);
const fixed = { value: films * 21.56e6, evidence: "assumed", source: "70 % of streaming" };
const names = ['title="Netflix 2011: the boardroom"', `contentCost=${JSON.stringify(fixed)}`];
const { scenario: company } = counterfactualOf(netflix.scenario, { set: [...each, ...names] });
const history = historyOf(space);
const worldOf = (policy: Policy, base: Scenario = company) =>
  counterfactualOf(base, changeOf(space, { ...history, ...policy })).scenario;
const buzz = (mood: Outcome["mood"]) => 39.1 - 71.3 * mood.damage[mood.damage.length - 1];
const halfYear = (policy: Policy, base = company, luck = {}) => {
  const world = worldOf(policy, base);
  const run = simulate(world, { ...size, ...luck });
  const [september, december] = periodsOf(run).map(({ closing }) => closing / 1e6);
  const money = accountsOf(run, world).reduce((sum, each) => sum + each.contribution, 0);
  const [contribution, Buzz] = [money / 1e6, buzz(run.mood)].map(Math.round);
  return { september, december, contribution, Buzz };
};

// solution
const help = { words: "vision", leavers: "three-dollars" };
const myPolicy: Policy = { price: "two-dollars-less", qwikster: "never", ...help };
const [mine, was] = [halfYear(myPolicy), halfYear({})];
const gap = mine.contribution - was.contribution;
const both = mine.september >= 24.59 && gap >= 0;
check("both directors vote for it", both, {
  hint: `${mine.september.toFixed(2)} million; ${gap} million dollars more than history`,
});
// end of solution
