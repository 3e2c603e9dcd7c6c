import type { BankSummary, WindowResult } from "./bank-score.ts";
import { unitOf, type WindowUnit } from "./case-window.ts";
import { constantElasticity, type PricedWindow, predictedByElasticity } from "./elasticity.ts";
import { type JudgedWindow, predictionOf } from "./judged-window.ts";
import { type MeasuredWindow, measured, quantityOf, type ShockWindow } from "./measured-window.ts";
import { type Fold, predictFolds } from "./predict-folds.ts";
import { summariseBank } from "./summarise-bank.ts";

/** Windows of one unit, worst first, and their scores. */
export interface BankTable {
  readonly cases: readonly WindowResult[];
  readonly summary: BankSummary;
}

/** Windows in points of the base, and those of churn apart from them. */
export interface BankTables {
  readonly cases: readonly WindowResult[];
  /** Null where there is no such window. */
  readonly summary: BankSummary | null;
  /** Windows of churn, in points of monthly churn. */
  readonly churnOnly: BankTable | null;
}

/** The case bank, predicted and scored. */
export interface BankResult extends BankTables {
  readonly summary: BankSummary;
  /** Windows that do not count, predicted in the same way. */
  readonly notCounted: readonly WindowResult[];
  /** What each episode was predicted with. */
  readonly folds: readonly Fold[];
  readonly draws: number;
}

/**
 * Predict each episode of a case bank from all others and score the predictions.
 *
 * @param shocks Windows with their draws; the n-th value of every window belongs to the n-th draw of the shared parameters.
 * @throws RangeError If a window has no outcome, or fewer than three episodes count.
 */
export function validateBank(shocks: readonly ShockWindow[]): BankResult {
  const judged = judgedWindows(shocks.map(measured));
  const predicted = predictFolds(judged);
  const results = new Map(predicted.map(({ judged: one, sample }) => [one, resultOf(one, sample)]));
  const inOrder = judged.map((one) => ({ one, result: results.get(one) as WindowResult }));
  const counting = inOrder.filter(({ one }) => one.window.counts).map(({ result }) => result);
  const folds = new Map(predicted.map(({ fold }) => [fold.episode, fold]));
  const { summary, ...tables } = tablesOf(counting);
  if (summary === null)
    throw new RangeError("windows: expected one in points of the base that counts, found none");
  return {
    ...tables,
    summary,
    notCounted: inOrder.filter(({ one }) => !one.window.counts).map(({ result }) => result),
    folds: [...folds.values()],
    draws: judged[0].draws.length,
  };
}

/** Windows in their tables, worst first. */
export function tablesOf(windows: readonly WindowResult[]): BankTables {
  const of = (unit: WindowUnit): BankTable | null => {
    const own = windows
      .filter(({ quantity }) => unitOf(quantity) === unit)
      .sort((a, b) => Math.abs(b.errorPoints) - Math.abs(a.errorPoints));
    return own.length > 0 ? { cases: own, summary: summariseBank(own) } : null;
  };
  return { cases: [], summary: null, ...of("points"), churnOnly: of("churn") };
}

/** Some cases of a result, scored by themselves. */
export function selectCases(result: BankTables, ids: readonly string[]): BankTables {
  const own = [...result.cases, ...(result.churnOnly?.cases ?? [])];
  return tablesOf(own.filter((window) => ids.includes(window.case)));
}

/** Every window with the constant elasticity that the other episodes of its unit have. */
export function judgedWindows(windows: readonly MeasuredWindow[]): JudgedWindow[] {
  return windows.map((one) => {
    const { window } = one;
    return judgedBy(one, constantElasticity(pricedWindows(windows, unitOf(window.quantity)), window.episode));
  });
}

/** A window with what a constant elasticity says of it, where persistence says anything. */
export function judgedBy(one: MeasuredWindow, elasticity: number): JudgedWindow {
  const { baselines, priceChange } = one;
  const { persistence } = baselines;
  const predicted = persistence === null ? null : predictedByElasticity(elasticity, priceChange, persistence);
  return { ...one, baselines: { ...baselines, elasticity: predicted } };
}

/** The counting windows of a unit that have a price change and a persistence. */
export function pricedWindows(windows: readonly MeasuredWindow[], unit: WindowUnit): PricedWindow[] {
  return windows.flatMap(({ window, observed, priceChange, baselines: { persistence } }) =>
    window.counts && unitOf(window.quantity) === unit && persistence !== null
      ? [{ episode: window.episode, observed, priceChange, persistence }]
      : [],
  );
}

/** A window's prediction in its own quantity, and its errors in points. */
export function resultOf(judged: JudgedWindow, sample: Float64Array): WindowResult {
  const { window, observed, base, baselines } = judged;
  const { prediction, crps, pit } = predictionOf(sample, observed);
  const { p05, p25, p50, p75, p95 } = prediction;
  const value = quantityOf(window.quantity, base);
  const own = (points: number | null): number | null => (points === null ? null : value(points));
  return {
    case: window.case,
    episode: window.episode,
    grade: window.grade,
    event: window.event,
    window: window.kind,
    quantity: window.quantity,
    from: window.from,
    to: window.to,
    unit: unitOf(window.quantity) === "points" ? "people" : "fraction",
    base: base ?? null,
    observed: value(observed),
    observedPoints: observed,
    predicted: {
      mean: value(prediction.mean),
      p05: value(p05),
      p25: value(p25),
      p50: value(p50),
      p75: value(p75),
      p95: value(p95),
    },
    errorPoints: p50 - observed,
    crps,
    in50: p25 <= observed && observed <= p75,
    in90: p05 <= observed && observed <= p95,
    pit,
    baselines: {
      persistence: own(baselines.persistence),
      elasticity: own(baselines.elasticity),
      guidance: own(baselines.guidance),
    },
  };
}
