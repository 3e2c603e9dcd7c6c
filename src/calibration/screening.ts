import type { Parameters } from "../market/parameter.ts";
import type { CaseUnder } from "./calibrate.ts";
import type { CalibrationPlan } from "./calibration-plan.ts";
import { figureStages, simulatedFigures, type TrialOptions } from "./figure-trials.ts";
import {
  isPossibleAt,
  type MoodFigures,
  type PosteriorSpace,
  type PosteriorTarget,
  parametersAt,
  uncertainParameters,
} from "./posterior-space.ts";

/** What a prior standard deviation of a parameter does to the targets. */
export interface Screened {
  readonly id: string;
  /** Largest change of a target of each figure stage, in the targets' standard deviations. */
  readonly stages: readonly number[];
  /** The same of the readings of the mood. */
  readonly mood: number;
}

/** Where a screening looks. */
interface ScreeningPoints {
  readonly space: PosteriorSpace;
  /** The middle of the priors, then the others. */
  readonly points: readonly Float64Array[];
  /** Of each point but the first, the parameter that is moved there. */
  readonly moved: readonly string[];
}

/** The middle of the priors, and of each uncertain parameter a score up and a score down, where that can be. */
export function screeningPoints(shared: Parameters): ScreeningPoints {
  const space: PosteriorSpace = { ids: uncertainParameters(shared), shared };
  const centre = new Float64Array(space.ids.length);
  const points: Float64Array[] = [centre];
  const moved: string[] = [];
  for (const [index, id] of space.ids.entries()) {
    for (const step of [-1, 1]) {
      const point = centre.slice();
      point[index] += step;
      if (!isPossibleAt(space, point)) continue;
      points.push(point);
      moved.push(id);
    }
  }
  return { space, points, moved };
}

/**
 * One parameter at a time, a score up and a score down from the middle of the priors, with the same luck throughout: a parameter
 * that does nothing changes nothing, exactly.
 */
export async function screen(
  plan: CalibrationPlan,
  { space, points, moved }: ScreeningPoints,
  caseUnder: CaseUnder,
  figureTargets: readonly PosteriorTarget[],
  mood: MoodFigures,
  options: Omit<TrialOptions, "purpose" | "sameLuck">,
): Promise<Screened[]> {
  const trials = points.map((point) => parametersAt(space, point));
  const figures = await simulatedFigures(plan, trials, caseUnder, {
    ...options,
    purpose: "screening",
    sameLuck: true,
  });
  const moods = trials.map((trial) => mood.at(trial));
  const stages = figureStages(plan);
  const stageOf = stages.flatMap((stage, index) => stage.targets.map(() => index));
  return space.ids.map((id) => {
    const rows = moved.flatMap((other, n) => (other === id ? [n + 1] : []));
    const most = (
      values: readonly number[][],
      targets: readonly PosteriorTarget[],
      keep: (k: number) => boolean,
    ) =>
      Math.max(
        0,
        ...rows.flatMap((row) =>
          targets.flatMap(({ sd }, k) => (keep(k) ? [Math.abs(values[row][k] - values[0][k]) / sd] : [])),
        ),
      );
    return {
      id,
      stages: stages.map((_, stage) => most(figures, figureTargets, (k) => stageOf[k] === stage)),
      mood: most(moods, mood.targets, () => true),
    };
  });
}
