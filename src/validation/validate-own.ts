import type { WindowResult } from "./bank-score.ts";
import { unitOf } from "./case-window.ts";
import { constantElasticity, elasticityForecast, type PricedWindow } from "./elasticity.ts";
import { measured, type ShockWindow } from "./measured-window.ts";
import { type Fold, sampleOf } from "./predict-folds.ts";
import { type BankTable, resultOf, tableOf } from "./validate-bank.ts";

/** What the bank teaches about cases that are not in it. */
export interface BankLesson {
  /** Scale of the discrepancy by unit. */
  readonly scales: Fold["scales"];
  /** The bank's windows by unit, for the constant elasticity. */
  readonly priced: { readonly points: readonly PricedWindow[]; readonly churn: readonly PricedWindow[] };
}

/** Cases of one's own, predicted and scored. */
export interface OwnResult extends Omit<BankTable, "summary"> {
  /** Null where no window is in points of the base. */
  readonly summary: BankTable["summary"] | null;
  readonly churnOnly: BankTable | null;
}

/**
 * Predict and score cases that are not in the bank. Nothing is fitted to them: the draws are equally likely, the scale of
 * the discrepancy and the elasticity are the whole bank's.
 */
export function validateOwn(shocks: readonly ShockWindow[], { scales, priced }: BankLesson): OwnResult {
  const results = shocks.map((shock): WindowResult => {
    const one = measured(shock);
    const unit = unitOf(one.window.quantity) as "points" | "churn";
    const { persistence } = one.baselines;
    const elasticity =
      persistence === null
        ? null
        : elasticityForecast(constantElasticity(priced[unit]), one.priceChange, persistence);
    const judged = { ...one, baselines: { ...one.baselines, elasticity } };
    return resultOf(judged, sampleOf(judged, scales));
  });
  const of = (unit: "points" | "churn"): WindowResult[] =>
    results.filter(({ quantity }) => unitOf(quantity) === unit);
  const [points, churn] = [of("points"), of("churn")];
  return {
    ...(points.length > 0 ? tableOf(points) : { cases: [], summary: null }),
    churnOnly: churn.length > 0 ? tableOf(churn) : null,
  };
}
