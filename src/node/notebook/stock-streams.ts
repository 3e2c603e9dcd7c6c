import { captureOutputStreams, type StreamName } from "./output-streams.ts";
import { runningTslab } from "./running-tslab.ts";
import { currentSession } from "./session-access.ts";
import { StreamBuffer } from "./stream-buffer.ts";
import type { WriteDisplay } from "./tslab.ts";

type HandleExecute = (
  request: unknown,
  writeStream: (name: StreamName, text: string) => void,
  writeDisplay: WriteDisplay,
) => Promise<unknown>;

const buffered = Symbol.for("churnkit.bufferedStreams");

interface ZmqServer {
  readonly iopub: { sendTimeout: number };
}

/**
 * Make long output arrive whole on a tslab that churnkit did not start.
 *
 * What cells print is buffered, and from the end of the running cell on the socket no longer postpones each 512th
 * message, which loses the one after it.
 *
 * Does nothing under churnkit's own kernel and outside of tslab, and nothing the second time.
 */
export function bufferStockStreams(): void {
  const jupyter = currentSession() === undefined ? runningTslab() : undefined;
  const handler = jupyter?.JupyterHandlerImpl.prototype as
    | (Record<string | symbol, unknown> & object)
    | undefined;
  if (jupyter === undefined || handler === undefined || handler[buffered] === true) return;
  handler[buffered] = true;
  const handleExecute = handler.handleExecuteImpl as HandleExecute;
  handler.handleExecuteImpl = async function (
    this: unknown,
    ...[request, write, show]: Parameters<HandleExecute>
  ) {
    const streams = new StreamBuffer(write);
    const writeStream = (name: StreamName, text: string) => streams.write(name, text);
    try {
      return await handleExecute.call(this, request, writeStream, flushingFirst(streams, show));
    } finally {
      streams.flush();
    }
  };
  const server = jupyter.ZmqServer.prototype as Record<string, unknown>;
  const publishStatus = server.publishStatus as (this: ZmqServer, ...rest: unknown[]) => void;
  server.publishStatus = function (this: ZmqServer, ...rest: unknown[]) {
    this.iopub.sendTimeout = 0;
    publishStatus.apply(this, rest);
  };
  const streams = bufferRunningCell();
  jupyter.lastWriteDisplayData = flushingFirst(streams, jupyter.lastWriteDisplayData as WriteDisplay);
}

function flushingFirst(streams: StreamBuffer, show: WriteDisplay): WriteDisplay {
  return (content, update) => {
    streams.flush();
    show(content, update);
  };
}

/** The cell that loads this file already prints through tslab's own functions; buffer before those. */
function bufferRunningCell(): StreamBuffer {
  const stock = { stdout: process.stdout.write, stderr: process.stderr.write };
  const streams = new StreamBuffer((name, text) => stock[name].call(process[name], text));
  captureOutputStreams((name, text) => streams.write(name, text));
  return streams;
}
