/**
 * How an observed value is known.
 *
 * - `reported`: published with the digits that it has here;
 * - `derived`: arithmetic on published values;
 * - `rounded`: published with fewer digits than the others of its kind;
 * - `guidance`: what the firm expected, not what happened.
 */
export type ObservationStatus = "reported" | "derived" | "rounded" | "guidance";

/** What was observed of a case over a period: a line of its `observed.csv`. */
export interface Observation {
  /**
   * `closing`, `netAdditions`, `grossAdditions`, `cancellations`, `monthlyChurn`, `revenue`, or
   * `closing.<family>`.
   */
  readonly quantity: string;
  /** First day of the period, ISO date. */
  readonly from: string;
  /** Last day of the period, ISO date; a closing is that of its evening. */
  readonly to: string;
  /** People, a fraction per month, or money, as `unit` says; never in thousands or per cent. */
  readonly value: number;
  /** `people`, `fraction`, or the ISO 4217 code of a currency. */
  readonly unit: string;
  readonly status: ObservationStatus;
  readonly source: string;
}
