/** How a value may be known that parameters are fitted to. */
export const TARGET_STATUS = ["reported", "derived", "rounded"] as const;
export type TargetStatus = (typeof TARGET_STATUS)[number];

/** A figure that a stage fits: a quantity of a period of the stage's case. */
export interface Target {
  /** As in `observed.csv`: closing, grossAdditions, cancellations, monthlyChurn, `closing.<family>`. */
  readonly quantity: string;
  /** Last day of the period, ISO date. */
  readonly to: string;
  /** Miss that counts as one standard deviation: rounding of the source and what the model need not get right. */
  readonly tolerance: number;
  /**
   * Standard deviation of what the best parameters would still miss, because the model is one: for the posterior alone, on
   * top of the tolerance. 0 by default.
   */
  readonly discrepancy?: number;
}

/** A stage that fits parameters on simulated figures of a case. */
export interface FigureStage {
  readonly id: string;
  readonly kind: "figures";
  readonly case: string;
  /** Last day that is simulated, ISO date; nothing after it is looked at. */
  readonly until: string;
  readonly free: readonly string[];
  readonly targets: readonly Target[];
}

/** A reading of the public mood. */
export interface MoodReading {
  /** `posts`: cumulative posts since the announcement; `buzz`: a brand index. */
  readonly quantity: "posts" | "buzz";
  readonly on: string;
  readonly value: number;
  /** How the value is known; what was only expected, or is seen in no source, fits nothing. */
  readonly status: TargetStatus;
  readonly tolerance: number;
  /** As of a target. */
  readonly discrepancy?: number;
}

/** A stage that fits the mood on readings of posts and of a brand index. */
export interface MoodStage {
  readonly id: string;
  readonly kind: "mood";
  readonly case: string;
  readonly until: string;
  readonly free: readonly string[];
  /** Brand index of the calm before the event; damage is measured from it. */
  readonly calm: { readonly on: string; readonly value: number };
  /** Day on which cumulative posts start. */
  readonly since: string;
  readonly readings: readonly MoodReading[];
}

/** The stages of a calibration, in order; each starts from what those before it fitted. */
export interface CalibrationPlan {
  readonly case: string;
  readonly seeds: readonly number[];
  readonly subscribers: number | "full";
  readonly stages: readonly (FigureStage | MoodStage)[];
}
