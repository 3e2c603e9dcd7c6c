import { effectiveSampleSize, weightsOf } from "../statistics/weighted-sample.ts";

/** Share of the draws that the weights must leave at work. */
export const LEAST_EFFECTIVE_SHARE = 0.25;
/** Halvings in the search for the temperature. */
const HALVINGS = 30;

/** Weights of draws, summing to 1, and how they came about. */
export interface FoldWeights {
  readonly weights: Float64Array;
  /** Power of the likelihood that was taken, 0..1. */
  readonly temper: number;
  /** Effective number of draws, 1 / sum of squared weights. */
  readonly effective: number;
}

/**
 * Weights of draws in proportion to a power of their likelihood: the largest power up to 1 that leaves at least a quarter
 * of the draws effective. A power below 1 says that windows of one model's errors are not independent witnesses.
 *
 * @param logLikelihood Of each draw, up to a constant.
 */
export function foldWeights(logLikelihood: Float64Array): FoldWeights {
  const least = LEAST_EFFECTIVE_SHARE * logLikelihood.length;
  const full = weightsAt(logLikelihood, 1);
  if (full.effective >= least) return full;
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (weightsAt(logLikelihood, middle).effective >= least) low = middle;
    else high = middle;
  }
  return weightsAt(logLikelihood, low);
}

function weightsAt(logLikelihood: Float64Array, temper: number): FoldWeights {
  const most = logLikelihood.reduce((max, value) => Math.max(max, value), -Infinity);
  const weights = weightsOf(logLikelihood.map((value) => temper * (value - most)));
  return { weights, temper, effective: effectiveSampleSize(weights) };
}

/** Indices of `count` draws in proportion to their weights, spread evenly: systematic resampling from the middle. */
export function resample(weights: Float64Array, count: number): Int32Array {
  const picks = new Int32Array(count);
  let draw = 0;
  let reached = weights[0];
  for (let pick = 0; pick < count; pick++) {
    const goal = (pick + 0.5) / count;
    while (reached < goal && draw < weights.length - 1) reached += weights[++draw];
    picks[pick] = draw;
  }
  return picks;
}
