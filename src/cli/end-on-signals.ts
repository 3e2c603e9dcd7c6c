import { writeSync } from "node:fs";
import { comeToRest } from "../node/standstill.ts";

/** Signals that end a program, and the exit codes that shells know them by. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Do a command's work, and on Ctrl-C end within a second and take its worker threads along. Not for long work on this thread: a
 * busy thread hears no signals.
 *
 * @param farewell Said on standard error then, when a bar is gone; empty if the work says it itself.
 */
export async function endingOnSignals<Result>(
  work: () => Promise<Result>,
  farewell = "Stopped; nothing was written.",
): Promise<Result> {
  const end = async (code: number): Promise<never> => {
    if (farewell !== "") process.once("exit", () => sayLast(farewell));
    await comeToRest();
    process.exit(code);
  };
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => [signal, () => void end(code)] as const);
  for (const [signal, handler] of handlers) process.once(signal, handler);
  try {
    return await work();
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}

/** Say a line on the way out: written at once, on a terminal over the `^C` that it shows. */
export function sayLast(text: string): void {
  writeSync(process.stderr.fd, `${process.stderr.isTTY ? "\r" : ""}${text}\n`);
}
