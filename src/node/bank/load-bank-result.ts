import { ScenarioError } from "../../scenario/issue.ts";
import { type BankResult, validateBank } from "../../validation/validate-bank.ts";
import { type CaseOptions, packageDataDir } from "../data/package-data.ts";
import { loadShippedDraws } from "./shipped-draws.ts";
import { shockWindows } from "./shock-windows.ts";

/** The case bank from the shipped draws. */
export interface ShippedBank extends BankResult {
  /** Whether the draws are of the present codings, rules, parameters and posterior. */
  readonly isFresh: boolean;
}

/**
 * The case bank, predicted and scored from the shipped draws within seconds; `churnkit validate --recompute` makes the
 * draws anew.
 *
 * @throws ScenarioError If no draws are shipped.
 * @example
 * const bank = loadBankResult();
 * await show(chart.caseBank(bank.cases));
 */
export function loadBankResult(options: CaseOptions = {}): ShippedBank {
  const shipped = loadShippedDraws(options);
  if (!shipped) {
    const issue = {
      path: "validation.csv",
      expected: "draws that `churnkit validate --write` ships",
      found: "none",
    };
    throw new ScenarioError([issue], options.dataDir ?? packageDataDir);
  }
  const { inputs, figures, isFresh } = shipped;
  return { ...validateBank(shockWindows(inputs, figures, options)), isFresh };
}
