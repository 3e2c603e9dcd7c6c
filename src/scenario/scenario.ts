import type { MarketEvent } from "../market/event.ts";
import type { Evidence, Sourced } from "../market/evidence.ts";
import type { Parameters } from "../market/parameter.ts";
import type { Plan, Rival } from "../market/plan.ts";

/** Joiners of a stretch of days if nothing happened: counts of people over the whole stretch. */
export interface JoiningBaseline {
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  /** People who never subscribed before. */
  readonly newJoiners: Sourced;
  /** Returns of people who had left before the scenario's start. */
  readonly returns: Sourced;
}

/** Who comes in. */
export interface Joining {
  readonly baseline: readonly JoiningBaseline[];
  /** Length of the free trial in days; 0 for none. */
  readonly trialDays: number;
  /** Share of joiners who choose each family at the opening's prices; the families' logit starts from these. */
  readonly planShares?: Readonly<Record<string, Sourced>>;
}

/** Share of the opening subscribers with `months` completed months of tenure; the last class is open-ended. */
export interface TenureClass {
  readonly months: number;
  readonly share: number;
}

/** Named ways of counting churn; the report says which one it prints. */
export type ChurnDefinition =
  | "cancellations/(opening+grossAdditions)"
  | "cancellations/opening"
  | "cancellations/average";

/** The frozen, complete input of a run, without the seed. Plain JSON. */
export interface Scenario {
  readonly $schema?: string;
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** How well the case is documented: A (figures of the firm), B (part of them), C (shapes only). */
  readonly grade?: "A" | "B" | "C";
  /** What is counted, in the plural, where it is not subscribers: `points of a sales index`. */
  readonly unit?: string;
  /** ISO date of the first simulated day. */
  readonly start: string;
  /** ISO date of the last simulated day by default. */
  readonly until: string;
  /** Last ISO date that `--until` may ask for. */
  readonly latest?: string;
  readonly headline: { readonly period: string; readonly quantity: string };
  /** ISO 4217 code. */
  readonly currency: string;
  readonly churnDefinition: ChurnDefinition;
  readonly plans: Readonly<Record<string, Plan>>;
  /**
   * What the service pays for content in a month however many subscribe, on top of the plans' `cost`. For money only;
   * it moves nobody.
   */
  readonly contentCost?: Sourced;
  readonly rivals?: Readonly<Record<string, Rival>>;
  readonly events: readonly MarketEvent[];
  readonly opening?: {
    readonly tenure: readonly TenureClass[];
    readonly evidence: Evidence;
    readonly source: string;
  };
  readonly joining: Joining;
  /** In a file: what this case overrides. In a loaded scenario: every parameter. */
  readonly parameters: Parameters;
}
