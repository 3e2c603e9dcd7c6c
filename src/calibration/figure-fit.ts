import { figureOf } from "../experiment/figure-of.ts";
import type { Executor, Job } from "../experiment/job.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { type FigureStage, TARGET_STATUS, type Target } from "./calibration-plan.ts";
import type { MoodMiss } from "./mood-fit.ts";

/** Name of a target: `closing.both 2011-09-30`. */
export function targetId({ quantity, to }: Target): string {
  return `${quantity} ${to}`;
}

/**
 * The observed value of a target.
 *
 * @throws RangeError If it was not observed. Guidance is what was expected, not observed.
 */
export function observedValue(observed: readonly Observation[], target: Target): number {
  const series = observed.filter(({ quantity, to }) => quantity === target.quantity && to === target.to);
  const found = series.find(({ status }) => (TARGET_STATUS as readonly string[]).includes(status));
  if (found) return found.value;
  const known = series.map(({ status }) => status).join(", ") || "nothing";
  throw new RangeError(`${targetId(target)}: expected a value that was observed, found ${known}`);
}

/** A scenario to be held against its observations. */
export interface FigureTrial {
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
}

/**
 * Simulated beside observed for every target of a stage, trial by trial: means over the seeds.
 *
 * @throws RangeError If a target was not observed or lies outside the simulated days.
 */
export async function figureMisses(
  trials: readonly FigureTrial[],
  stage: FigureStage,
  { seeds, subscribers }: { readonly seeds: readonly number[]; readonly subscribers: number | "full" },
  executor: Executor,
): Promise<MoodMiss[][]> {
  const jobs = trials.flatMap(({ scenario }) =>
    seeds.map((seed): Job => ({ scenario, seed, subscribers, until: stage.until })),
  );
  const runs = await executor(jobs);
  return trials.map(({ observed }, index) => {
    const ofTrial = runs.slice(index * seeds.length, (index + 1) * seeds.length);
    return stage.targets.map((target) => missOf(target, observed, ofTrial));
  });
}

function missOf(
  target: Target,
  observed: readonly Observation[],
  runs: readonly (readonly Period[])[],
): MoodMiss {
  const figures = runs.map((periods) => simulatedFigure(target, periods));
  return {
    id: targetId(target),
    observed: observedValue(observed, target),
    fitted: figures.reduce((sum, figure) => sum + figure, 0) / figures.length,
    tolerance: target.tolerance,
  };
}

/**
 * The figure of a run that a target is about.
 *
 * @throws RangeError If the target lies outside the simulated days.
 */
export function simulatedFigure(target: Target, periods: readonly Period[]): number {
  const period = periods.find(({ end }) => end === target.to);
  if (!period) throw new RangeError(`target lies outside the simulated days: ${targetId(target)}`);
  return figureOf(period, target.quantity);
}
