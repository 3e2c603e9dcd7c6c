import type { Parameters } from "../market/parameter.ts";
import type { AbcProblem, AbcTarget } from "./abc-smc.ts";
import type { CalibrationPlan } from "./calibration-plan.ts";
import { figureStages } from "./figure-trials.ts";
import { isRuledOut, type MatchTarget, type Wave } from "./history-match.ts";
import {
  freeParameters,
  isPossibleAt,
  type MoodFigures,
  type PosteriorSpace,
  type PosteriorTarget,
  parametersAt,
} from "./posterior-space.ts";
import type { Screened } from "./screening.ts";

/** A parameter is searched if a prior standard deviation of it moves a target by so many of the target's. */
export const MATTERS = 0.25;
/** From this on its square and its products with others are looked at too. */
const BENDS = 2;

/** The targets as the last wave's emulators see them, where no wave rules a point out. */
export function emulatedProblem(
  space: PosteriorSpace,
  figureTargets: readonly PosteriorTarget[],
  mood: MoodFigures,
  waves: readonly Wave[],
): AbcProblem {
  const last = waves[waves.length - 1];
  const emulators = figureTargets.flatMap(({ id }) =>
    last.emulators.filter(({ target }) => target.id === id),
  );
  return {
    targets: [
      ...emulators.map(({ target, variance }) => ({
        observed: target.observed,
        variance: target.variance + variance,
      })),
      ...moodTargets(mood),
    ],
    summaries: async (points) =>
      points.map((point) => [
        ...emulators.map(({ fit }) => fit.at(point)),
        ...mood.at(parametersAt(space, point)),
      ]),
    isPossible: (point) => isPossibleAt(space, point) && !waves.some((wave) => isRuledOut(wave, point)),
  };
}

/** Readings of the mood as targets. */
export function moodTargets({ targets }: MoodFigures): AbcTarget[] {
  return targets.map(({ observed, sd }) => ({ observed, variance: sd * sd }));
}

/** The free parameters and those that matter to a target. */
export function spaceOf(
  plan: CalibrationPlan,
  shared: Parameters,
  screened: readonly Screened[],
): PosteriorSpace {
  const free = new Set(freeParameters(plan));
  const ids = screened
    .filter(({ id, stages, mood }) => free.has(id) || Math.max(mood, ...stages) >= MATTERS)
    .map(({ id }) => id);
  return { ids, shared };
}

/** Coordinates of the parameters whose screening shows what is wanted. */
export function coordinatesOf(
  { ids }: PosteriorSpace,
  screened: readonly Screened[],
  isWanted: (of: Screened) => boolean,
): number[] {
  return ids.flatMap((id, index) => {
    const found = screened.find((one) => one.id === id);
    return found && isWanted(found) ? [index] : [];
  });
}

/** The figures as history matching sees them: which coordinates bend them, and which move them in proportion. */
export function matchTargets(
  plan: CalibrationPlan,
  space: PosteriorSpace,
  screened: readonly Screened[],
  figureTargets: readonly PosteriorTarget[],
  chance: readonly number[],
): MatchTarget[] {
  const stageOf = figureStages(plan).flatMap(({ targets }, stage) => targets.map(() => stage));
  return figureTargets.map(({ id, observed, sd }, k) => ({
    id,
    observed,
    variance: sd * sd,
    chance: chance[k],
    variables: coordinatesOf(space, screened, ({ stages }) => stages[stageOf[k]] >= BENDS),
    straight: coordinatesOf(
      space,
      screened,
      ({ stages }) => stages[stageOf[k]] >= MATTERS && stages[stageOf[k]] < BENDS,
    ),
  }));
}
