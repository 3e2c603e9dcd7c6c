import { ScenarioError } from "../../scenario/issue.ts";
import { type BankResult, validateBank } from "../../validation/validate-bank.ts";
import type { CaseOptions } from "../data/load-case.ts";
import { packageDataDir } from "../data/load-case.ts";
import { loadPosterior } from "../data/load-posterior.ts";
import { inputsHash, readBankCache } from "./bank-cache.ts";
import { loadBankInputs } from "./load-bank.ts";
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
  const { dataDir = packageDataDir } = options;
  const cache = readBankCache(loadBankInputs(0, options), dataDir);
  if (!cache) {
    const issue = {
      path: "validation.csv",
      expected: "draws that `churnkit validate --write` ships",
      found: "none",
    };
    throw new ScenarioError([issue], dataDir);
  }
  const inputs = loadBankInputs(cache.record.subscribers, options);
  const isFresh = inputsHash(inputs, loadPosterior(options)) === cache.record.hash;
  return { ...validateBank(shockWindows(inputs, cache.figures, options)), isFresh };
}
