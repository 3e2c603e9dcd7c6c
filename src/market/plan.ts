import type { Evidence, Sourced } from "./evidence.ts";

/** From `from` (ISO date, included) the monthly price is `amount`, in the scenario's currency. */
export interface PriceStep {
  readonly from: string;
  readonly amount: number;
  readonly evidence?: Evidence;
  readonly source?: string;
}

/**
 * What a plan gives, by component: `streaming: 1` is the whole streaming library, `discs: 2` two discs out
 * at a time. A component of 0 or an absent one is not part of the plan.
 */
export type Components = Readonly<Record<string, number>>;

/** A plan of the focal service. */
export interface Plan {
  /** Family that reports add the plan into, e.g. `both` for `both-1`, `both-2`, `both-3`. */
  readonly family: string;
  readonly title: string;
  readonly components: Components;
  /** Subscribers at the opening, in people; 0 or absent for a plan that is not sold yet. */
  readonly opening?: Sourced;
  /** Dated price path; a plan without a step on or before a date is not sold on that date. */
  readonly price: readonly PriceStep[];
  /** Months that a bill covers: 12 for an annual plan; 1 by default. Prices are per month all the same. */
  readonly billingMonths?: number;
  /** What serving one subscriber for a month costs, in the scenario's currency. */
  readonly cost?: Sourced;
}

/** A plan of a rival. */
export interface RivalPlan {
  readonly title?: string;
  readonly components: Components;
  readonly price: readonly PriceStep[];
}

/** A rival service. */
export interface Rival {
  readonly title: string;
  /** Share of the focal service's subscribers who could use it at all (a store nearby, a DISH contract), 0..1. */
  readonly eligible: number;
  /** Share of the eligible who know of it at the opening, 0..1. */
  readonly reach?: number;
  readonly plans: Readonly<Record<string, RivalPlan>>;
  /** Its own subscribers at the opening, people; for its own ledger only. */
  readonly opening?: Sourced;
  /** Share of its subscribers who leave it in a month, 0..1; for its own ledger only. */
  readonly monthlyChurn?: Sourced;
  /** People whom it wins elsewhere, in dated stretches; for its own ledger only. */
  readonly additions?: readonly { readonly from: string; readonly to: string; readonly people: Sourced }[];
  readonly evidence?: Evidence;
  readonly source?: string;
}
