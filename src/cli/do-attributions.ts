import type { AttributionPlan } from "../experiment/attribute.ts";
import type { Attribution } from "../experiment/attribution.ts";
import type { Job } from "../experiment/job.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { doEnsemble, type NamedJob } from "./do-ensemble.ts";
import type { DrawnWorlds } from "./drawn-worlds.ts";
import { hashOf, runIdentity } from "./run-identity.ts";
import type { RunOptions } from "./run-options.ts";

/**
 * Do the runs of several attributions together, with one progress; with `--resume` those that a file keeps are not done
 * again. A run has a name by what decides it, so that more draws, other groups or another quantity find it there.
 */
export async function doAttributions(
  plans: readonly AttributionPlan[],
  scenario: Scenario,
  drawn: DrawnWorlds | undefined,
  { workers, resume }: RunOptions,
): Promise<Attribution[]> {
  const [{ jobs }] = plans;
  const { subscribers: agents, until } = jobs[0];
  const identity = runIdentity(
    "attribute",
    scenario,
    drawn,
    { agents, until },
    { content: hashOf(scenario) },
  );
  const named = plans.flatMap((plan) => plan.jobs.map(namedJob));
  const figures = await doEnsemble(named, { workers, identity, ...(resume !== undefined && { resume }) });
  const runs = figures.map(({ periods }) => periods);
  let done = 0;
  return plans.map((plan) => {
    const own = runs.slice(done, done + plan.jobs.length);
    done += plan.jobs.length;
    return plan.resultOf(own);
  });
}

function namedJob(job: Job): NamedJob {
  const { scenario, seed } = job;
  return { name: `seed ${seed}, ${hashOf(scenario)}`, job };
}
