import { join } from "node:path";
import type { BankInputs } from "../../validation/bank-draw.ts";
import type { WidenedPrior } from "../../validation/widening.ts";
import { readCaseWindows } from "../data/case-windows.ts";
import { listCodedCases, loadCodingRules, loadCodings } from "../data/coded-cases.ts";
import { oneOf, text } from "../data/column.ts";
import { loadSharedParameters } from "../data/load-case.ts";
import { type CaseOptions, packageDataDir } from "../data/package-data.ts";
import { readTable } from "../data/read-table.ts";

const priorColumns = { episode: text, kind: oneOf("parameter", "class"), id: text, reason: text };

/** Read which priors rest on which episode, from a table like `data/episode-priors.csv`. */
export function readEpisodePriors(path: string): WidenedPrior[] {
  return readTable(path, priorColumns);
}

/**
 * Everything that decides what the draws of the case bank say, from its files.
 *
 * @throws ScenarioError If a file has mistakes.
 */
export function loadBankInputs(subscribers: number, options: CaseOptions = {}): BankInputs {
  const { dataDir = packageDataDir } = options;
  const rules = loadCodingRules(options);
  return {
    windows: readCaseWindows(join(dataDir, "case-bank.csv")),
    codings: listCodedCases(options).flatMap((id) => loadCodings(id, rules, options)),
    rules,
    parameters: loadSharedParameters(options),
    widened: readEpisodePriors(join(dataDir, "episode-priors.csv")),
    subscribers,
  };
}
