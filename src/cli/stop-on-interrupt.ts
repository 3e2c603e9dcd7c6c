/** Exit code by which shells know a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** The first Ctrl-C asks to stop and keep what is found; the second ends the program as usual. */
export function stopOnInterrupt(): { readonly stopped: boolean; forget(): void } {
  const signal = { stopped: false, forget: () => void process.off("SIGINT", stop) };
  const stop = () => {
    signal.stopped = true;
  };
  process.once("SIGINT", stop);
  return signal;
}
