import { setImmediate as turn } from "node:timers/promises";
import { type ProgressBar, progressBar } from "./progress-bar.ts";

/** Progress of work that has stages: a bar for each, one after the other. */
export interface StageBars {
  update(stage: string, done: number, all: number, note: string): Promise<void>;
  stop(): void;
}

/** @param unit What is counted, as of {@link progressBar}. */
export function stageBars(unit: string): StageBars {
  let current: { readonly stage: string; readonly bar: ProgressBar } | undefined;
  return {
    async update(stage, done, all, note) {
      if (current?.stage !== stage) {
        current?.bar.stop();
        current = { stage, bar: progressBar(unit) };
      }
      current.bar.update(done, all, note);
      // Stages without runs keep this thread busy; signals and the bar need a turn.
      await turn();
    },
    stop: () => current?.bar.stop(),
  };
}
