import { type Executor, inlineExecutor } from "../experiment/job.ts";
import type { Parameters } from "../market/parameter.ts";
import { priorOf } from "../market/prior.ts";
import { nelderMead } from "../statistics/nelder-mead.ts";
import { calibrated, withValues } from "./calibrated.ts";
import type { CalibrationPlan, FigureStage, MoodStage } from "./calibration-plan.ts";
import type { Central } from "./central.ts";
import { type FigureTrial, figureMisses } from "./figure-fit.ts";
import { type MoodMiss, moodMisses } from "./mood-fit.ts";

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
    readonly prior: Central;
    readonly fitted: number;
    /** What a posterior says, where one was sampled. */
    readonly posterior: Central | null;
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
  /** Evaluations after which a stage stops; 160 by default. It may take a few more to end a step. */
  readonly evaluations?: number;
  /** Where the runs are done; on this thread by default. The result does not depend on it. */
  readonly executor?: Executor;
  /** Called after every step of the search, which goes on when it has returned. */
  readonly onProgress?: (progress: CalibrationProgress) => void | Promise<void>;
}

/** Loads a case under given shared parameters, with all in it that is reckoned from them. */
export type CaseUnder = (id: string, shared: Parameters) => FigureTrial;

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

/**
 * Misses of a stage under each of several sets of shared parameters.
 *
 * Nothing after the stage's `until` is simulated.
 *
 * @throws RangeError If a target was not observed or lies outside the simulated days.
 */
export async function stageMisses(
  stage: FigureStage | MoodStage,
  plan: CalibrationPlan,
  caseUnder: CaseUnder,
  trials: readonly Parameters[],
  executor: Executor = inlineExecutor,
): Promise<MoodMiss[][]> {
  const cases = trials.map((shared) => caseUnder(stage.case, shared));
  return stage.kind === "mood"
    ? cases.map(({ scenario }) => moodMisses(scenario, stage).misses)
    : figureMisses(cases, stage, plan, executor);
}

/**
 * Fit the free parameters stage by stage: the point of highest posterior density under `stageLoss`, by Nelder-Mead in
 * units of the priors' standard deviations, from the priors' means, with fixed seeds so that every trial meets the same
 * subscribers with the same luck.
 *
 * @param shared Parameters of the cases before the calibration; values of the free ones are not used, their priors are.
 * @throws RangeError If a target was not observed or lies outside the simulated days.
 */
export async function calibrate(
  plan: CalibrationPlan,
  shared: Parameters,
  caseUnder: CaseUnder,
  options: CalibrateOptions = {},
): Promise<Calibration> {
  let parameters = shared;
  const misses: MoodMiss[] = [];
  let buzzPoints = 0;
  for (const stage of plan.stages) {
    const fitted = await fitStage(stage, plan, parameters, caseUnder, options);
    parameters = calibrated(parameters, fitted, `churnkit calibrate ${plan.case}, stage ${stage.id}`);
    misses.push(...(await stageMisses(stage, plan, caseUnder, [parameters], options.executor))[0]);
    if (stage.kind === "mood")
      buzzPoints = moodMisses(caseUnder(stage.case, parameters).scenario, stage).points;
  }
  return calibrationOf(plan, shared, parameters, misses, buzzPoints);
}

/**
 * The fit of the parameters as they are, without a search.
 *
 * @throws RangeError If a target was not observed or lies outside the simulated days.
 */
export async function presentFit(
  plan: CalibrationPlan,
  shared: Parameters,
  caseUnder: CaseUnder,
  executor?: Executor,
): Promise<Calibration> {
  const misses: MoodMiss[] = [];
  let buzzPoints = 0;
  for (const stage of plan.stages) {
    misses.push(...(await stageMisses(stage, plan, caseUnder, [shared], executor))[0]);
    if (stage.kind === "mood") buzzPoints = moodMisses(caseUnder(stage.case, shared).scenario, stage).points;
  }
  return calibrationOf(plan, shared, shared, misses, buzzPoints);
}

function calibrationOf(
  plan: CalibrationPlan,
  shared: Parameters,
  parameters: Parameters,
  misses: readonly MoodMiss[],
  buzzPoints: number,
): Calibration {
  return {
    case: plan.case,
    targets: misses.map(({ id, observed, fitted }) => ({ id, observed, fitted, miss: fitted - observed })),
    parameters: plan.stages
      .flatMap(({ free }) => free)
      .map((id) => {
        const { mean, range } = priorOf(shared[id]);
        const prior = { mean, p05: range[0], p95: range[1] };
        return { id, prior, fitted: parameters[id].value, posterior: null };
      }),
    fitted: parameters,
    buzzPoints,
  };
}

async function fitStage(
  stage: FigureStage | MoodStage,
  plan: CalibrationPlan,
  before: Parameters,
  caseUnder: CaseUnder,
  { evaluations: most = 160, executor, onProgress }: CalibrateOptions,
): Promise<Record<string, number>> {
  const priors = stage.free.map((id) => priorOf(before[id]));
  const at = (point: readonly number[]): Record<string, number> =>
    Object.fromEntries(
      stage.free.map((id, index) => [id, priors[index].mean + point[index] * priors[index].sd]),
    );
  const isInside = (values: Readonly<Record<string, number>>): boolean =>
    !stage.free.some((id, index) => outside(values[id], priors[index].range));
  let evaluations = 0;
  let best = Number.POSITIVE_INFINITY;
  const losses = async (points: readonly (readonly number[])[]): Promise<number[]> => {
    const trials = points.map(at);
    const inside = trials.filter(isInside);
    const parameters = inside.map((values) => withValues(before, values));
    const misses = await stageMisses(stage, plan, caseUnder, parameters, executor);
    const found = trials.map((values) =>
      isInside(values) ? stageLoss(misses[inside.indexOf(values)], before, values) : Number.POSITIVE_INFINITY,
    );
    evaluations += points.length;
    best = Math.min(best, ...found);
    await onProgress?.({ stage: stage.id, evaluations, most, best });
    return found;
  };
  const { point } = await nelderMead(losses, {
    start: stage.free.map(() => 0),
    step: 0.5,
    maxEvaluations: most,
    tolerance: 1e-4,
    restarts: 1,
  });
  return rounded(at(point));
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
