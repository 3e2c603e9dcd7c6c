/**
 * The shifted-beta-geometric model of retention (Fader & Hardie 2007, Journal of Interactive Marketing 21, 76-90):
 * each subscriber leaves at every renewal with a probability theta of their own, and theta ~ Beta(alpha, beta).
 * Times count renewals: survival(0) = 1, the first renewal is t = 1. alpha, beta > 0 and need not be whole.
 */

import { logBeta } from "../random/beta.ts";
import { exp } from "../random/exp.ts";
import { nelderMead } from "./nelder-mead.ts";

export interface BetaShapes {
  readonly alpha: number;
  readonly beta: number;
}

function logSurvival({ alpha, beta }: BetaShapes, renewals: number): number {
  return logBeta(alpha, beta + renewals) - logBeta(alpha, beta);
}

/** The share still subscribed after t >= 0 renewals: B(alpha, beta + t) / B(alpha, beta). t need not be whole. */
export function survival(shapes: BetaShapes, renewals: number): number {
  return exp(logSurvival(shapes, renewals));
}

/** The share that leaves at renewal t = 1, 2, ...: B(alpha + 1, beta + t - 1) / B(alpha, beta). */
export function leavingProbability(shapes: BetaShapes, renewal: number): number {
  return exp(logLeavingProbability(shapes, renewal));
}

function logLeavingProbability({ alpha, beta }: BetaShapes, renewal: number): number {
  return logBeta(alpha + 1, beta + renewal - 1) - logBeta(alpha, beta);
}

/** The share of those up for renewal t = 1, 2, ... who renew: (beta + t - 1) / (alpha + beta + t - 1). */
export function retentionRate({ alpha, beta }: BetaShapes, renewal: number): number {
  return (beta + renewal - 1) / (alpha + beta + renewal - 1);
}

/** The law of theta among those who have renewed t times: Beta(alpha, beta + t). */
export function afterRenewals({ alpha, beta }: BetaShapes, renewals: number): BetaShapes {
  return { alpha, beta: beta + renewals };
}

/** The mean of theta: alpha / (alpha + beta). */
export function meanHazard({ alpha, beta }: BetaShapes): number {
  return alpha / (alpha + beta);
}

/** How unlike each other the subscribers are, from 0 (all the same) to 1 (all leave or all stay): 1/(1 + alpha + beta). */
export function polarisation({ alpha, beta }: BetaShapes): number {
  return 1 / (1 + alpha + beta);
}

/**
 * Churn through a shock of one period and after it. In that period each subscriber's hazard is 1 - (1 - theta)^factor,
 * afterwards theta again. Survivors are Beta(alpha, beta + factor), so churn then falls below its path without a shock:
 * the least attached have left.
 *
 * @param periods how many periods to return: the shock's and those after it
 */
export function churnAfterShock(shapes: BetaShapes, factor: number, periods: number): number[] {
  const shock = 1 - survival(shapes, factor);
  const survivors = afterRenewals(shapes, factor);
  return Array.from({ length: periods }, (_, t) =>
    t === 0 ? shock : meanHazard(afterRenewals(survivors, t - 1)),
  );
}

/**
 * Discounted expected residual lifetime, in periods, of a subscriber about to make the n-th renewal, who counts the
 * payment due then as undiscounted (Fader & Hardie 2010, Marketing Science 29, 85-93):
 * (beta + n - 1)/(alpha + beta + n - 1) 2F1(1, beta + n; alpha + beta + n; 1/(1 + d)).
 *
 * @param renewal n = 1, 2, ...
 * @param discount d > 0, per period
 * @throws RangeError if the discount is not positive (the sum need not be finite)
 */
export function discountedResidualLifetime(shapes: BetaShapes, renewal: number, discount: number): number {
  if (!(discount > 0)) throw new RangeError(`discount: expected a number above 0, found ${discount}`);
  const upper = shapes.beta + renewal;
  const lower = shapes.alpha + upper;
  let term = 1;
  let sum = 1;
  for (let k = 0; term > 1e-17 * sum; k++) {
    term *= (upper + k) / ((lower + k) * (1 + discount));
    sum += term;
  }
  return retentionRate(shapes, renewal) * sum;
}

/**
 * The log-likelihood of a cohort's survivors: sum of lost_t ln P(T = t), plus alive ln S at the end.
 *
 * @param survivors how many were alive after 0, 1, 2, ... renewals; not rising, at least two entries
 */
export function logLikelihood(shapes: BetaShapes, survivors: readonly number[]): number {
  const last = survivors.length - 1;
  let sum = survivors[last] * logSurvival(shapes, last);
  for (let t = 1; t <= last; t++) sum += (survivors[t - 1] - survivors[t]) * logLeavingProbability(shapes, t);
  return sum;
}

export interface ShiftedBetaGeometricFit extends BetaShapes {
  readonly logLikelihood: number;
  /** False if the search for the maximum ran out of evaluations. */
  readonly converged: boolean;
}

/**
 * The shapes of greatest likelihood for a cohort's survivors (as for {@link logLikelihood}).
 *
 * @throws RangeError if there are fewer than three entries, one is negative or higher than the one before, or nobody
 * left or nobody stayed (the likelihood then has no maximum)
 */
export function fitShiftedBetaGeometric(survivors: readonly number[]): ShiftedBetaGeometricFit {
  if (survivors.length < 3) {
    throw new RangeError(`survivors: expected at least three entries, found ${survivors.length}`);
  }
  for (let t = 0; t < survivors.length; t++) {
    const most = t === 0 ? Infinity : survivors[t - 1];
    if (!(survivors[t] >= 0 && survivors[t] <= most)) {
      throw new RangeError(
        `survivors after ${t} renewals: expected a count from 0 to ${most}, found ${survivors[t]}`,
      );
    }
  }
  if (survivors[survivors.length - 1] === survivors[0] || survivors[1] === 0) {
    throw new RangeError("survivors: expected some to leave and some to stay");
  }
  const shapesAt = ([lnAlpha, lnBeta]: readonly number[]) => ({ alpha: exp(lnAlpha), beta: exp(lnBeta) });
  const fit = nelderMead((point) => -logLikelihood(shapesAt(point), survivors), {
    start: [0, 0],
    step: 0.5,
    tolerance: 1e-13,
    maxEvaluations: 2000,
  });
  return { ...shapesAt(fit.point), logLikelihood: -fit.value, converged: fit.converged };
}
