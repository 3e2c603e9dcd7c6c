import type { FigureName } from "../experiment/uncertainty.ts";
import type { Evidence } from "../market/evidence.ts";
import { checkOptions, OPTION, oneOf } from "../simulation/check-options.ts";
import { StoppedError } from "../simulation/simulate.ts";
import type { Interval } from "../statistics/bootstrap.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import { CHANCE, chanceMargin, trialAt } from "./chance.ts";
import type { Margin } from "./margin.ts";
import { morrisDesign } from "./morris-design.ts";
import { morrisEffects } from "./morris-effects.ts";
import {
  type FigureAtPoints,
  POINT_RULES,
  type PointRunOptions,
  PointRuns,
  type WorldUnder,
} from "./point-runs.ts";
import { sobolDesign } from "./sobol-design.ts";
import { sobolIndices } from "./sobol-indices.ts";

export type SensitivityMethod = "morris" | "sobol";

/** How points are chosen, and how they are run. */
export interface SensitivityOptions extends PointRunOptions {
  /** Morris screening by default: cheap, of many parameters. Sobol indices: exact shares of the variance, of few. */
  readonly method?: SensitivityMethod;
  /** Trajectories (10 by default) or rows of Saltelli's design (64 by default; a power of two is best). */
  readonly points?: number;
  /** Most parameters of which Sobol indices are estimated, the most influential by a screening; 10 by default. */
  readonly most?: number;
  /** Trajectories of that screening; 4 by default. */
  readonly screening?: number;
  /** Whether the luck is a factor too, `chance`: then points have seeds of their own instead of all the same. */
  readonly chance?: boolean;
}

const RULES = {
  ...POINT_RULES,
  method: oneOf("morris", "sobol"),
  points: OPTION.number,
  most: OPTION.number,
  screening: OPTION.number,
  chance: OPTION.flag,
} satisfies Record<keyof SensitivityOptions, unknown>;

/** What a parameter does to a figure. */
export interface ParameterInfluence {
  readonly parameter: string;
  readonly unit: string;
  readonly evidence: Evidence | null;
  /** The central 90 % over which it was moved, and whether that is the prior's or the posterior's. */
  readonly low: number;
  readonly high: number;
  readonly over: "prior" | "posterior" | null;
  /** Sobol indices, shares of the variance, with 90 % bootstrap intervals; null by Morris. */
  readonly first: number | null;
  readonly total: number | null;
  readonly firstInterval: Interval | null;
  readonly totalInterval: Interval | null;
  /** Elementary effects in the figure's unit, with 90 % bootstrap intervals (null of one trajectory); null by Sobol. */
  readonly mu: number | null;
  readonly muStar: number | null;
  readonly sigma: number | null;
  readonly muStarError: number | null;
  readonly muStarInterval: Interval | null;
  readonly sigmaInterval: Interval | null;
}

/** Which parameters move a figure. */
export interface Sensitivity extends FigureAtPoints {
  readonly method: SensitivityMethod;
  /** Trajectories or rows that were finished. */
  readonly points: number;
  /** The figure over the points of Sobol's design: mean and quantiles; null by Morris, whose points are no sample. */
  readonly spread: Summary | null;
  /** Most influential first. */
  readonly indices: readonly ParameterInfluence[];
  /** Parameters that a screening found less influential and that stayed as they are; most influential first. */
  readonly fixed: readonly string[];
}

/**
 * Which parameters a figure of a case depends on, over what is believed of them; the others stay as they are.
 *
 * `morris`: elementary effects of every parameter (see `morrisEffects`): a few runs a parameter say which matter and which
 * do not. `sobol`: first-order and total indices (see `sobolIndices`); of more than `most` parameters those that a screening
 * finds most influential, and `fixed` names the rest; if it is stopped in the screening, its effects are what is returned.
 * Every point has the same seeds, so that chance does not look like an effect. The result depends on neither the executor
 * nor its number of threads.
 *
 * @param worldUnder Gives the world under a draw, such as `(draw) => openCase("netflix-2011")(draw).scenario`.
 * @param margins What is believed of each parameter, see {@link marginsOf}; taken as independent, except where the engine
 *   cannot have some values together.
 * @throws TypeError If there is no such option, an option is not of its kind, or a world is no scenario.
 * @throws RangeError If an option is out of range, or a quarter has no such figure.
 * @throws ScenarioError If an event of `without` is unknown.
 * @example
 * const netflix = openCase("netflix-2011");
 * const margins = marginsOf(netflix({}).scenario.parameters);
 * const figure = { quantity: "closing", period: "2011Q3" };
 * const result = await sensitivity((draw) => netflix(draw).scenario, margins, figure, { executor: workerExecutor() });
 */
export async function sensitivity(
  worldUnder: WorldUnder,
  margins: readonly Margin[],
  figure: FigureName,
  options: SensitivityOptions = {},
): Promise<Sensitivity> {
  const [result] = await sensitivities(worldUnder, margins, [figure], options);
  return result;
}

