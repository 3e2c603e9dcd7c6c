import type { FigureName } from "../experiment/uncertainty.ts";
import type { Evidence } from "../market/evidence.ts";
import { checkOptions } from "../simulation/check-options.ts";
import { StoppedError } from "../simulation/simulate.ts";
import type { Margin } from "./margin.ts";
import {
  type FigureAtPoints,
  POINT_RULES,
  type PointRunOptions,
  PointRuns,
  type WorldUnder,
} from "./point-runs.ts";
import { possibleEnds } from "./possible-draw.ts";

/** What a parameter does to a figure by itself. */
export interface Swing {
  readonly parameter: string;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly over: "prior" | "posterior";
  /** The ends to which it was moved. */
  readonly low: number;
  readonly high: number;
  /** The figure there. */
  readonly atLow: number;
  readonly atHigh: number;
}

/** A figure with one parameter after the other at the ends of its central 90 %. */
export interface OneAtATime extends FigureAtPoints {
  /** The figure with every parameter as it is. */
  readonly central: number;
  /** Widest first. */
  readonly swings: readonly Swing[];
}

/**
 * Move one parameter after the other to the low and the high end of its central 90 %, the others as they are: what a
 * tornado chart shows. It cannot see what parameters do together; `sensitivity` does.
 *
 * @throws TypeError, RangeError As `sensitivity`.
 * @throws StoppedError If it was stopped before the central run.
 */
export async function oneAtATime(
  worldUnder: WorldUnder,
  margins: readonly Margin[],
  figure: FigureName,
  options: PointRunOptions = {},
): Promise<OneAtATime> {
  const [result] = await swingsOf(worldUnder, margins, [figure], options);
  return result;
}

/** As {@link oneAtATime}, for several figures from the same runs. */
export async function swingsOf(
  worldUnder: WorldUnder,
  margins: readonly Margin[],
  figures: readonly FigureName[],
  options: PointRunOptions = {},
): Promise<OneAtATime[]> {
  checkOptions(options, POINT_RULES);
  const runs = new PointRuns(worldUnder, figures, options);
  const { base, seed } = runs;
  runs.planned = (1 + 2 * margins.length) * runs.perTrial;
  const ends = margins.map((margin) => possibleEnds(margin, base.parameters));
  const [middle, ...rows] = await runs.rows([
    [{ draw: {}, seed }],
    ...margins.map(({ id }, index) => ends[index].map((value) => ({ draw: { [id]: value }, seed }))),
  ]);
  if (middle === undefined) throw new StoppedError("stopped before the central run");
  return figures.map((figure, place) => {
    const central = middle[0][place];
    const swings = margins.flatMap(({ id, unit, evidence, over }, index): Swing[] => {
      const row = rows[index];
      if (row === undefined) return [];
      const [low, high] = ends[index];
      const [atLow, atHigh] = row.map((values) => values[place]);
      return [{ parameter: id, unit, evidence, over, low, high, atLow, atHigh }];
    });
    return {
      ...runs.about(figure),
      central,
      swings: swings.sort(
        (a, b) => widthOf(b, central) - widthOf(a, central) || (a.parameter < b.parameter ? -1 : 1),
      ),
    };
  });
}

/** How far a parameter moves the figure, from one end of its bar to the other. */
function widthOf({ atLow, atHigh }: Swing, central: number): number {
  return Math.max(atLow, atHigh, central) - Math.min(atLow, atHigh, central);
}
