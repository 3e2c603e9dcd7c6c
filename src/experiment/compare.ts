import type { MarketEvent } from "../market/event.ts";
import { applySettings } from "../scenario/assign.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withEvents } from "../scenario/with.ts";
import { withoutEvents } from "../scenario/without.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { untilOf } from "../simulation/simulate.ts";
import { executed, QUARTERS } from "./executed.ts";
import { inlineExecutor, type Job } from "./job.ts";
import { jobsOf, REPLICATE_RULES, type ReplicateOptions } from "./replicate.ts";

/** One declared difference between two worlds. */
export interface Change {
  /** Ids of events to remove, with those that refer to them; `all` removes every event. */
  readonly without?: readonly string[];
  /** Events to add. */
  readonly with?: MarketEvent | readonly MarketEvent[];
  /** Settings `path=value`, as of `--set`. */
  readonly set?: readonly string[];
}

/** A scenario and the same with a difference. */
export interface Counterfactual {
  readonly scenario: Scenario;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Two worlds side by side, replicate by replicate. */
export interface Comparison {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Periods per replicate. */
  readonly base: readonly (readonly Period[])[];
  readonly counterfactual: readonly (readonly Period[])[];
  /** Counterfactual less base, paired by seed; per replicate. */
  readonly difference: readonly (readonly Period[])[];
}

const CHANGE_RULES = {
  without: OPTION.list,
  with: OPTION.oneOrMore,
  set: OPTION.list,
} satisfies Record<keyof Change, unknown>;

/**
 * Apply a change to a scenario.
 *
 * @throws TypeError If it is no change.
 * @throws ScenarioError If an event or a path is unknown, or the changed scenario is not valid.
 */
export function counterfactualOf(scenario: Scenario, change: Change): Counterfactual {
  checkOptions(change, CHANGE_RULES, "change");
  let next = scenario;
  let removed: readonly string[] = [];
  let added: readonly string[] = [];
  if (change.without && change.without.length > 0) {
    const result = withoutEvents(next, change.without);
    if (!result.ok) throw new ScenarioError(result.issues);
    next = result.scenario;
    removed = result.removed;
  }
  if (change.with) {
    const result = withEvents(next, change.with);
    if (!result.ok) throw new ScenarioError(result.issues);
    next = result.scenario;
    added = result.added;
  }
  if (change.set && change.set.length > 0) {
    const result = applySettings(next, change.set);
    if (!result.ok) throw new ScenarioError(result.issues);
    next = result.scenario;
  }
  return { scenario: next, removed, added };
}

/**
 * Jobs of both worlds: the replicates of the scenario, then as many of its counterfactual.
 *
 * Both run to the same day, whatever the change says about `until`.
 *
 * @throws ScenarioError If the change moves the first day: days that only one world has cannot be compared.
 * @throws RangeError If an option is out of range.
 */
export function jobsOfBoth(
  scenario: Scenario,
  counterfactual: Scenario,
  options: Omit<ReplicateOptions, "executor">,
): Job[] {
  if (counterfactual.start !== scenario.start) {
    const issue = {
      path: "start",
      expected: `${scenario.start} in both worlds`,
      found: counterfactual.start,
    };
    throw new ScenarioError([issue]);
  }
  const until = untilOf(scenario, options.until);
  return [...jobsOf(scenario, options), ...jobsOf(counterfactual, { ...options, until })];
}

/** What the runs of `jobsOfBoth` say. */
export function comparisonOf(
  { removed, added }: Counterfactual,
  runs: readonly (readonly Period[])[],
): Comparison {
  const base = runs.slice(0, runs.length / 2);
  const counterfactual = runs.slice(base.length);
  return {
    removed,
    added,
    base,
    counterfactual,
    difference: base.map((periods, index) =>
      periods.map((period, at) => differenceOf(counterfactual[index][at], period)),
    ),
  };
}

/**
 * Run a scenario and its counterfactual with the same subscribers and the same luck.
 *
 * Differences are counterfactual less base, replicate by replicate; subscribers whom the change does not reach behave
 * alike in both worlds, so few replicates show small effects.
 *
 * @throws ScenarioError If the change does not fit the scenario.
 * @throws TypeError If there is no such option, an option is not of its kind, or the first argument is no scenario.
 * @throws RangeError If an option is out of range.
 * @example
 * const calm = await compare(netflix.scenario, { without: ["qwikster"] }, { seed: 1 });
 */
export async function compare(
  scenario: Scenario,
  change: Change,
  options: ReplicateOptions = {},
): Promise<Comparison> {
  checkScenario(scenario);
  checkOptions(options, REPLICATE_RULES);
  const other = counterfactualOf(scenario, change);
  const { executor = inlineExecutor } = options;
  const jobs = jobsOfBoth(scenario, other.scenario, options);
  return comparisonOf(other, await executed(executor, jobs, options, QUARTERS));
}

/** A structure of the same shape with `a - b` in place of every number; a number that one lacks counts as 0. */
function differenceOf<T extends object>(a: T, b: T): T {
  const difference: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(b), ...Object.keys(a)])) {
    const left = (a as Record<string, unknown>)[key];
    const right = (b as Record<string, unknown>)[key];
    if (typeof left === "number" || typeof right === "number") {
      difference[key] = ((left as number | undefined) ?? 0) - ((right as number | undefined) ?? 0);
    } else if (typeof right === "object" && right !== null) {
      difference[key] = differenceOf((left ?? {}) as object, right);
    } else difference[key] = right;
  }
  return difference as T;
}
