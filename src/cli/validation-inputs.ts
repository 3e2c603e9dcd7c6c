import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Draw } from "../market/draw.ts";
import { inputsHash } from "../node/bank/bank-cache.ts";
import { loadSeries } from "../node/data/case-observations.ts";
import { type Case, loadSharedParameters } from "../node/data/load-case.ts";
import { readTextFile } from "../node/data/text-file.ts";
import type { BankInputs } from "../validation/bank-draw.ts";
import type { BankLesson } from "../validation/validate-own.ts";
import { hashOf } from "./run-identity.ts";

/** SHA-256 of all that the bank is predicted with and held against. */
export function bankInputsHash(inputs: BankInputs, posterior: readonly Draw[]): string {
  const cases = [...new Set(inputs.windows.map((window) => window.case))];
  const observed = cases.map((id) => loadSeries(id));
  return hashOf([inputsHash(inputs, posterior), inputs.windows, observed]);
}

/** As {@link bankInputsHash}, of cases of one's own: every file in their folders, and what the bank teaches. */
export function ownInputsHash(
  cases: readonly Case[],
  posterior: readonly Draw[],
  { scales, priced }: BankLesson,
): string {
  const files = cases.map(({ folder }) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readTextFile(path)]),
  );
  return hashOf([files, scales, priced, loadSharedParameters(), posterior]);
}
