import type { Executor, Job } from "../../src/experiment/job.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { scenarioUnder } from "../../src/node/data/world-under.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Period } from "../../src/simulation/outcome.ts";
import { StoppedError } from "../../src/simulation/simulate.ts";

/** A case whose parameters are moved, and whose runs are made up by {@link modelled}. */
export const { scenario } = loadCase("netflix-2011");

export const under = scenarioUnder(scenario);

/** Closing subscribers as a function of values of parameters; a parameter's share of its range, low 0, high 1. */
export type Model = (share: (id: string) => number, job: Job) => number;

/**
 * An executor whose runs close with what a model says, and cancel twice as many.
 *
 * @param stopAfter Runs after which somebody asks to stop.
 */
export function modelled(model: Model, stopAfter = Number.POSITIVE_INFINITY): Executor & { runs: Job[] } {
  const runs: Job[] = [];
  const executor: Executor = async (jobs, { onResult } = {}) =>
    jobs.map((job, index) => {
      if (runs.length >= stopAfter) throw new StoppedError("stopped");
      runs.push(job);
      const closing = model((id) => shareOf(job.scenario, id), job);
      const periods = [{ period: "2011Q3", closing, cancellations: 2 * closing }] as unknown as Period[];
      onResult?.(periods, index);
      return periods;
    });
  return Object.assign(executor, { runs });
}

function shareOf({ parameters }: Scenario, id: string): number {
  const { value, range, prior } = parameters[id];
  const [low, high] = prior?.range ?? range;
  return (value - low) / (high - low);
}
