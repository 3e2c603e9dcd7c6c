/**
 * How a number is known.
 *
 * - `reported`: published by the firm or a named observer;
 * - `derived`: arithmetic on reported numbers, shown in the source;
 * - `estimated`: a statistical estimate made by somebody on data;
 * - `literature`: a published effect from another setting;
 * - `assumed`: a judgement, with a range;
 * - `calibrated`: fitted by `churnkit calibrate`;
 * - `unverified`: seen in no source; never fitted.
 */
export type Evidence =
  | "reported"
  | "derived"
  | "estimated"
  | "literature"
  | "assumed"
  | "calibrated"
  | "unverified";

/** A number that says where it comes from, with an optional plausible interval. */
export interface Sourced {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly evidence: Evidence;
  readonly source: string;
}
