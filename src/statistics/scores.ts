/** Scores of forecasts against what happened; smaller is better in all of them. */

import { log } from "../random/log.ts";

const HALF_LN_TWO_PI = 0.9189385332046728;

/** The pinball loss of a quantile forecast: p (y - q) above it, (1 - p) (q - y) below it. */
export function pinballLoss(p: number, forecast: number, outcome: number): number {
  return outcome >= forecast ? p * (outcome - forecast) : (1 - p) * (forecast - outcome);
}

/**
 * The interval score of a central interval that should hold the outcome with probability `nominal`: its width plus
 * 2/(1 - nominal) times the distance by which it misses (Gneiting & Raftery 2007).
 */
export function intervalScore(nominal: number, low: number, high: number, outcome: number): number {
  const miss = Math.max(low - outcome, outcome - high, 0);
  return high - low + (2 / (1 - nominal)) * miss;
}

/** The negative logarithm of a normal forecast's density at the outcome. */
export function normalLogScore(mean: number, sd: number, outcome: number): number {
  const z = (outcome - mean) / sd;
  return HALF_LN_TWO_PI + log(sd) + 0.5 * z * z;
}

/** The Brier score of a probability forecast: (p - 1)^2 if it happened, p^2 if not. */
export function brierScore(probability: number, happened: boolean): number {
  const miss = probability - (happened ? 1 : 0);
  return miss * miss;
}

/**
 * The mean absolute scaled error: the forecasts' mean absolute error in units of that of the naive forecast "as one
 * season ago" within the training series (Hyndman & Koehler 2006). Below 1 is better than naive.
 *
 * @param season length of a season in the training series' periods; 1 means no seasons
 * @throws RangeError if the series do not fit together or the training series never changes
 */
export function meanAbsoluteScaledError(
  training: readonly number[],
  forecasts: readonly number[],
  outcomes: readonly number[],
  season = 1,
): number {
  if (forecasts.length !== outcomes.length || outcomes.length === 0) {
    throw new RangeError(
      `outcomes: expected one for each forecast, found ${outcomes.length} for ${forecasts.length}`,
    );
  }
  if (training.length <= season) {
    throw new RangeError(`training series: expected more than ${season} values, found ${training.length}`);
  }
  let naive = 0;
  for (let t = season; t < training.length; t++) naive += Math.abs(training[t] - training[t - season]);
  if (!(naive > 0))
    throw new RangeError("training series: expected a series that changes, found a constant one");
  const error = outcomes.reduce((sum, y, i) => sum + Math.abs(y - forecasts[i]), 0);
  return error / outcomes.length / (naive / (training.length - season));
}
