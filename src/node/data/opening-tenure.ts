import { quitShapes } from "../../behaviour/background-quit.ts";
import type { Parameters } from "../../market/parameter.ts";
import { logBeta } from "../../random/beta.ts";
import { exp } from "../../random/exp.ts";
import type { TenureClass } from "../../scenario/scenario.ts";
import { renewalsSurvived } from "../../simulation/population.ts";

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
 * scaled to sum 1. Of those who have survived r renewals after their trial `S(r) = B(alpha, beta + r) / B(alpha, beta)`
 * are left (shifted-beta-geometric; Fader & Hardie 2007, equation 5); the trial itself is survived by those who convert.
 *
 * @param joiners People who joined in each past month, the latest first.
 * @param earlier Those before.
 * @param classes Number of classes of one month; one open-ended class follows.
 * @param trialDays Length of the free trial; 0 for none, and then the first renewal is like the others.
 */
export function openingTenure(
  joiners: readonly number[],
  earlier: EarlierBase,
  classes: number,
  trialDays: number,
  parameters: Parameters,
): OpeningTenure {
  const { alpha, beta } = quitShapes(parameters["quit.alpha"].value, parameters["quit.newMean"].value);
  const converted = trialDays > 0 ? 1 - parameters["trial.nonConversion"].value : 1;
  const survival = (months: number) => {
    const renewals = renewalsSurvived(months, trialDays);
    return (months === 0 ? 1 : converted) * exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta));
  };
  const stock = joiners.map((people, months) => people * survival(months));
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