/** As {@link sensitivity}, for several figures from the same runs, such as for `chart.sensitivityMap`. */
export async function sensitivities(
  worldUnder: WorldUnder,
  margins: readonly Margin[],
  figures: readonly FigureName[],
  options: SensitivityOptions = {},
): Promise<Sensitivity[]> {
  checkOptions(options, RULES);
  const { method = "morris", most = 10, screening = 4 } = options;
  const points = options.points ?? (method === "sobol" ? 64 : 10);
  for (const [name, value] of Object.entries({ points, most, screening })) {
    if (!Number.isInteger(value) || value < 1 || (name === "points" && method === "sobol" && value < 2))
      throw new RangeError(
        `invalid ${name}; must be a whole number from ${method === "sobol" ? 2 : 1}: ${value}`,
      );
  }
  if (margins.length === 0) throw new RangeError("invalid parameters; must be at least one: none");
  const runs = new PointRuns(worldUnder, figures, options);
  const all = options.chance ? [...margins, chanceMargin] : margins;
  if (method === "morris") {
    runs.planned = points * (all.length + 1) * runs.perTrial;
    return byMorris(runs, all, figures, points);
  }
  if (margins.length <= most) {
    runs.planned = points * (all.length + 2) * runs.perTrial;
    return bySobol(runs, all, figures, points, []);
  }
  const kept = most + (options.chance ? 1 : 0);
  runs.planned = (screening * (margins.length + 1) + points * (kept + 2)) * runs.perTrial;
  const screened = await byMorris(runs, margins, figures, screening);
  if (runs.stopped) return screened;
  const influence = byInfluence(screened);
  const influential = new Set(influence.slice(0, most));
  const chosen = all.filter(({ id }) => id === CHANCE || influential.has(id));
  const fixed = influence.filter((id) => !influential.has(id));
  return bySobol(runs, chosen, figures, points, fixed);
}

async function byMorris(
  runs: PointRuns,
  margins: readonly Margin[],
  figures: readonly FigureName[],
  points: number,
): Promise<Sensitivity[]> {
  const design = morrisDesign({ factors: margins.length, trajectories: points, seed: runs.seed });
  const rows = await runs.rows(design.map((row) => row.map((point) => trialAt(margins, point, runs))));
  const finished = [...rows.keys()].filter((index) => rows[index] !== undefined);
  checkFinished(finished.length, 1);
  return figures.map((figure, place) => {
    const effects = morrisEffects(
      finished.map((index) => design[index]),
      finished.map((index) => (rows[index] as number[][]).map((values) => values[place])),
    );
    const indices = margins.map((margin, index): ParameterInfluence => {
      const { muStarInterval, sigmaInterval, muStarError, ...effect } = effects[index];
      const alone = finished.length === 1;
      return {
        ...described(margin),
        ...noSobol,
        ...effect,
        muStarError: alone ? null : muStarError,
        muStarInterval: alone ? null : muStarInterval,
        sigmaInterval: alone ? null : sigmaInterval,
      };
    });
    return { ...resultOf(runs, figure, "morris", finished.length, indices), spread: null, fixed: [] };
  });
}

async function bySobol(
  runs: PointRuns,
  margins: readonly Margin[],
  figures: readonly FigureName[],
  points: number,
  fixed: readonly string[],
): Promise<Sensitivity[]> {
  const design = sobolDesign({ factors: margins.length, rows: points, seed: runs.seed });
  const rows = await runs.rows(design.map((row) => row.map((point) => trialAt(margins, point, runs))));
  const finished = rows.filter((row) => row !== undefined);
  checkFinished(finished.length, 2);
  return figures.map((figure, place) => {
    const values = finished.map((row) => row.map((figuresAt) => figuresAt[place]));
    const found = sobolIndices(values);
    const indices = margins.map((margin, index): ParameterInfluence => {
      return { ...described(margin), ...found[index], ...noMorris };
    });
    const spread = summarise(values.flatMap((row) => row.slice(0, 2)));
    return { ...resultOf(runs, figure, "sobol", finished.length, indices), spread, fixed };
  });
}

const noSobol = { first: null, total: null, firstInterval: null, totalInterval: null };
const noMorris = {
  mu: null,
  muStar: null,
  sigma: null,
  muStarError: null,
  muStarInterval: null,
  sigmaInterval: null,
};

function described({ id, unit, evidence, low, high, over }: Margin) {
  return id === CHANCE
    ? { parameter: id, unit, evidence: null, low, high, over: null }
    : { parameter: id, unit, evidence, low, high, over };
}

function resultOf(
  runs: PointRuns,
  figure: FigureName,
  method: SensitivityMethod,
  points: number,
  indices: ParameterInfluence[],
): Omit<Sensitivity, "spread" | "fixed"> {
  const size = (index: ParameterInfluence): number => index.total ?? index.muStar ?? 0;
  return {
    ...runs.about(figure),
    method,
    points,
    indices: indices.sort((a, b) => size(b) - size(a) || (a.parameter < b.parameter ? -1 : 1)),
  };
}

/** Ids of the parameters in the order of how much they matter for any of the figures. */
function byInfluence(screened: readonly Sensitivity[]): string[] {
  const scores = new Map<string, number>();
  for (const { indices } of screened) {
    const largest = indices[0].muStar || 1;
    for (const { parameter, muStar } of indices) {
      scores.set(parameter, Math.max(scores.get(parameter) ?? 0, (muStar ?? 0) / largest));
    }
  }
  return [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}

function checkFinished(found: number, needed: number): void {
  if (found < needed) throw new StoppedError(`stopped before ${needed} of the points were run`);
}
