import type { RunOptions } from "./run-options.ts";

/** Options with which quarters and evenings of runs are kept, and not their ledgers. */
export function isEnsemble({ draws, resume }: Pick<RunOptions, "draws" | "resume">): boolean {
  return draws !== undefined || resume !== undefined;
}
