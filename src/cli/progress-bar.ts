import { Presets, SingleBar } from "cli-progress";

/** Work faster than this shows no bar. */
const PATIENCE_MS = 1000;

/** A bar on standard error with the time left. Nothing is shown without a terminal or within the first second. */
export interface ProgressBar {
  update(done: number, all: number, note?: string): void;
  stop(): void;
}

/** @param unit What is counted, e.g. `days`. */
export function progressBar(unit: string): ProgressBar {
  const began = performance.now();
  let bar: SingleBar | undefined;
  return {
    update(done, all, note = "") {
      if (!process.stderr.isTTY || performance.now() - began < PATIENCE_MS) return;
      if (!bar) {
        bar = new SingleBar(
          {
            format: `{bar} {value}/{total} ${unit}, {eta_formatted} left  {note}`,
            stream: process.stderr,
            clearOnComplete: true,
            hideCursor: true,
          },
          Presets.shades_grey,
        );
        bar.start(all, done, { note });
      }
      bar.setTotal(all);
      bar.update(done, { note });
    },
    stop: () => bar?.stop(),
  };
}
