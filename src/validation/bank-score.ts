import type { Baselines, Prediction } from "./judged-window.ts";

/** A window predicted without its episode, beside what happened. Predictions and baselines are in `unit`. */
export interface WindowResult {
  readonly case: string;
  readonly episode: string;
  readonly grade: "A" | "B" | "C";
  readonly event: string;
  /** Kind of window: announced, first, during, next or later. */
  readonly window: string;
  readonly quantity: string;
  readonly from: string;
  readonly to: string;
  /** People; a fraction a month for churn; a fraction for a shape. */
  readonly unit: "people" | "fraction";
  /** Level that the window opened with, people; null for churn and shapes. */
  readonly base: number | null;
  readonly observed: number;
  /** The same in points: of the base, of monthly churn, or per cent of a change. */
  readonly observedPoints: number;
  readonly predicted: Prediction;
  /** Median predicted less observed, in points of the base; of monthly churn for churn; of the change for shapes. */
  readonly errorPoints: number;
  /** In the same points. */
  readonly crps: number;
  readonly in50: boolean;
  readonly in90: boolean;
  /** Share of the predictive distribution below what happened, 0..1: even over windows if the intervals are honest. */
  readonly pit: number;
  readonly baselines: Baselines;
}

/** Share of windows on which the model's absolute error is smaller, with how many there were. */
export interface BetterThan {
  readonly persistence: number | null;
  readonly elasticity: number | null;
  readonly guidance: number | null;
}

/** Scores of some windows. */
export interface BankSummary {
  readonly n: number;
  readonly medianAbsErrorPoints: number;
  readonly meanCrps: number;
  readonly coverage50: number;
  readonly coverage90: number;
  readonly betterThan: BetterThan;
  /** On how many windows each could be compared, and the central 95 % of the share: see {@link EpisodeInterval}. */
  readonly betterThanOf: Readonly<Record<keyof BetterThan, ComparedShare>>;
  /** Medians of the rivals' absolute errors, on the windows that they can predict. */
  readonly medianAbsErrorOf: Readonly<Record<keyof BetterThan, number | null>>;
  /** How sure the scores themselves are. */
  readonly intervals: Readonly<Record<"medianAbsErrorPoints" | "coverage50" | "coverage90", EpisodeInterval>>;
}

/**
 * The central 95 % of a score over resampled episodes (percentile bootstrap): windows of an episode share its shock, so
 * they are drawn together. Null where fewer than {@link LEAST_EPISODES} episodes have a say.
 */
export interface EpisodeInterval {
  readonly episodes: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Of fewer episodes than this, drawing again tells nothing. */
export const LEAST_EPISODES = 5;

/** On how many windows a share could be counted, and how sure it is. */
export interface ComparedShare extends EpisodeInterval {
  readonly n: number;
}
