import { quitShapes } from "../../behaviour/background-quit.ts";
import type { Parameters } from "../../market/parameter.ts";
import { logBeta } from "../../random/beta.ts";
import { exp } from "../../random/exp.ts";
import type { TenureClass } from "../../scenario/scenario.ts";

/** Those who joined before the first known month. */
export interface EarlierBase {
  /** People at the end of the last unknown month. */
  readonly people: number;
  /** Their completed months of tenure then. */
  readonly tenure: number;
}

/** Tenure of the opening subscribers, and how many the reckoning finds. */
export interface OpeningTenure {
  readonly tenure: readonly TenureClass[];
  /** Survivors of all joiners, in people, before scaling: a check of the survival curve against the actual stock. */
  readonly survivors: number;
}

/** Shares are published with this many decimals. */
const decimals = 6;

/**
 * How long the opening subscribers have subscribed: past joiners times the share of them who are still there,
 * scaled to sum 1. Of those with t completed months `S(t) = B(alpha, beta + t) / B(alpha, beta)` are left
 * (shifted-beta-geometric; Fader & Hardie 2007, equation 5), and of those past the first month only the ones who stayed after the
 * trial.
 *
 * @param joiners People who joined in each past month, the latest first.
 * @param earlier Those before.
 * @param classes Number of classes of one month; one open-ended class follows.
 */
export function openingTenure(
  joiners: readonly number[],
  earlier: EarlierBase,
  classes: number,
  parameters: Parameters,
): OpeningTenure {
  const { alpha, beta } = quitShapes(parameters["quit.alpha"].value, parameters["quit.newMean"].value);
  const survival = (months: number) => exp(logBeta(alpha, beta + months) - logBeta(alpha, beta));
  const converted = 1 - parameters["trial.nonConversion"].value;
  const stock = joiners.map((people, months) => people * survival(months) * (months === 0 ? 1 : converted));
  const old = (earlier.people * survival(joiners.length + earlier.tenure)) / survival(earlier.tenure);
  const survivors = stock.reduce((sum, people) => sum + people, old);

  const tenure = Array.from({ length: classes }, (_, months) => ({
    months,
    share: rounded(stock[months] / survivors),
  }));
  const younger = tenure.reduce((sum, { share }) => sum + share, 0);
  tenure.push({ months: classes, share: Math.max(0, rounded(1 - younger)) });
  return { tenure, survivors };
}

function rounded(share: number): number {
  return Number(share.toFixed(decimals));
}
