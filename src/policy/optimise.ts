import { keyedUniform, keyOf } from "../random/stream.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION, oneOf } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Candidate, Objective } from "./candidate.ts";
import { historyOf, type Policy, type PolicySpace } from "./policy-space.ts";
import { Search, type SearchOptions } from "./search.ts";

/** What a search found. */
export interface Optimisation {
  readonly objective: Objective;
  /** Runs that were made. */
  readonly runs: number;
  /** True if it was stopped before its budget was used up or every policy tried. */
  readonly stopped: boolean;
  readonly history: Candidate;
  /**
   * Policies that no other beats in the objective and in subscribers at once (in contribution, if subscribers are the
   * objective), best objective first; all keep the constraints.
   */
  readonly frontier: readonly Candidate[];
  /** Every policy that was tried, history included, whether it keeps the constraints or not. */
  readonly tried: readonly Candidate[];
}

/** What is sought, within which limits, and how. */
export interface OptimiseOptions extends SearchOptions {
  /** `contribution` by default. */
  readonly objective?: Objective;
  /** Fewest subscribers at the end, people. */
  readonly atLeastSubscribers?: number;
  /** Least contribution, in the scenario's currency. */
  readonly atLeastContribution?: number;
}

const RULES = {
  subscribers: OPTION.number,
  seed: OPTION.number,
  replicates: OPTION.number,
  until: OPTION.date,
  budget: OPTION.number,
  objective: oneOf("contribution", "subscribers", "trust"),
  atLeastSubscribers: OPTION.number,
  atLeastContribution: OPTION.number,
  executor: OPTION.called,
  onProgress: OPTION.called,
  shouldStop: OPTION.called,
} satisfies Record<keyof OptimiseOptions, unknown>;

/**
 * Search the firm's policies.
 *
 * From history, and then from random policies until the budget is used up: try every change of one lever and go to the
 * best of them, as long as it is better (coordinate ascent). Every policy meets the same subscribers with the same luck,
 * so that two policies can be told apart by few runs. A policy whose choices contradict each other is passed over. The
 * result depends on neither the executor nor its number of threads.
 *
 * @throws TypeError If there is no such option, an option is not of its kind, or the first argument is no scenario.
 * @throws RangeError If an option is out of range, or the budget does not allow for history and one other policy.
 */
export async function optimise(
  scenario: Scenario,
  space: PolicySpace,
  options: OptimiseOptions = {},
): Promise<Optimisation> {
  checkScenario(scenario);
  checkOptions(options, RULES);
  const { objective = "contribution", atLeastSubscribers, atLeastContribution } = options;
  for (const [name, value] of Object.entries({ atLeastSubscribers, atLeastContribution })) {
    if (Number.isNaN(value)) throw new RangeError(`invalid ${name}; must be a number: ${value}`);
  }
  const search = new Search(scenario, space, options);
  const { budget, replicates } = search;
  if (Number.isNaN(budget) || budget < 2 * replicates) {
    throw new RangeError(`invalid budget; must be at least ${2 * replicates} runs: ${budget}`);
  }
  await search.tryAll([historyOf(space)]);
  const history = search.candidate(historyOf(space));
  if (!history) {
    throw new RangeError(
      search.stopped
        ? "stopped before the first policy was tried"
        : "invalid policies; history itself contradicts the scenario",
    );
  }
  const score = (candidate: Candidate | undefined): number =>
    candidate && keeps(candidate, options) ? candidate[objective].mean : Number.NEGATIVE_INFINITY;
  let start: Policy = history.policy;
  for (let restart = 0; search.goesOn(); restart++) {
    await climb(search, space, start, score);
    start = randomPolicy(space, options.seed ?? 1, restart);
  }
  const tried = search.candidates();
  const found = tried.filter((candidate) => keeps(candidate, options));
  const other = objective === "subscribers" ? "contribution" : "subscribers";
  const frontier = found
    .filter((a) => !found.some((b) => dominates(b, a, objective, other)))
    .sort((a, b) => b[objective].mean - a[objective].mean);
  return { objective, runs: search.runs, stopped: search.stopped, history, frontier, tried };
}

/** Go to the best neighbour, one lever away, as long as there is a better one. */
async function climb(
  search: Search,
  space: PolicySpace,
  start: Policy,
  score: (candidate: Candidate | undefined) => number,
): Promise<void> {
  await search.tryAll([start]);
  let here = start;
  for (let moved = true; moved && search.goesOn(); ) {
    const neighbours = neighboursOf(space, here);
    await search.tryAll(neighbours);
    const best = neighbours.reduce(
      (a, b) => (score(search.candidate(b)) > score(search.candidate(a)) ? b : a),
      here,
    );
    moved = best !== here;
    here = best;
  }
}

/** All policies that pull one lever otherwise. */
function neighboursOf({ levers }: PolicySpace, policy: Policy): Policy[] {
  return levers.flatMap((lever) =>
    lever.choices
      .filter(({ id }) => id !== policy[lever.id])
      .map((choice) => ({ ...policy, [lever.id]: choice.id })),
  );
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
