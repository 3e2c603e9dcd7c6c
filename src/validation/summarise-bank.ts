import { median } from "simple-statistics";
import { betaQuantile } from "../random/beta.ts";
import type { BankSummary, BetterThan, ComparedShare, WindowResult } from "./bank-score.ts";

const RIVALS = ["persistence", "elasticity", "guidance"] as const satisfies readonly (keyof BetterThan)[];
/** Jeffreys' prior of a share. */
const JEFFREYS = 0.5;
const CENTRAL_95 = [0.025, 0.975] as const;

/**
 * Scores over windows of one unit: median absolute error, mean CRPS, coverage, and on which share of the windows the model
 * is nearer to the outcome than each simple rival (equally near counts half).
 *
 * @throws RangeError If there is no window.
 */
export function summariseBank(windows: readonly WindowResult[]): BankSummary {
  if (windows.length === 0) throw new RangeError("windows: expected at least one, found none");
  const n = windows.length;
  const share = (holds: (window: WindowResult) => boolean): number => windows.filter(holds).length / n;
  const betterThan: Record<string, number | null> = {};
  const betterThanOf: Record<string, ComparedShare> = {};
  const medianAbsErrorOf: Record<string, number | null> = {};
  for (const rival of RIVALS) {
    const misses = windows.flatMap((window) => {
      const miss = rivalMiss(window, rival);
      return miss === undefined ? [] : [{ own: Math.abs(window.errorPoints), rival: miss }];
    });
    const wins = misses.reduce(
      (sum, miss) => sum + (miss.own < miss.rival ? 1 : miss.own === miss.rival ? 0.5 : 0),
      0,
    );
    betterThan[rival] = misses.length > 0 ? wins / misses.length : null;
    betterThanOf[rival] = comparedShare(wins, misses.length);
    medianAbsErrorOf[rival] = misses.length > 0 ? median(misses.map((miss) => miss.rival)) : null;
  }
  return {
    n,
    medianAbsErrorPoints: median(windows.map(({ errorPoints }) => Math.abs(errorPoints))),
    meanCrps: windows.reduce((sum, { crps }) => sum + crps, 0) / n,
    coverage50: share(({ in50 }) => in50),
    coverage90: share(({ in90 }) => in90),
    betterThan: betterThan as unknown as BetterThan,
    betterThanOf: betterThanOf as BankSummary["betterThanOf"],
    medianAbsErrorOf: medianAbsErrorOf as BankSummary["medianAbsErrorOf"],
  };
}

/** Absolute error of a simple rival in points; nothing where it has no prediction. */
export function rivalMiss(window: WindowResult, rival: keyof BetterThan): number | undefined {
  const predicted = window.baselines[rival];
  if (predicted === null) return undefined;
  return (100 * Math.abs(predicted - window.observed)) / (window.base ?? 1);
}

function comparedShare(wins: number, n: number): ComparedShare {
  if (n === 0) return { n, low: null, high: null };
  const [low, high] = CENTRAL_95.map((p) => betaQuantile(wins + JEFFREYS, n - wins + JEFFREYS, p));
  return { n, low, high };
}
