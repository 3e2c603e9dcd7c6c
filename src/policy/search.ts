import { type Executor, inlineOutcomes } from "../experiment/job.ts";
import { jobsOf } from "../experiment/replicate.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { StoppedError } from "../simulation/simulate.ts";
import { type Candidate, candidateOf, worldUnder } from "./candidate.ts";
import type { Policy, PolicySpace } from "./policy-space.ts";

/** How policies are tried. */
export interface SearchOptions {
  /** Agents at the opening; 20,000 by default. */
  readonly subscribers?: number;
  /** First seed; 1 by default. */
  readonly seed?: number;
  /** Runs per policy, with the same seeds for every policy; 3 by default. */
  readonly replicates?: number;
  /** ISO date of the last day. */
  readonly until?: string;
  /** Most runs in all; 300 by default. */
  readonly budget?: number;
  /** Where the runs are done; on this thread by default. */
  readonly executor?: Executor<Outcome>;
  readonly onProgress?: (runs: number, budget: number) => void;
  /** Asked now and then; true ends the search with what it has found so far. */
  readonly shouldStop?: () => boolean;
}

/** A policy with its world, ready to be run. */
interface Trial {
  readonly name: string;
  readonly policy: Policy;
  readonly world: Scenario;
}

/** The policies tried so far. Each is run once, a batch at a time, so that several threads can share the work. */
export class Search {
  runs = 0;
  /** Somebody asked to stop. */
  stopped = false;
  readonly budget: number;
  readonly replicates: number;
  private readonly tried = new Map<string, Candidate | undefined>();
  private readonly scenario: Scenario;
  private readonly space: PolicySpace;
  private readonly options: SearchOptions;

  constructor(scenario: Scenario, space: PolicySpace, options: SearchOptions) {
    this.scenario = scenario;
    this.space = space;
    this.options = options;
    this.budget = options.budget ?? 300;
    this.replicates = options.replicates ?? 3;
  }

  /** Whether another policy may be tried, and there is one. */
  goesOn(): boolean {
    const policies = this.space.levers.reduce((product, { choices }) => product * choices.length, 1);
    return !this.stopped && this.runs + this.replicates <= this.budget && this.tried.size < policies;
  }

  /** What a policy brought; undefined if it was not tried or contradicts itself. */
  candidate(policy: Policy): Candidate | undefined {
    return this.tried.get(nameOf(policy));
  }

  /** All that was tried and does not contradict itself. */
  candidates(): Candidate[] {
    return [...this.tried.values()].filter((candidate) => candidate !== undefined);
  }

  /** Try policies that were not tried before, in this order, as far as the budget goes. */
  async tryAll(policies: readonly Policy[]): Promise<void> {
    const trials = this.trialsOf(policies);
    if (trials.length === 0) return;
    const { subscribers = 20_000, executor = inlineOutcomes, seed, until, onProgress } = this.options;
    const size = { subscribers, replicates: this.replicates, ...(seed !== undefined && { seed }) };
    const jobs = trials.flatMap(({ world }) =>
      jobsOf(world, { ...size, ...(until !== undefined && { until }) }),
    );
    let outcomes: Outcome[];
    try {
      outcomes = await executor(jobs, {
        onProgress: (share) => onProgress?.(this.runs + Math.floor(share * jobs.length), this.budget),
        shouldStop: () => this.options.shouldStop?.() === true,
      });
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      this.stopped = true;
      return;
    }
    this.runs += jobs.length;
    onProgress?.(this.runs, this.budget);
    for (const [index, { name, policy, world }] of trials.entries()) {
      const own = outcomes.slice(index * this.replicates, (index + 1) * this.replicates);
      this.tried.set(name, candidateOf(policy, world, own));
    }
  }

  private trialsOf(policies: readonly Policy[]): Trial[] {
    const trials = new Map<string, Trial>();
    for (const policy of policies) {
      const name = nameOf(policy);
      if (this.runs + (trials.size + 1) * this.replicates > this.budget) break;
      if (this.tried.has(name) || trials.has(name)) continue;
      const world = worldUnder(this.scenario, this.space, policy);
      if (world) trials.set(name, { name, policy, world });
      else this.tried.set(name, undefined);
    }
    return [...trials.values()];
  }
}

/** The same name for the same choices, in whatever order the levers stand. */
function nameOf(policy: Policy): string {
  return JSON.stringify(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1)));
}
