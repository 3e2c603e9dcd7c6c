import { quitShapes } from "../behaviour/background-quit.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { ChurnDefinition, TenureClass } from "../scenario/scenario.ts";
import { renewalsSurvived } from "../simulation/population.ts";

/** What the churn of a world without events depends on, beside the mean quit hazard of newcomers. */
export interface ChurnSetting {
  /** `quit.alpha` and `trial.nonConversion`. */
  readonly alpha: number;
  readonly trialLoss: number;
  /** Length of the free trial; 0 for none. */
  readonly trialDays: number;
  /** Monthly growth of the base in the year before. */
  readonly growth: number;
  /** Completed months of the oldest class of tenure. */
  readonly oldest: number;
  /** Opening subscribers by the months that their bill covers; the shares sum to 1. */
  readonly bills: readonly { readonly share: number; readonly months: number }[];
  /** Joiners of the first three months, returners included, as shares of the opening; the first month first. */
  readonly joiners: readonly [number, number, number];
  /** Share of them who have subscribed before and get no trial. */
  readonly returners: number;
  readonly definition: ChurnDefinition;
}

/** Months over which the churn is counted. */
const MONTHS = 3;
const decimals = 6;

/**
 * Share still there after 0, 1, 2, ... renewals: shifted-beta-geometric,
 * `S(r + 1) = S(r) (beta + r) / (alpha + beta + r)` (Fader & Hardie 2007).
 */
function survivals(alpha: number, newMean: number, renewals: number): Float64Array {
  const { beta } = quitShapes(alpha, newMean);
  const alive = new Float64Array(renewals + 1);
  alive[0] = 1;
  for (let r = 0; r < renewals; r++) alive[r + 1] = (alive[r] * (beta + r)) / (alpha + beta + r);
  return alive;
}

function stocks(setting: ChurnSetting, alive: Float64Array): Float64Array {
  const { growth, oldest, trialDays, trialLoss } = setting;
  const stock = new Float64Array(oldest + 1);
  let joined = 1;
  let sum = 0;
  for (let months = 0; months <= oldest; months++) {
    const converted = trialDays > 0 && months > 0 ? 1 - trialLoss : 1;
    stock[months] = joined * converted * alive[renewalsSurvived(months, trialDays)];
    sum += stock[months];
    joined /= 1 + growth;
  }
  return stock.map((share) => share / sum);
}

/**
 * Tenure of the opening subscribers of a service that has grown steadily: class `m` has the share `(1 + g)^-m S(m)`,
 * with the conversion of the trial, scaled to sum 1.
 */
export function steadyTenure(setting: ChurnSetting, newMean: number): TenureClass[] {
  const shares = stocks(setting, survivals(setting.alpha, newMean, setting.oldest));
  const rounded = (share: number) => Number(share.toFixed(decimals));
  const tenure = Array.from(shares, (share, months) => ({ months, share: rounded(share) }));
  const older = tenure.slice(1).reduce((sum, { share }) => sum + share, 0);
  return [{ months: 0, share: rounded(1 - older) }, ...tenure.slice(1)];
}

/**
 * Monthly churn of the first three months of a world without events, as the definition counts it: opening subscribers
 * renew three times (a yearly bill falls due for a quarter of its payers), who joins in the first month twice, in the
 * second once.
 */
export function steadyChurn(setting: ChurnSetting, newMean: number): number {
  const { bills, joiners, returners, trialDays, trialLoss, definition } = setting;
  const longest = bills.reduce((most, { months }) => Math.max(most, months), MONTHS);
  const alive = survivals(setting.alpha, newMean, setting.oldest + longest);
  const monthly = bills.reduce((sum, { share, months }) => sum + (months === 1 ? share : 0), 0);
  let cancelled = 0;
  stocks(setting, alive).forEach((share, months) => {
    const r = renewalsSurvived(months, trialDays);
    const onTrial = trialDays > 0 && months === 0;
    const kept = onTrial ? (1 - trialLoss) * alive[MONTHS - 1] : alive[r + MONTHS] / alive[r];
    for (const bill of bills) {
      const due = bill.months === 1 ? 1 : Math.min(1, MONTHS / bill.months);
      const left = bill.months === 1 ? 1 - kept : 1 - alive[r + bill.months] / alive[r];
      cancelled += share * bill.share * due * left;
    }
  });
  [2, 1].forEach((renewals, month) => {
    const fresh = trialDays > 0 ? (1 - trialLoss) * alive[renewals - 1] : alive[renewals];
    const left = returners * (1 - alive[renewals]) + (1 - returners) * (1 - fresh);
    cancelled += joiners[month] * monthly * left;
  });
  const joined = joiners[0] + joiners[1] + joiners[2];
  const base: Readonly<Record<ChurnDefinition, number>> = {
    "cancellations/opening": 1,
    "cancellations/(opening+grossAdditions)": 1 + joined,
    "cancellations/average": 1 + (joined - cancelled) / 2,
  };
  return cancelled / base[definition] / MONTHS;
}

/**
 * The mean quit hazard of newcomers, `quit.newMean`, at which the world without events has a given churn in its first
 * three months, the tenure remade with it. Found by bisection on its logarithm.
 *
 * @param churn Monthly churn, above 0.
 * @throws RangeError If no hazard gives it.
 */
export function newMeanFor(churn: number, setting: ChurnSetting): number {
  let [low, high] = [log(1e-6), log(0.95)];
  if (steadyChurn(setting, exp(low)) > churn || steadyChurn(setting, exp(high)) < churn) {
    const [least, most] = [low, high].map((end) => steadyChurn(setting, exp(end)).toFixed(4));
    throw new RangeError(`churn: expected a share from ${least} to ${most} a month, found ${churn}`);
  }
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (steadyChurn(setting, exp(middle)) < churn) low = middle;
    else high = middle;
  }
  return exp((low + high) / 2);
}
