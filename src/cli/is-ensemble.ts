import type { RunOptions } from "./run-options.ts";

type Kind = Pick<RunOptions, "draws" | "resume" | "isEnsemble">;

/** Whether quarters and evenings of runs are kept, and not their ledgers. */
export function isEnsemble({ draws, resume, isEnsemble }: Kind): boolean {
  return isEnsemble ?? (draws !== undefined || resume !== undefined);
}

/** What Ctrl-C is answered with, as of `endingOnSignals`: an ensemble says itself what is kept. */
export function farewellOf(options: Kind): string | undefined {
  return isEnsemble(options) ? "" : undefined;
}
