import type { BankInputs } from "../../validation/bank-draw.ts";
import { loadPosterior } from "../data/load-posterior.ts";
import type { CaseOptions } from "../data/package-data.ts";
import { type BankFigures, inputsHash, readBankCache } from "./bank-cache.ts";
import { loadBankInputs } from "./load-bank.ts";

/** The shipped draws of the case bank, with the inputs that there are now. */
export interface ShippedDraws {
  readonly inputs: BankInputs;
  readonly figures: BankFigures;
  /** Whether the draws are of these inputs. */
  readonly isFresh: boolean;
}

/** Nothing if no draws are shipped. @throws ScenarioError If a file has mistakes. */
export function loadShippedDraws(options: CaseOptions = {}): ShippedDraws | undefined {
  // Only the record says of how many agents the draws are.
  const present = loadBankInputs(0, options);
  const cache = readBankCache(present, options.dataDir);
  if (!cache) return undefined;
  const { record, figures } = cache;
  const inputs = { ...present, subscribers: record.subscribers };
  return { inputs, figures, isFresh: inputsHash(inputs, loadPosterior(options)) === record.hash };
}
