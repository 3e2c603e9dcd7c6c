import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BankInputs } from "../../validation/bank-draw.ts";
import type { Coding } from "../../validation/coding.ts";
import type { CodingRules } from "../../validation/coding-rules.ts";
import type { WidenedPrior } from "../../validation/widening.ts";
import { readCaseWindows } from "../data/case-windows.ts";
import { oneOf, text } from "../data/column.ts";
import { type CaseOptions, loadSharedParameters, packageDataDir } from "../data/load-case.ts";
import { readTable } from "../data/read-table.ts";
import { readTextFile } from "../data/text-file.ts";

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
  return {
    windows: readCaseWindows(join(dataDir, "case-bank.csv")),
    codings: readCodings(dataDir),
    rules: JSON.parse(readTextFile(join(dataDir, "coding-rules.json"))) as CodingRules,
    parameters: loadSharedParameters(options),
    widened: readEpisodePriors(join(dataDir, "episode-priors.csv")),
    subscribers,
  };
}

/** The codings of all cases, in the order of their folders and files. */
function readCodings(dataDir: string): Coding[] {
  const folders = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(dataDir, folder))
        .filter((file) => /^coding.*\.json$/.test(file))
        .sort()
        .map((file) => JSON.parse(readTextFile(join(dataDir, folder, file))) as Coding),
    );
}
