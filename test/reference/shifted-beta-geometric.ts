import { logBeta } from "../../src/random/beta.ts";

/**
 * The shifted-beta-geometric model of retention (Fader & Hardie 2007, Journal of Interactive Marketing 21, 76-90) in closed
 * form, which simulated renewals are held against: each subscriber leaves at every renewal with a probability theta of
 * their own, and theta ~ Beta(alpha, beta).
 */
export interface BetaShapes {
  readonly alpha: number;
  readonly beta: number;
}

/** The share still subscribed after t >= 0 renewals: B(alpha, beta + t) / B(alpha, beta). */
export function survival({ alpha, beta }: BetaShapes, renewals: number): number {
  return Math.exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta));
}

/** The share that leaves at renewal t = 1, 2, ...: B(alpha + 1, beta + t - 1) / B(alpha, beta). */
export function leavingProbability({ alpha, beta }: BetaShapes, renewal: number): number {
  return Math.exp(logBeta(alpha + 1, beta + renewal - 1) - logBeta(alpha, beta));
}

/** The share of those up for renewal t = 1, 2, ... who renew: (beta + t - 1) / (alpha + beta + t - 1). */
export function retentionRate({ alpha, beta }: BetaShapes, renewal: number): number {
  return (beta + renewal - 1) / (alpha + beta + renewal - 1);
}
