import {
  accountsOf,
  counterfactualOf,
  type Outcome,
  type Policy,
  periodsOf,
  type Scenario,
  simulate,
} from "../../../src/index.ts";
import { lessonSize, loadCase, loadPolicySpace } from "../../../src/node/index.ts";
import { changeOf, historyOf } from "../../../src/policy/policy-space.ts";

// What the cells of the notebook set up before its exercises.
const netflix = loadCase("netflix-2011");
export const space = loadPolicySpace(netflix);
const size = lessonSize(20_000);
const filmsShare = 0.7; // assumed, 0.5 to 0.9
const costOf = (plan: string) => netflix.scenario.plans[plan].cost?.value ?? NaN;
const films = filmsShare * costOf("streaming"); // dollars a month, each
const streamers = ["streaming", "both-1", "both-2", "both-3"];
const each = streamers.map((plan) => `plans.${plan}.cost=${costOf(plan) - films}`);
const fixed = { value: films * 21.56e6, evidence: "assumed", source: "books" };
const title = 'title="Netflix 2011: the boardroom"';
const set = [title, ...each, `contentCost=${JSON.stringify(fixed)}`];
export const { scenario: company } = counterfactualOf(netflix.scenario, { set });
const history = historyOf(space);
const onRise = ["existing", "words", "answer"]; // without a rise they have no object
const played = (policy: Policy): Policy => {
  const kept = policy.price === "unchanged" ? onRise : [];
  const asBefore = Object.fromEntries(kept.map((id) => [id, history[id]]));
  return { ...history, ...policy, ...asBefore };
};
const worldOf = (policy: Policy, base: Scenario = company) =>
  counterfactualOf(base, changeOf(space, played(policy))).scenario;
const buzz = ({ damage }: Outcome["mood"]) => 39.1 - 71.3 * damage[damage.length - 1];
export const halfYear = (policy: Policy, base = company, luck = {}) => {
  const world = worldOf(policy, base);
  const run = simulate(world, { ...size, ...luck });
  const [september, december] = periodsOf(run).map(({ closing }) => closing / 1e6);
  const money = accountsOf(run, world).map(({ contribution }) => contribution / 1e6);
  const sum = money.reduce((a, b) => a + b, 0);
  const [contribution, Buzz] = [sum, buzz(run.mood)].map(Math.round);
  return { september, december, contribution, Buzz };
};
