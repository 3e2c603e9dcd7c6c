import type { RunOptions } from "./run-options.ts";

/** Options with which quarters and evenings of runs are kept, and not their ledgers. */
export function isEnsemble({ draws, resume }: Pick<RunOptions, "draws" | "resume">): boolean {
  return draws !== undefined || resume !== undefined;
}

/** What Ctrl-C is answered with, as of `endingOnSignals`: an ensemble says itself what is kept. */
export function farewellOf(options: Pick<RunOptions, "draws" | "resume">): string | undefined {
  return isEnsemble(options) ? "" : undefined;
}
