import { arePossible } from "../behaviour/possible-parameters.ts";
import type { Parameters } from "../market/parameter.ts";
import { priorOf } from "../market/prior.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CaseUnder } from "./calibrate.ts";
import { withValues } from "./calibrated.ts";
import type { CalibrationPlan, MoodStage } from "./calibration-plan.ts";
import { observedValue, targetId } from "./figure-fit.ts";
import { figureStages } from "./figure-trials.ts";
import { moodMisses } from "./mood-fit.ts";
import { valueAtScore } from "./prior-scores.ts";

/** A figure that the posterior is held against. */
export interface PosteriorTarget {
  readonly id: string;
  readonly observed: number;
  /** Standard deviation of observation and discrepancy together. */
  readonly sd: number;
}

/** Ids of the parameters that have a prior with a width, in the order of the file. */
export function uncertainParameters(shared: Parameters): string[] {
  return Object.keys(shared).filter((id) => priorOf(shared[id]).sd > 0);
}

/** The parameters in the middle of their priors, whatever was fitted. */
export function atPriors(shared: Parameters): Parameters {
  return withValues(
    shared,
    Object.fromEntries(Object.entries(shared).map(([id, parameter]) => [id, valueAtScore(parameter, 0)])),
  );
}

/** Where some parameters are searched: coordinates are scores, standard normal under the prior. */
export interface PosteriorSpace {
  readonly ids: readonly string[];
  readonly shared: Parameters;
}

/** The shared parameters at a point of the space. */
export function parametersAt({ ids, shared }: PosteriorSpace, point: ArrayLike<number>): Parameters {
  return withValues(
    shared,
    Object.fromEntries(ids.map((id, index) => [id, valueAtScore(shared[id], point[index])])),
  );
}

/** Whether a point of the space can be at all. */
export function isPossibleAt({ ids, shared }: PosteriorSpace, point: ArrayLike<number>): boolean {
  return arePossible((id) => {
    const index = ids.indexOf(id);
    return index < 0 ? shared[id]?.value : valueAtScore(shared[id], point[index]);
  });
}

/** The mood stages of a plan, and what the model says of their readings under given parameters. */
export interface MoodFigures {
  readonly targets: readonly PosteriorTarget[];
  at(shared: Parameters): number[];
}

/** Readings of the mood are reckoned, not simulated: there is no chance in them. */
export function moodFiguresOf(plan: CalibrationPlan, shared: Parameters, caseUnder: CaseUnder): MoodFigures {
  const stages = plan.stages
    .filter((stage): stage is MoodStage => stage.kind === "mood")
    .map((stage) => ({ stage, scenario: caseUnder(stage.case, shared).scenario }));
  return {
    targets: stages.flatMap(({ stage }) =>
      stage.readings.map((reading) => ({
        id: `${reading.quantity} ${reading.on}`,
        observed: reading.value,
        sd: sdOf(reading),
      })),
    ),
    at: (trial) =>
      stages.flatMap(({ stage, scenario }) =>
        moodMisses(underTrial(scenario, shared, trial), stage).misses.map(({ fitted }) => fitted),
      ),
  };
}

/** What a case has of its own it keeps. */
function underTrial(scenario: Scenario, shared: Parameters, trial: Parameters): Scenario {
  const parameters: Record<string, Parameters[string]> = { ...scenario.parameters };
  for (const id of Object.keys(shared)) {
    if (parameters[id] === shared[id]) parameters[id] = trial[id];
  }
  return { ...scenario, parameters };
}

/** Free parameters of a plan's stages. */
export function freeParameters(plan: CalibrationPlan): string[] {
  return plan.stages.flatMap(({ free }) => free);
}

/**
 * Targets of the plan's figure stages, with what was observed.
 *
 * @throws RangeError If a target was not observed.
 */
export function figureTargetsOf(
  plan: CalibrationPlan,
  shared: Parameters,
  caseUnder: CaseUnder,
): PosteriorTarget[] {
  return figureStages(plan).flatMap((stage) => {
    const { observed } = caseUnder(stage.case, shared);
    return stage.targets.map((target) => ({
      id: targetId(target),
      observed: observedValue(observed, target),
      sd: sdOf(target),
    }));
  });
}

function sdOf({ tolerance, discrepancy = 0 }: { tolerance: number; discrepancy?: number }): number {
  return Math.sqrt(tolerance * tolerance + discrepancy * discrepancy);
}
