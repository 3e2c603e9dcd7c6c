import { ensembleCrps } from "../statistics/crps.ts";
import { quantileOfSorted, sorted } from "../statistics/quantile.ts";
import type { CaseWindow } from "./case-window.ts";

/** A window with what the draws say of it, in the unit that it is judged in. */
export interface JudgedWindow {
  readonly window: CaseWindow;
  /** Observed, in points of the base, points of monthly churn, or per cent of a change. */
  readonly observed: number;
  /** One value a draw, in the same unit. */
  readonly draws: Float64Array;
  /** What is not below this, in the same unit: see `leastPossible`. */
  readonly least: number;
  /** How uncertain a window of this service is, relative to others: see `spreadFactor`. */
  readonly factor: number;
  /** Level that the window opened with, people; absent for churn and shapes. */
  readonly base?: number;
  readonly baselines: Baselines;
}

/** The simple rivals' predictions in the judged unit; null where one has nothing to say. */
export interface Baselines {
  readonly persistence: number | null;
  readonly elasticity: number | null;
  readonly guidance: number | null;
}

/** A predictive distribution. */
export interface Prediction {
  readonly mean: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** Mean and quantiles (type 7) of a predictive sample, its CRPS against what happened, and the share of it below that. */
export function predictionOf(
  sample: Float64Array,
  observed: number,
): { prediction: Prediction; crps: number; pit: number } {
  const ascending = sorted(sample);
  const at = (p: number): number => quantileOfSorted(ascending, p);
  const mean = ascending.reduce((sum, value) => sum + value, 0) / ascending.length;
  return {
    prediction: { mean, p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) },
    crps: ensembleCrps(ascending, observed),
    pit: ascending.filter((value) => value < observed).length / ascending.length,
  };
}

/**
 * How much wider a service's windows are uncertain than those of one that stands still: `sqrt(1 + g^2)`, with `g` what
 * persistence says of the window in its own unit. Known beforehand: a service that grew by a third in a quarter is not
 * foreseen to a point.
 *
 * @param persistence In points; 0 where nothing is known.
 */
export function spreadFactor(persistence: number | null): number {
  const growth = persistence ?? 0;
  return Math.sqrt(1 + growth * growth);
}
