import type { Margin } from "./margin.ts";
import type { PointRuns, Trial } from "./point-runs.ts";
import { possibleDraw } from "./possible-draw.ts";

/** What the luck is called among the parameters. */
export const CHANCE = "chance";

/** Different lucks between which a coordinate chooses. */
const LUCKS = 4096;

/** The luck as a factor: which of many seeds. */
export const chanceMargin: Margin = {
  id: CHANCE,
  unit: "seed",
  evidence: "assumed",
  meaning: "The luck of every subscriber, the same parameters.",
  over: "prior",
  low: 0,
  high: LUCKS - 1,
  at: (share) => Math.min(LUCKS - 1, Math.floor(share * LUCKS)),
};

/** The trial at a point, a coordinate a margin: its parameters, and its seed, the same everywhere unless luck is a factor. */
export function trialAt(margins: readonly Margin[], point: Float64Array, runs: PointRuns): Trial {
  const { base, seed, replicates } = runs;
  const luck = margins.findIndex(({ id }) => id === CHANCE);
  const draw = possibleDraw(
    margins.filter((_, index) => index !== luck),
    point.filter((_, index) => index !== luck),
    base.parameters,
  );
  return { draw, seed: luck < 0 ? seed : seed + chanceMargin.at(point[luck]) * replicates };
}
