import { createRequire } from "node:module";
import type { SingleBar } from "cli-progress";

/** Work faster than this shows no bar. */
const PATIENCE_MS = 1000;
/** Without a terminal a line says so often how far it is. */
const LINE_EVERY_MS = 10_000;

/** Tells on standard error how far the work is and how long the rest will take. */
export interface ProgressBar {
  update(done: number, all: number, note?: string): void;
  stop(): void;
}

/**
 * A bar with a terminal, from the first second on; a line every ten seconds without one.
 *
 * @param unit What is counted, e.g. `days`; `%` if `done` is a percentage.
 */
export function progressBar(unit: string, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const began = performance.now();
  const draw = stream.isTTY ? barOn(stream) : linesOn(stream);
  return {
    update(done, all, note = "") {
      const elapsed = performance.now() - began;
      const count = unit === "%" ? `${done} %` : `${done} of ${all} ${unit}`;
      draw.update(
        elapsed,
        done / all,
        [count, timeLeft(done / all, elapsed), note].filter(Boolean).join(", "),
      );
    },
    stop: draw.stop,
  };
}

/** Before as much as this is done, or so long gone by, what was done tells of the start more than of the rest. */
const TELLING_SHARE = 0.03;
const TELLING_MS = 10_000;

/** How long the rest takes if it goes on as before: `35 s left`; empty as long as nobody can tell. */
export function timeLeft(share: number, elapsedMs: number): string {
  if (!(share > 0) || (share < TELLING_SHARE && elapsedMs < TELLING_MS)) return "";
  const seconds = Math.ceil(((elapsedMs / share) * (1 - share)) / 1000);
  return seconds < 100 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}

interface Drawing {
  update(elapsedMs: number, share: number, text: string): void;
  stop(): void;
}

function linesOn(stream: NodeJS.WriteStream): Drawing {
  let next = LINE_EVERY_MS;
  return {
    update(elapsed, _share, text) {
      if (elapsed < next) return;
      next = elapsed + LINE_EVERY_MS;
      stream.write(`${text}\n`);
    },
    stop: () => {},
  };
}

function barOn(stream: NodeJS.WriteStream): Drawing {
  let bar: SingleBar | undefined;
  // A bar that is not stopped leaves the terminal without a cursor.
  const stop = (): void => bar?.stop();
  process.once("exit", stop);
  return {
    update(elapsed, share, text) {
      if (elapsed < PATIENCE_MS) return;
      bar ??= startedBar(stream, text);
      bar.update(share, { text });
    },
    stop() {
      stop();
      process.off("exit", stop);
    },
  };
}

/** Most runs are over before they need a bar: its library is loaded for those that do. */
function startedBar(stream: NodeJS.WriteStream, text: string): SingleBar {
  const { Presets, SingleBar: Bar } = createRequire(import.meta.url)(
    "cli-progress",
  ) as typeof import("cli-progress");
  const options = {
    format: "{bar} {text}",
    stream,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
  };
  const bar = new Bar(options, Presets.shades_grey);
  bar.start(1, 0, { text });
  return bar;
}
