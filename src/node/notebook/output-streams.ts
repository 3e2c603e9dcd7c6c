export type StreamName = "stdout" | "stderr";

/**
 * Send everything that this process prints to a function, from now on.
 *
 * Printing that goes on after a cell has ended lands where the latest call of this function directs it.
 */
export function captureOutputStreams(write: (name: StreamName, text: string) => void): void {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new TextDecoder();
    const capture = (
      chunk: string | Uint8Array,
      encodingOrDone?: BufferEncoding | ((error?: Error) => void),
      done?: (error?: Error) => void,
    ): boolean => {
      write(name, typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
      const callback = typeof encodingOrDone === "function" ? encodingOrDone : done;
      if (callback !== undefined) process.nextTick(callback);
      return true;
    };
    process[name].write = capture;
  }
}
