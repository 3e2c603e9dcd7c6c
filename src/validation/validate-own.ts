import type { WindowResult } from "./bank-score.ts";
import { unitOf } from "./case-window.ts";
import { constantElasticity, type PricedWindow } from "./elasticity.ts";
import { measured, type ShockWindow } from "./measured-window.ts";
import { type Fold, sampleOf } from "./predict-folds.ts";
import { type BankTables, judgedBy, resultOf, tablesOf } from "./validate-bank.ts";

/** What the bank teaches about cases that are not in it. */
export interface BankLesson {
  /** Scale of the discrepancy by unit. */
  readonly scales: Fold["scales"];
  /** The bank's windows by unit, for the constant elasticity. */
  readonly priced: { readonly points: readonly PricedWindow[]; readonly churn: readonly PricedWindow[] };
}

/**
 * Predict and score cases that are not in the bank. Nothing is fitted to them: the draws are equally likely, the scale of
 * the discrepancy and the elasticity are the whole bank's.
 */
export function validateOwn(shocks: readonly ShockWindow[], { scales, priced }: BankLesson): BankTables {
  const results = shocks.map((shock): WindowResult => {
    const one = measured(shock);
    const unit = unitOf(one.window.quantity) as "points" | "churn";
    const judged = judgedBy(one, constantElasticity(priced[unit]));
    return resultOf(judged, sampleOf(judged, scales));
  });
  return tablesOf(results);
}
