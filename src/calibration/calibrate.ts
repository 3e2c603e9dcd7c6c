import type { Parameters } from "../market/parameter.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { nelderMead } from "../statistics/nelder-mead.ts";
import type { CalibrationPlan, FigureStage, MoodStage } from "./calibration-plan.ts";
import { figureMisses } from "./figure-fit.ts";
import { type MoodMiss, moodMisses } from "./mood-fit.ts";
import { calibrated, priorOf, withValues } from "./prior.ts";

/** A case as far as calibration needs it. */
export interface CalibrationCase {
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
}

/** What a calibration gives. */
export interface Calibration {
  readonly case: string;
  readonly targets: readonly {
    readonly id: string;
    readonly observed: number;
    readonly fitted: number;
    readonly miss: number;
  }[];
  readonly parameters: readonly {
    readonly id: string;
    readonly prior: { readonly mean: number; readonly p05: number; readonly p95: number };
    readonly fitted: number;
    readonly posterior: null;
  }[];
  /** The shared parameters with the fitted values in place. */
  readonly fitted: Parameters;
  /** Points of the brand index that a unit of goodwill damage is worth. */
  readonly buzzPoints: number;
}

/** Progress of a calibration. */
export interface CalibrationProgress {
  readonly stage: string;
  readonly evaluations: number;
  readonly most: number;
  readonly best: number;
}

/** Options of `calibrate`. */
export interface CalibrateOptions {
  /** Most evaluations a stage; 160 by default. */
  readonly evaluations?: number;
  readonly onProgress?: (progress: CalibrationProgress) => void;
}

/**
 * What a stage's fit is worth: half the sum of squared misses in tolerances plus half the sum of squared distances from
 * the priors in prior standard deviations: the negative logarithm of the posterior, up to a constant, if misses and
 * priors are normal.
 */
export function stageLoss(
  misses: readonly MoodMiss[],
  parameters: Parameters,
  values: Readonly<Record<string, number>>,
): number {
  let loss = 0;
  for (const { observed, fitted, tolerance } of misses) {
    const miss = (fitted - observed) / tolerance;
    loss += miss * miss;
  }
  for (const [id, value] of Object.entries(values)) {
    const { mean, sd } = priorOf(parameters[id]);
    const distance = (value - mean) / sd;
    loss += distance * distance;
  }
  return loss / 2;
}

/** Loads a case under given shared parameters, with all in it that is reckoned from them. */
export type CaseUnder = (id: string, shared: Parameters) => CalibrationCase;

/** Misses of a stage under given shared parameters. */
export function stageMisses(
  stage: FigureStage | MoodStage,
  plan: CalibrationPlan,
  caseUnder: CaseUnder,
  shared: Parameters,
): MoodMiss[] {
  const { scenario, observed } = caseUnder(stage.case, shared);
  return stage.kind === "mood"
    ? moodMisses(scenario, stage).misses
    : figureMisses(scenario, observed, stage, plan.seeds, plan.subscribers);
}

/**
 * Fit the free parameters stage by stage: the point of highest posterior density under `stageLoss`, by Nelder-Mead in
 * units of the priors' standard deviations, from the priors' means, with fixed seeds so that every trial meets the same
 * subscribers with the same luck.
 *
 * @param shared Parameters of the cases before the calibration; values of the free ones are not used, their priors are.
 * @throws RangeError If a target was not observed or lies outside the simulated days.
 */
export function calibrate(
  plan: CalibrationPlan,
  shared: Parameters,
  caseUnder: CaseUnder,
  options: CalibrateOptions = {},
): Calibration {
  const most = options.evaluations ?? 160;
  let parameters = shared;
  const values: Record<string, number> = {};
  const misses: MoodMiss[] = [];
  let buzzPoints = 0;
  for (const stage of plan.stages) {
    const before = parameters;
    const priors = stage.free.map((id) => priorOf(before[id]));
    let evaluations = 0;
    let best = Number.POSITIVE_INFINITY;
    const at = (point: readonly number[]): Record<string, number> =>
      Object.fromEntries(
        stage.free.map((id, index) => [id, priors[index].mean + point[index] * priors[index].sd]),
      );
    const loss = (point: readonly number[]): number => {
      const trial = at(point);
      evaluations++;
      if (stage.free.some((id, index) => outside(trial[id], priors[index].range)))
        return Number.POSITIVE_INFINITY;
      const value = stageLoss(stageMisses(stage, plan, caseUnder, withValues(before, trial)), before, trial);
      best = Math.min(best, value);
      options.onProgress?.({ stage: stage.id, evaluations, most, best });
      return value;
    };
    const { point } = nelderMead(loss, {
      start: stage.free.map(() => 0),
      step: 0.5,
      maxEvaluations: most,
      tolerance: 1e-4,
      restarts: 1,
    });
    const fitted = rounded(at(point));
    Object.assign(values, fitted);
    parameters = calibrated(parameters, fitted, `churnkit calibrate ${plan.case}, stage ${stage.id}`);
    misses.push(...stageMisses(stage, plan, caseUnder, parameters));
    if (stage.kind === "mood")
      buzzPoints = moodMisses(caseUnder(stage.case, parameters).scenario, stage).points;
  }
  return {
    case: plan.case,
    targets: misses.map(({ id, observed, fitted }) => ({ id, observed, fitted, miss: fitted - observed })),
    parameters: Object.entries(values).map(([id, fitted]) => {
      const { mean, range } = priorOf(shared[id]);
      return { id, prior: { mean, p05: range[0], p95: range[1] }, fitted, posterior: null };
    }),
    fitted: parameters,
    buzzPoints,
  };
}

/** Beyond a quarter of the range's width outside it a value has no meaning (a chance below 0). */
function outside(value: number, [low, high]: readonly [number, number]): boolean {
  const slack = (high - low) / 4;
  return value < Math.max(low - slack, low > 0 ? low / 4 : low - slack) || value > high + slack;
}

/** Four significant digits: more would claim more than the fit knows. */
function rounded(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, Number(value.toPrecision(4))]));
}
