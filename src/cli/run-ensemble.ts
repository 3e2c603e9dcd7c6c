import type { Change } from "../experiment/compare.ts";
import { jobsOfBoth } from "../experiment/compare.ts";
import { type Ensemble, ensembleJobs, ensembleOf } from "../experiment/ensemble.ts";
import type { RunIdentity } from "../node/kept-runs.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { untilOf } from "../simulation/simulate.ts";
import { doEnsemble, type NamedJob } from "./do-ensemble.ts";
import type { DrawnWorlds } from "./drawn-worlds.ts";
import { hashOf, runIdentity } from "./run-identity.ts";
import { agentsFor, type RunOptions } from "./run-options.ts";
import type { SecondWorld } from "./second-world.ts";
import { onBehalfOf } from "./usage-error.ts";

/** Run a scenario, under draws if there are any, each with the seeds that the options say. */
export async function runEnsemble(
  scenario: Scenario,
  drawn: DrawnWorlds | undefined,
  options: RunOptions,
): Promise<Ensemble> {
  const worlds = drawn === undefined ? [scenario] : drawn.of(scenario);
  const jobs = onBehalfOf("--seed", () => ensembleJobs(worlds, options));
  const named = jobs.map((job, index) => ({ name: nameOf(index, job.seed, drawn, options), job }));
  const identity = runIdentity("run", scenario, drawn, sizeOf(scenario, options), {
    set: options.set.join("; ") || "nothing",
    content: hashOf(scenario),
  });
  return ensembleOf(jobs, await doEnsemble(named, workOf(options, identity)), worlds.length);
}

/** Two worlds under the same draws and seeds. */
export async function compareEnsembles(
  scenario: Scenario,
  { scenario: counterfactual, drawn: otherDrawn }: Pick<SecondWorld, "scenario" | "drawn">,
  change: Change,
  drawn: DrawnWorlds | undefined,
  options: RunOptions,
): Promise<{ readonly base: Ensemble; readonly counterfactual: Ensemble }> {
  onBehalfOf("--seed", () => jobsOfBoth(scenario, counterfactual, options));
  const until = untilOf(scenario, options.until);
  const { set = [], without = [] } = change;
  const changedWorlds = (): readonly Scenario[] => {
    if (otherDrawn !== undefined) return otherDrawn.of(counterfactual);
    return drawn === undefined ? [counterfactual] : drawn.of(counterfactual, set);
  };
  const sides = [
    ["as it was", drawn === undefined ? [scenario] : drawn.of(scenario)],
    ["changed", changedWorlds()],
  ] as const;
  const jobs = sides.map(([, worlds]) =>
    onBehalfOf("--seed", () => ensembleJobs(worlds, { ...options, until })),
  );
  const named = sides.flatMap(([side], at) =>
    jobs[at].map(
      (job, index): NamedJob => ({ name: `${side}, ${nameOf(index, job.seed, drawn, options)}`, job }),
    ),
  );
  const identity = runIdentity("compare", scenario, drawn, sizeOf(scenario, options), {
    without: without.join(", ") || "nothing",
    with: change.with === undefined ? "nothing" : hashOf(change.with),
    set: set.join("; ") || "nothing",
    ...(otherDrawn !== undefined && { "kept in the other": otherDrawn.kept.join(", ") || "none" }),
    content: hashOf([scenario, counterfactual]),
  });
  const runs = await doEnsemble(named, workOf(options, identity));
  const [base, other] = jobs.map((part, at) =>
    ensembleOf(part, runs.slice(at * part.length, (at + 1) * part.length), sides[at][1].length),
  );
  return { base, counterfactual: other };
}

function nameOf(
  index: number,
  seed: number,
  drawn: DrawnWorlds | undefined,
  { replicates }: RunOptions,
): string {
  return drawn === undefined ? `seed ${seed}` : `draw ${Math.floor(index / replicates)}, seed ${seed}`;
}

function sizeOf(scenario: Scenario, options: RunOptions) {
  return { agents: agentsFor(scenario, options), until: untilOf(scenario, options.until) };
}

function workOf({ workers, resume }: RunOptions, identity: RunIdentity) {
  return { workers, identity, ...(resume !== undefined && { resume }) };
}
