import { counterfactualOf } from "../experiment/compare.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { accountsOf } from "../simulation/accounts.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import { changeOf, type Policy, type PolicySpace } from "./policy-space.ts";

/** What is to be as large as possible: money over the run, subscribers at its end, or trust (less goodwill damage) then. */
export type Objective = "contribution" | "subscribers" | "trust";

/** A policy and what it brings, over the replicates. */
export interface Candidate {
  readonly policy: Policy;
  /** Revenue less cost and concessions over the run, in the scenario's currency. */
  readonly contribution: Summary;
  /** At the end of the run, people. */
  readonly subscribers: Summary;
  /** Less the goodwill damage at the end of the run, currency per month and subscriber. */
  readonly trust: Summary;
}

/** The scenario under a policy; undefined if the policy's choices contradict each other. */
export function worldUnder(scenario: Scenario, space: PolicySpace, policy: Policy): Scenario | undefined {
  try {
    return counterfactualOf(scenario, changeOf(space, policy)).scenario;
  } catch (error) {
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

/** What a policy brought in its runs. */
export function candidateOf(policy: Policy, world: Scenario, outcomes: readonly Outcome[]): Candidate {
  const money = (outcome: Outcome): number =>
    accountsOf(outcome, world).reduce((sum, { contribution }) => sum + contribution, 0);
  return {
    policy,
    contribution: summarise(outcomes.map(money)),
    subscribers: summarise(outcomes.map((outcome) => periodsOf(outcome).at(-1)?.closing ?? Number.NaN)),
    trust: summarise(outcomes.map(({ mood }) => -mood.damage[mood.damage.length - 1])),
  };
}
