import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Observations, Observed, Period } from "../simulation/outcome.ts";
import { withObserved } from "../simulation/periods.ts";
import { agentsOf, untilOf } from "../simulation/simulate.ts";
import { executed, QUARTERS } from "./executed.ts";
import { type Executor, type ExecutorOptions, inlineExecutor, type Job } from "./job.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** How often and how large. */
export interface ReplicateOptions extends ExecutorOptions {
  /** Agents at the opening or `"full"`; 100,000 by default. */
  readonly subscribers?: number | "full";
  /** First seed; 1 by default. Replicates have the seeds that follow it. */
  readonly seed?: number;
  /** Number of replicates; 1 by default. */
  readonly replicates?: number;
  /** ISO date of the last day. */
  readonly until?: string;
  /** Where the runs are done; on this thread by default. */
  readonly executor?: Executor;
}

/** Kinds of the options of several runs. */
export const REPLICATE_RULES = {
  subscribers: OPTION.agents,
  seed: OPTION.number,
  replicates: OPTION.number,
  until: OPTION.date,
  executor: OPTION.called,
  onProgress: OPTION.called,
  shouldStop: OPTION.called,
  onMemory: OPTION.called,
} satisfies Record<keyof ReplicateOptions, unknown>;

/** Jobs of the replicates of a scenario. @throws RangeError If an option is out of range. */
export function jobsOf(scenario: Scenario, options: Omit<ReplicateOptions, "executor">): Job[] {
  const { seed = 1, replicates = 1, subscribers = 100_000 } = options;
  if (!Number.isInteger(replicates) || replicates < 1) {
    throw new RangeError(`invalid replicates; must be a whole number from 1: ${replicates}`);
  }
  const lastSeed = Number.MAX_SAFE_INTEGER - replicates + 1;
  if (!Number.isInteger(seed) || seed < 0 || seed > lastSeed) {
    throw new RangeError(`invalid seed; must be a whole number from 0 to ${lastSeed}: ${seed}`);
  }
  agentsOf(scenario, subscribers);
  const until = untilOf(scenario, options.until);
  return Array.from({ length: replicates }, (_, index) => ({
    scenario,
    seed: seed + index,
    subscribers,
    until,
  }));
}

/**
 * Run a scenario under several seeds.
 *
 * @returns Periods of each replicate, in the order of the seeds.
 * @throws TypeError If there is no such option, an option is not of its kind, or the first argument is no scenario.
 * @throws RangeError If an option is out of range.
 * @example
 * const runs = await replicate(netflix.scenario, { replicates: 20, subscribers: 20_000 });
 */
export async function replicate(scenario: Scenario, options: ReplicateOptions = {}): Promise<Period[][]> {
  checkScenario(scenario);
  checkOptions(options, REPLICATE_RULES);
  const { executor = inlineExecutor } = options;
  return executed(executor, jobsOf(scenario, options), options, QUARTERS);
}

/** A period over several replicates: summaries in place of its numbers, what was observed as it is. */
export type PeriodSpread = Spread<Omit<Period, "observed">> & { readonly observed?: Observed };

/**
 * Periods of one or more replicates as a report shows them: with one, its numbers; with more, summaries. What was
 * observed stands beside them.
 */
export function summarisePeriods(
  runs: readonly (readonly Period[])[],
  observed: Observations = [],
): readonly Period[] | readonly PeriodSpread[] {
  if (runs.length === 1) return withObserved(runs[0], observed);
  return runs[0].map((first, index): PeriodSpread => {
    const [{ observed: seen }] = withObserved([first], observed);
    const spread = spreadOf(runs.map((periods): Omit<Period, "observed"> => periods[index]));
    return seen ? { ...spread, observed: seen } : spread;
  });
}
