import { latinHypercube } from "../random/latin-hypercube.ts";
import { normalQuantile } from "../random/normal.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";
import { implausibility } from "../statistics/implausibility.ts";
import { CUT } from "./history-match.ts";
import { isPossibleAt, type MoodFigures, type PosteriorSpace, parametersAt } from "./posterior-space.ts";

/** Draws from the prior among the points that the mood does not rule out. */
export interface PriorDraws {
  /** At most so many points that fill what is left of the prior evenly; others for each purpose. */
  draw(purpose: string, count: number): Float64Array[];
  /** Share of the prior that the readings of the mood do not rule out. */
  readonly moodShare: number;
}

/** Draws of the mood's own coordinates that are tried. */
const MOOD_TRIED = 20_000;

/**
 * History matching of the mood, for which no run is needed: draws of its own coordinates are kept if no reading has an
 * implausibility above the cut. The other coordinates are independent of them under the prior, so every draw from the
 * whole prior takes its mood from those that were kept.
 *
 * @param moodCoordinates That the readings depend on.
 * @throws RangeError If the readings rule everything out.
 */
export function priorDraws(
  space: PosteriorSpace,
  mood: MoodFigures,
  moodCoordinates: readonly number[],
  seed: number,
): PriorDraws {
  const pool = moodCoordinates.length === 0 ? [] : keptMoods(space, mood, moodCoordinates, seed);
  if (moodCoordinates.length > 0 && pool.length === 0)
    throw new RangeError(`mood: expected points that are not ruled out, found none of ${MOOD_TRIED}`);
  return {
    moodShare: moodCoordinates.length === 0 ? 1 : pool.length / MOOD_TRIED,
    draw(purpose, count) {
      const pick = keyOf(seed, `${purpose}: mood`);
      return latinHypercube(seed, purpose, count, space.ids.length)
        .map((uniforms, n) => {
          const point = uniforms.map(normalQuantile);
          if (pool.length > 0) {
            const kept = pool[Math.floor(keyedUniform(pick, n, 0) * pool.length)];
            for (const [k, coordinate] of moodCoordinates.entries()) point[coordinate] = kept[k];
          }
          return point;
        })
        .filter((point) => isPossibleAt(space, point));
    },
  };
}

function keptMoods(
  space: PosteriorSpace,
  mood: MoodFigures,
  coordinates: readonly number[],
  seed: number,
): Float64Array[] {
  return latinHypercube(seed, "mood", MOOD_TRIED, coordinates.length)
    .map((uniforms) => uniforms.map(normalQuantile))
    .filter((scores) => {
      const point = new Float64Array(space.ids.length);
      for (const [k, coordinate] of coordinates.entries()) point[coordinate] = scores[k];
      const figures = mood.at(parametersAt(space, point));
      return mood.targets.every(
        ({ observed, sd }, k) => !(implausibility(observed, figures[k], [sd * sd]) > CUT),
      );
    });
}
