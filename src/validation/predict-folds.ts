import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import { unitOf, type WindowUnit, windowId } from "./case-window.ts";
import { discrepancies, likeliestScale, logDensity, SCALES } from "./discrepancy.ts";
import { type FoldWeights, foldWeights, resample } from "./fold-weights.ts";
import type { JudgedWindow } from "./judged-window.ts";

/** Members of a predictive sample. */
const MEMBERS = 4000;
/** Draws that stand for all where a scale is estimated. */
const FEW = 100;

/** What predicts an episode: weights and scales from all the others. */
export interface Fold {
  readonly episode: string;
  readonly weights: FoldWeights;
  /** Scale of the discrepancy by unit, in that unit per factor of a window; absent where no other window has the unit. */
  readonly scales: Partial<Record<WindowUnit, number>>;
}

/** A window's predictive sample, made without its episode. */
export interface FoldPrediction {
  readonly judged: JudgedWindow;
  readonly fold: Fold;
  readonly sample: Float64Array;
}

/**
 * Predict every window from the windows of all other episodes.
 *
 * For each episode: draws are weighted by how well they tell the counting windows of the other episodes, with a discrepancy
 * whose scale is estimated on those windows too, each predicted without its own episode as well; then a window's sample is
 * the draws in proportion to their weights, each with its own luck and a discrepancy of its own. Nothing that was observed
 * in the episode enters.
 *
 * @param windows Those that count and any others; only counting ones inform.
 * @throws RangeError If fewer than three episodes have windows that count.
 */
export function predictFolds(windows: readonly JudgedWindow[]): FoldPrediction[] {
  const withoutEpisode = foldsOf(windows);
  const all = [...new Set(windows.map(({ window }) => window.episode))];
  return all.flatMap((episode) => {
    const fold = withoutEpisode(episode);
    return windows
      .filter(({ window }) => window.episode === episode)
      .map((judged) => ({ judged, fold, sample: sampleOf(judged, fold.scales, fold.weights.weights) }));
  });
}

/**
 * What predicts an episode, from the windows of all others; for a name that no window has, from all of them.
 *
 * @throws RangeError If fewer than three episodes have windows that count.
 */
export function foldsOf(windows: readonly JudgedWindow[]): (episode: string) => Fold {
  const counting = windows.filter(({ window }) => window.counts);
  const episodes = new Set(counting.map(({ window }) => window.episode));
  if (episodes.size < 3) {
    throw new RangeError(`windows: expected at least three episodes that count, found ${episodes.size}`);
  }
  const rough = new Map(counting.map((judged) => [judged, likelihoodByScale(judged, evenly(judged))]));
  return (episode) => foldOf(episode, counting, rough);
}

function foldOf(
  episode: string,
  counting: readonly JudgedWindow[],
  rough: ReadonlyMap<JudgedWindow, Float64Array>,
): Fold {
  const others = counting.filter(({ window }) => window.episode !== episode);
  const first = scalesOf(others, (judged) => rough.get(judged) as Float64Array);
  const byEpisode = likelihoods(others, first);
  const total = sumOf([...byEpisode.values()]);
  const without = new Map<string, Int32Array>();
  for (const [other, own] of byEpisode) {
    const rest = total.map((value, draw) => value - own[draw]);
    without.set(other, resample(foldWeights(rest).weights, FEW));
  }
  const scales = scalesOf(others, (judged) =>
    likelihoodByScale(judged, without.get(judged.window.episode) as Int32Array),
  );
  const weights = foldWeights(sumOf([...likelihoods(others, scales).values()]));
  return { episode, weights, scales };
}

/** Log-likelihood of every draw, by episode. */
function likelihoods(windows: readonly JudgedWindow[], scales: Fold["scales"]): Map<string, Float64Array> {
  const byEpisode = new Map<string, Float64Array>();
  for (const { window, draws, observed, factor } of windows) {
    const sum = byEpisode.get(window.episode) ?? new Float64Array(draws.length);
    const scale = (scales[unitOf(window.quantity)] as number) * factor;
    for (let draw = 0; draw < draws.length; draw++) sum[draw] += logDensity(observed - draws[draw], scale);
    byEpisode.set(window.episode, sum);
  }
  return byEpisode;
}

/** Of a window, for each scale that is tried: how likely the outcome is under a mixture over some draws. */
function likelihoodByScale({ draws, observed, factor }: JudgedWindow, picks: Int32Array): Float64Array {
  return Float64Array.from(SCALES, (scale) => {
    let sum = 0;
    for (const draw of picks) sum += exp(logDensity(observed - draws[draw], scale * factor));
    return log(sum / picks.length);
  });
}

function scalesOf(
  windows: readonly JudgedWindow[],
  likelihood: (judged: JudgedWindow) => Float64Array,
): Fold["scales"] {
  const scales: Partial<Record<WindowUnit, number>> = {};
  for (const unit of ["points", "churn"] as const) {
    const own = windows.filter(({ window }) => unitOf(window.quantity) === unit);
    if (own.length > 0) scales[unit] = likeliestScale(own.map(likelihood));
  }
  return scales;
}

/**
 * A predictive sample: the draws in proportion to their weights, equal ones if there are none, each with a discrepancy;
 * without one where the unit has no scale. What falls below what is possible lies at its end: a draw knows nothing of the
 * real service's size on the eve, and the discrepancy is as wide below as above.
 */
export function sampleOf(
  { window, draws, factor, least }: Omit<JudgedWindow, "baselines" | "observed">,
  scales: Fold["scales"],
  weights: Float64Array = new Float64Array(draws.length).fill(1 / draws.length),
): Float64Array {
  const scale = (scales[unitOf(window.quantity)] ?? 0) * factor;
  const misses = discrepancies(MEMBERS, 1, windowId(window));
  const picks = resample(weights, MEMBERS);
  return misses.map((miss, member) => Math.max(least, draws[picks[member]] + scale * miss));
}

function evenly({ draws }: JudgedWindow): Int32Array {
  return resample(new Float64Array(draws.length).fill(1 / draws.length), FEW);
}

function sumOf(rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rows[0].length);
  for (const row of rows) for (let draw = 0; draw < sum.length; draw++) sum[draw] += row[draw];
  return sum;
}
