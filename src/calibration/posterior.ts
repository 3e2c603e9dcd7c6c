import type { Executor } from "../experiment/job.ts";
import type { Draw } from "../market/draw.ts";
import type { Parameters } from "../market/parameter.ts";
import { weightsOf } from "../statistics/weighted-sample.ts";
import { type AbcGeneration, type AbcSample, type AbcTarget, abcSmc, missOf } from "./abc-smc.ts";
import type { CaseUnder } from "./calibrate.ts";
import type { CalibrationPlan } from "./calibration-plan.ts";
import { simulatedFigures } from "./figure-trials.ts";
import { type HistoryMatch, historyMatch, type Wave } from "./history-match.ts";
import { type KeptBatches, nothingKept } from "./kept-batches.ts";
import {
  coordinatesOf,
  emulatedProblem,
  MATTERS,
  matchTargets,
  moodTargets,
  spaceOf,
} from "./posterior-problem.ts";
import { rowsOf } from "./posterior-rows.ts";
import {
  atPriors,
  figureTargetsOf,
  moodFiguresOf,
  type PosteriorSpace,
  type PosteriorTarget,
  parametersAt,
} from "./posterior-space.ts";
import { priorDraws } from "./prior-draws.ts";
import { type Screened, screen, screeningPoints } from "./screening.ts";

/** How large the work is. Trials are runs of every figure stage's case. */
export interface PosteriorSize {
  readonly seed: number;
  /** Agents of a trial that emulators learn from. */
  readonly subscribers: number;
  /** Trials of a wave of history matching. */
  readonly runs: number;
  /**
   * Waves. In the first, whose emulators are of the whole prior, the worst target is spared; the trials of the others stand
   * where ABC-SMC on the emulators so far expects the posterior.
   */
  readonly waves: number;
  /** Particles, and final trials. */
  readonly particles: number;
  /** Agents of a final trial. */
  readonly finalSubscribers: number;
  /** Rows of the posterior. */
  readonly rows: number;
}

/** What is shipped is made with these. */
export const POSTERIOR_SIZE: PosteriorSize = {
  seed: 1,
  subscribers: 20_000,
  runs: 800,
  waves: 3,
  particles: 1500,
  finalSubscribers: 50_000,
  rows: 1200,
};

/** Trials at one point from which the variance that chance gives is taken. */
const CHANCE_TRIALS = 60;
/** Moves of the last generation: where a wave's trials stand need not be exact, what is drawn must have forgotten its start. */
const WAVE_MOVES = 10;
const DRAW_MOVES = 40;

/** How far the work is. */
interface PosteriorProgress {
  readonly stage: string;
  readonly done: number;
  readonly all: number;
}

/** Where the work is done. */
export interface PosteriorOptions {
  readonly size?: PosteriorSize;
  readonly executor: Executor;
  /** Batches that are kept, so that stopped work can go on. */
  readonly kept?: KeptBatches;
  readonly onProgress?: (progress: PosteriorProgress) => void | Promise<void>;
}

/** The posterior, and how it was come by. */
export interface Posterior {
  readonly case: string;
  readonly space: PosteriorSpace;
  /** Equally likely joint draws of every parameter whose prior has a width. */
  readonly rows: readonly Draw[];
  readonly screened: readonly Screened[];
  readonly moodShare: number;
  readonly waves: HistoryMatch["waves"];
  readonly generations: readonly AbcGeneration[];
  /** Figures, then readings of the mood. */
  readonly targets: readonly PosteriorTarget[];
  /** Standard deviation that chance gives a final trial's figures; 0 for readings. */
  readonly chance: readonly number[];
  /** Figures of the first wave's trials: of the prior, as far as the mood does not rule it out. */
  readonly before: readonly (readonly number[])[];
  /** The final trials: points, their figures, and weights that sum to 1. */
  readonly points: readonly Float64Array[];
  readonly figures: readonly (readonly number[])[];
  readonly weights: Float64Array;
  /** Trials in all: for chance, for the screening, of the waves, and the final ones. */
  readonly trials: number;
}

/**
 * Draws from the posterior of the parameters given the targets of a calibration plan.
 *
 * 1. Screening: which parameters matter to the targets; the others keep their priors.
 * 2. History matching: waves of trials rule out what is implausible and teach an emulator for every figure.
 * 3. ABC-SMC on the emulators and, for the mood, on the model itself, from what is left of the prior.
 * 4. Every particle is simulated, with more agents, and weighted by how likely the targets are given its own figures rather
 *    than the emulated ones: the emulators only propose.
 *
 * A target's variance is that of its tolerance and discrepancy; that of chance in a trial is added where a trial is held
 * against it. The result does not depend on where the trials are run or whether the work was stopped and taken up again.
 *
 * @param present Parameters of the cases, of which only the priors count.
 * @throws RangeError If a target was not observed, or if everything is ruled out.
 */
