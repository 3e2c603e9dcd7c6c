import { implausibility } from "../statistics/implausibility.ts";
import { type QuadraticFit, quadraticRegression } from "../statistics/quadratic-regression.ts";

/** A figure that a simulation should come near. */
export interface MatchTarget {
  readonly id: string;
  readonly observed: number;
  /** Variance of the observation and of the model's discrepancy together. */
  readonly variance: number;
  /** Variance that chance gives to the figure of one run. */
  readonly chance: number;
  /** Coordinates that the figure depends on: with squares and products. */
  readonly variables: readonly number[];
  /** Coordinates that it depends on a little: in proportion. */
  readonly straight?: readonly number[];
}

/** What has been learnt of a figure: what a run would give there, and how sure that is. */
interface Emulator {
  readonly target: MatchTarget;
  readonly fit: QuadraticFit;
  /** Variance of the fit about the mean over all luck. */
  readonly variance: number;
}

/** A round of runs and what it rules out. */
export interface Wave {
  readonly runs: number;
  readonly emulators: readonly Emulator[];
  /** How many of the targets may be missed by more than the cut. */
  readonly spared: number;
}

/** What history matching found. Points are in coordinates in which the prior is independent standard normal. */
export interface HistoryMatch {
  readonly waves: readonly (Wave & { readonly share: number })[];
  /** Draws from the prior that no wave rules out. */
  readonly points: readonly Float64Array[];
  /** Draws from the prior that were tried for them. */
  readonly tried: number;
}

/** How history matching goes about it. */
export interface HistoryMatchOptions {
  readonly targets: readonly MatchTarget[];
  /** So many draws from the prior that fill it evenly; others for each purpose. */
  readonly draw: (purpose: string, count: number) => readonly Float64Array[];
  /** For each wave, how many targets may be missed: 1 is the second maximum of the implausibilities. */
  readonly spared: readonly number[];
  /** Runs of each wave. */
  readonly runs: number;
  /** Points wanted of what is left, after each wave. */
  readonly wanted: number;
  /**
   * Where the next wave's runs are worth most, given points that no wave so far rules out; by default at such points.
   *
   * @returns Points, of which the first are taken.
   */
  readonly propose?: (
    waves: readonly Wave[],
    points: readonly Float64Array[],
  ) => Promise<readonly Float64Array[]>;
  /** Figures of one run at each point, in the order of the targets. */
  readonly simulate: (
    points: readonly Float64Array[],
    purpose: string,
  ) => Promise<readonly ArrayLike<number>[]>;
  readonly onWave?: (wave: Wave & { readonly share: number }) => void | Promise<void>;
}

/** A point is ruled out above this (Pukelsheim's three-sigma rule). */
export const CUT = 3;
/** So many draws from the prior are tried for the points of a wave before it is called empty. */
const MOST_TRIED = 5_000_000;

/** Smaller blocks of draws cost more to make than to try. */
const LEAST_BLOCK = 200;

/**
 * History matching (Craig et al. 1997; Vernon, Goldstein & Bower 2010): waves of runs at points that fill what is not yet
 * ruled out, an emulator for every target from the runs there, and points ruled out whose implausibility
 * `|z - E| / sqrt(observation and discrepancy + emulator)` is above 3, at the worst target or the worst but some.
 *
 * The emulators are quadratic functions. Their variance is how far a point that was left out lies from them, less what chance
 * gives to a single run.
 *
 * @throws RangeError If a wave rules everything out.
 */
export async function historyMatch(options: HistoryMatchOptions): Promise<HistoryMatch> {
  const { targets, spared, runs, wanted, simulate, propose, onWave } = options;
  const waves: (Wave & { share: number })[] = [];
  const isLeft = (point: Float64Array): boolean => !waves.some((wave) => isRuledOut(wave, point));
  const known: Run[] = [];
  let left = passing(runs, "wave 0", options, () => true);
  for (const [index, allowed] of spared.entries()) {
    const proposed = index > 0 && propose ? await propose(waves, left.points) : left.points;
    const points = proposed.slice(0, runs);
    const figures = await simulate(points, `wave ${index}`);
    known.push(...points.map((point, n) => ({ point, figures: figures[n] })));
    const here = known.filter(({ point }) => isLeft(point));
    const emulators = strictestFirst(
      targets.map((target, k) => emulatorOf(target, k, here)),
      here,
    );
    waves.push({ runs: points.length, emulators, spared: allowed, share: 0 });
    left = passing(wanted, `wave ${index + 1}`, options, isLeft);
    if (left.points.length === 0)
      throw new RangeError(
        `history matching: expected points that are not ruled out, found none of ${left.tried}`,
      );
    waves[index] = { ...waves[index], share: left.points.length / left.tried };
    await onWave?.(waves[index]);
  }
  return { waves, points: left.points, tried: left.tried };
}

interface Run {
  readonly point: Float64Array;
  readonly figures: ArrayLike<number>;
}

function emulatorOf(target: MatchTarget, index: number, runs: readonly Run[]): Emulator {
  const [fit] = quadraticRegression(
    runs.map(({ point }) => point),
    [runs.map(({ figures }) => figures[index])],
    target.variables,
    target.straight,
  );
  return { target, fit, variance: Math.max(0, fit.leftOutVariance - target.chance) };
}

/** Whether more targets than a wave spares are missed by more than the cut. */
export function isRuledOut({ emulators, spared }: Wave, point: Float64Array): boolean {
  let missed = 0;
  for (const { target, fit, variance } of emulators) {
    if (implausibility(target.observed, fit.at(point), [target.variance, variance]) > CUT) missed++;
    if (missed > spared) return true;
  }
  return false;
}

/** Draws that pass, until there are enough or too many were tried. */
function passing(
  wanted: number,
  purpose: string,
  { draw }: HistoryMatchOptions,
  isIn: (point: Float64Array) => boolean,
): { points: Float64Array[]; tried: number } {
  const points: Float64Array[] = [];
  let tried = 0;
  // In blocks that each fill the space evenly; so what passes fills what is left evenly too.
  for (let block = 0; points.length < wanted && tried < MOST_TRIED; block++) {
    for (const point of draw(`${purpose}, block ${block}`, Math.max(wanted, LEAST_BLOCK))) {
      if (points.length === wanted) break;
      tried++;
      if (isIn(point)) points.push(point);
    }
  }
  return { points, tried };
}

/** Emulators that rule out most come first: asked first, they save asking the others. */
function strictestFirst(
  emulators: readonly Emulator[],
  here: readonly { readonly point: Float64Array }[],
): Emulator[] {
  const kept = emulators.map(
    ({ target, fit, variance }) =>
      here.filter(
        ({ point }) => implausibility(target.observed, fit.at(point), [target.variance, variance]) <= CUT,
      ).length,
  );
  return [...emulators.keys()].sort((a, b) => kept[a] - kept[b] || a - b).map((index) => emulators[index]);
}
