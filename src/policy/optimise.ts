import { counterfactualOf } from "../experiment/compare.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { accountsOf } from "../simulation/accounts.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { simulate } from "../simulation/simulate.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import { changeOf, historyOf, type Policy, type PolicySpace } from "./policy-space.ts";

/** What is to be as large as possible: money over the run, subscribers at its end, or trust (less goodwill damage) then. */
export type Objective = "contribution" | "subscribers" | "trust";

/** A policy and what it brings, over the replicates. */
export interface Candidate {
  readonly policy: Policy;
  readonly contribution: Summary;
  readonly subscribers: Summary;
  readonly trust: Summary;
}

/** What a search found. */
export interface Optimisation {
  readonly objective: Objective;
  /** Runs that were made. */
  readonly runs: number;
  readonly history: Candidate;
  /**
   * Policies that no other beats in the objective and in subscribers at once (in contribution, if subscribers are the
   * objective), best objective first; all keep the constraints.
   */
  readonly frontier: readonly Candidate[];
}

/** How a search is done. */
export interface OptimiseOptions {
  readonly objective?: Objective;
  /** Agents; 20,000 by default. */
  readonly subscribers?: number;
  readonly seed?: number;
  /** Runs per policy, with the same seeds for every policy; 3 by default. */
  readonly replicates?: number;
  readonly until?: string;
  /** Most runs in all; 300 by default. */
  readonly budget?: number;
  /** Fewest subscribers at the end, people. */
  readonly atLeastSubscribers?: number;
  /** Least contribution, in the scenario's currency. */
  readonly atLeastContribution?: number;
  readonly onProgress?: (runs: number, budget: number) => void;
  readonly shouldStop?: () => boolean;
}

/**
 * Search the firm's policies.
 *
 * First every lever alone, then from the best policy so far one lever at a time (coordinate ascent), then from random
 * policies, until the budget is used up. Every policy meets the same subscribers with the same luck, so that two
 * policies can be told apart by few runs. A policy whose choices contradict each other is passed over.
 *
 * @throws RangeError If the budget does not allow for history and one other policy.
 */
export function optimise(
  scenario: Scenario,
  space: PolicySpace,
  options: OptimiseOptions = {},
): Optimisation {
  const { objective = "contribution", budget = 300, replicates = 3 } = options;
  if (budget < 2 * replicates) {
    throw new RangeError(`invalid budget; must be at least ${2 * replicates} runs: ${budget}`);
  }
  const search = new Search(scenario, space, { ...options, budget, replicates });
  const history = search.value(historyOf(space));
  if (!history) throw new RangeError("invalid policies; history itself contradicts the scenario");
  const score = (candidate: Candidate | undefined): number =>
    candidate && keeps(candidate, options) ? candidate[objective].mean : Number.NEGATIVE_INFINITY;
  let start: Policy = history.policy;
  for (let restart = 0; search.hasBudget(); restart++) {
    climb(search, space, start, score);
    start = randomPolicy(space, options.seed ?? 1, restart);
  }
  const found = [...search.values.values()].filter(
    (candidate): candidate is Candidate => candidate !== undefined && keeps(candidate, options),
  );
  const other = objective === "subscribers" ? "contribution" : "subscribers";
  const frontier = found
    .filter((a) => !found.some((b) => dominates(b, a, objective, other)))
    .sort((a, b) => b[objective].mean - a[objective].mean);
  return { objective, runs: search.runs, history, frontier };
}

/** Go to the best neighbour, one lever away, as long as there is a better one. */
function climb(
  search: Search,
  space: PolicySpace,
  start: Policy,
  score: (candidate: Candidate | undefined) => number,
): void {
  let here = start;
  let best = score(search.value(here));
  for (let moved = true; moved && search.hasBudget(); ) {
    moved = false;
    let next = here;
    for (const { id, choices } of space.levers) {
      for (const choice of choices) {
        if (choice.id === here[id] || !search.hasBudget()) continue;
        const neighbour = { ...here, [id]: choice.id };
        const value = score(search.value(neighbour));
        if (value > best) {
          best = value;
          next = neighbour;
          moved = true;
        }
      }
    }
    here = next;
  }
}

function keeps({ subscribers, contribution }: Candidate, options: OptimiseOptions): boolean {
  const { atLeastSubscribers = Number.NEGATIVE_INFINITY, atLeastContribution = Number.NEGATIVE_INFINITY } =
    options;
  return subscribers.mean >= atLeastSubscribers && contribution.mean >= atLeastContribution;
}

function dominates(a: Candidate, b: Candidate, first: Objective, second: Objective): boolean {
  const [x, y] = [a[first].mean - b[first].mean, a[second].mean - b[second].mean];
  return x >= 0 && y >= 0 && (x > 0 || y > 0);
}

function randomPolicy({ levers }: PolicySpace, seed: number, restart: number): Policy {
  const key = keyOf(seed, "policy");
  return Object.fromEntries(
    levers.map(({ id, choices }, index) => [
      id,
      choices[Math.floor(keyedUniform(key, restart, index) * choices.length)].id,
    ]),
  );
}

/** Policies tried so far, each run once. */
class Search {
  readonly values = new Map<string, Candidate | undefined>();
  runs = 0;
  private readonly scenario: Scenario;
  private readonly space: PolicySpace;
  private readonly options: OptimiseOptions & { readonly budget: number; readonly replicates: number };

  constructor(scenario: Scenario, space: PolicySpace, options: Search["options"]) {
    this.scenario = scenario;
    this.space = space;
    this.options = options;
  }

  hasBudget(): boolean {
    const { budget, replicates, shouldStop } = this.options;
    const policies = this.space.levers.reduce((product, { choices }) => product * choices.length, 1);
    return this.runs + replicates <= budget && this.values.size < policies && !shouldStop?.();
  }

  /** What a policy brings; undefined if its choices contradict each other. */
  value(policy: Policy): Candidate | undefined {
    const name = JSON.stringify(policy);
    if (!this.values.has(name)) this.values.set(name, this.run(policy));
    return this.values.get(name);
  }

  private run(policy: Policy): Candidate | undefined {
    const { replicates, budget, seed = 1, subscribers = 20_000, until, onProgress } = this.options;
    let world: Scenario;
    try {
      world = counterfactualOf(this.scenario, changeOf(this.space, policy)).scenario;
    } catch (error) {
      if (error instanceof ScenarioError) return undefined;
      throw error;
    }
    const outcomes: Outcome[] = [];
    for (let replicate = 0; replicate < replicates; replicate++) {
      outcomes.push(
        simulate(world, { subscribers, seed: seed + replicate, ...(until === undefined ? {} : { until }) }),
      );
      this.runs++;
      onProgress?.(this.runs, budget);
    }
    return {
      policy,
      contribution: summarise(
        outcomes.map((outcome) =>
          accountsOf(outcome, world).reduce((sum, account) => sum + account.contribution, 0),
        ),
      ),
      subscribers: summarise(outcomes.map((outcome) => periodsOf(outcome).at(-1)?.closing ?? Number.NaN)),
      trust: summarise(outcomes.map(({ mood }) => -mood.damage[mood.damage.length - 1])),
    };
  }
}