export async function posterior(
  plan: CalibrationPlan,
  present: Parameters,
  caseUnder: CaseUnder,
  { size = POSTERIOR_SIZE, executor, kept = nothingKept, onProgress }: PosteriorOptions,
): Promise<Posterior> {
  const shared = atPriors(present);
  const figureTargets = figureTargetsOf(plan, shared, caseUnder);
  const mood = moodFiguresOf(plan, shared, caseUnder);
  let trials = 0;
  const run = async (
    parameters: readonly Parameters[],
    purpose: string,
    stage: string,
    subscribers = size.subscribers,
  ): Promise<number[][]> => {
    trials += parameters.length;
    return simulatedFigures(plan, parameters, caseUnder, {
      subscribers,
      executor,
      kept,
      purpose: `seed ${size.seed}, ${purpose}`,
      onTrials: (done) => onProgress?.({ stage, done, all: parameters.length }),
    });
  };

  const lucks = await run(Array(CHANCE_TRIALS).fill(shared), "chance", "chance");
  const chance = figureTargets.map((_, k) => varianceOf(lucks.map((row) => row[k])));
  const at = screeningPoints(shared);
  trials += at.points.length;
  const screened = await screen(plan, at, caseUnder, figureTargets, mood, {
    subscribers: size.subscribers,
    executor,
    kept,
    onTrials: (done) => onProgress?.({ stage: "screening", done, all: at.points.length }),
  });

  const space = spaceOf(plan, shared, screened);
  const moodCoordinates = coordinatesOf(space, screened, ({ mood: effect }) => effect >= MATTERS);
  const draws = priorDraws(space, mood, moodCoordinates, size.seed);
  const onEmulators = (
    waves: readonly Wave[],
    start: readonly Float64Array[],
    purpose: string,
    lastMoves: number,
  ): Promise<AbcSample> =>
    abcSmc(emulatedProblem(space, figureTargets, mood, waves), {
      seed: size.seed,
      start,
      lastMoves,
      onGeneration: ({ index, widening }) =>
        onProgress?.({
          stage: `particles for ${purpose}, targets widened ${widening.toFixed(1)} times`,
          done: index,
          all: index + 1,
        }),
    });
  let before: readonly (readonly number[])[] = [];
  const match = await historyMatch({
    targets: matchTargets(plan, space, screened, figureTargets, chance),
    draw: draws.draw,
    spared: Array.from({ length: size.waves }, (_, wave) => (wave === 0 ? 1 : 0)),
    runs: size.runs,
    wanted: size.particles,
    propose: async (waves, points) =>
      (await onEmulators(waves, points, `wave ${waves.length}`, WAVE_MOVES)).points,
    async simulate(points, purpose) {
      const figures = await run(
        points.map((point) => parametersAt(space, point)),
        purpose,
        `history matching, ${purpose}`,
      );
      if (before.length === 0) before = figures;
      return figures;
    },
  });

  const sample = await onEmulators(match.waves, match.points, "draws", DRAW_MOVES);
  const final = await run(
    sample.points.map((point) => parametersAt(space, point)),
    "draws",
    "draws",
    size.finalSubscribers,
  );
  const figures = final.map((row, n) => [...row, ...Array.from(sample.summaries[n]).slice(row.length)]);
  const finalChance = chance.map((variance) => (variance * size.subscribers) / size.finalSubscribers);
  const simulated = [
    ...figureTargets.map(
      ({ observed, sd }, k): AbcTarget => ({
        observed,
        variance: sd * sd + finalChance[k],
      }),
    ),
    ...moodTargets(mood),
  ];
  const { targets: emulated } = emulatedProblem(space, figureTargets, mood, match.waves);
  const weights = weightsOf(
    figures.map((row, n) => missOf(emulated, sample.summaries[n]) - missOf(simulated, row)),
  );
  return {
    case: plan.case,
    space,
    rows: rowsOf(space, sample.points, weights, size),
    screened,
    moodShare: draws.moodShare,
    waves: match.waves,
    generations: sample.generations,
    targets: [...figureTargets, ...mood.targets],
    chance: [...finalChance.map(Math.sqrt), ...mood.targets.map(() => 0)],
    before,
    points: sample.points,
    figures,
    weights,
    trials,
  };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1);
}
