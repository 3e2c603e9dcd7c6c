import type { CellOutcome, CellSession, CellSink } from "./cell-session.ts";
import { describeUnsendable } from "./execution-failure.ts";
import { ExecutionQueue } from "./execution-queue.ts";
import { KernelMessage, type SendingSocket } from "./kernel-message.ts";
import { StreamBuffer } from "./stream-buffer.ts";

/** tslab's server object, as far as the replaced methods use it. */
interface ZmqServer {
  readonly connInfo: { readonly key: string };
  readonly iopub: SendingSocket;
  readonly handler: { handleShutdown(request: unknown): unknown };
  publishStatus(status: "busy" | "idle", parent: KernelMessage): void;
  handleKernelInfo(socket: SendingSocket, message: KernelMessage): void;
  handleIsComplete(socket: SendingSocket, message: KernelMessage): void;
  handleInspect(socket: SendingSocket, message: KernelMessage): void;
  handleComplete(socket: SendingSocket, message: KernelMessage): void;
  handleShutdown(socket: SendingSocket, message: KernelMessage): void;
  close(): void;
}

interface ExecuteRequest {
  readonly code: string;
  readonly silent?: boolean;
  readonly store_history?: boolean;
  readonly stop_on_error?: boolean;
}

type Answer = (server: ZmqServer, socket: SendingSocket, message: KernelMessage) => void;

/** Time for the last replies to leave before the process ends, whatever timers the cells left. */
const lastWords = 100;

/**
 * Replace the methods of tslab's Jupyter server by ones that keep the protocol.
 *
 * Stock tslab loses messages of a burst, sends no `execute_input`, `execute_result` and `error`,
 * answers `comm_info_request` with the wrong type and `interrupt_request` not at all, and drops requests that arrive
 * within 200 ms of a failure.
 */
export function repairServer(session: CellSession): void {
  const server = session.tslab.jupyter.ZmqServer.prototype as Record<string, unknown>;
  const queue = new ExecutionQueue();
  let count = 0;

  const bindSocket = server.bindSocket as (this: ZmqServer, socket: object, port: number) => Promise<void>;
  server.bindSocket = function (this: ZmqServer, socket: object, port: number) {
    // Else zeromq.js postpones each 512th message and loses those that follow it within one turn.
    Object.assign(socket, { sendTimeout: 0 }, socket === this.iopub ? { sendHighWaterMark: 0 } : {});
    // Without one of its ports nobody hears a kernel; Jupyter starts one that has ended anew, on others.
    return bindSocket.call(this, socket, port).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`churnkit kernel: port ${port}: ${reason}\n`);
      process.exit(1);
    });
  };

  const close = server.close as (this: ZmqServer) => void;
  server.close = function (this: ZmqServer) {
    setTimeout(() => {
      close.call(this);
      process.exit();
    }, lastWords);
  };

  server.handleShellMessage = async function (this: ZmqServer, socket: SendingSocket, ...frames: Buffer[]) {
    const { key } = this.connInfo;
    let message: KernelMessage;
    try {
      message = KernelMessage.parse(key, frames);
    } catch {
      // The protocol asks to ignore what is not signed with the connection's key.
      return;
    }
    if (message.header.msg_type !== "execute_request") {
      this.publishStatus("busy", message);
      respond(this, socket, message, session);
      this.publishStatus("idle", message);
      return;
    }
    const request = message.content as unknown as ExecuteRequest;
    const reply = (content: Record<string, unknown>) => message.answer(key, socket, "execute_reply", content);
    queue.add({
      run: async () => {
        this.publishStatus("busy", message);
        const silent = request.silent === true;
        if (!silent && request.store_history !== false) count++;
        const outcome = await execute(this, message, session, count, silent);
        const { failure } = outcome;
        const abortsWaiting = failure !== undefined && request.stop_on_error !== false;
        if (abortsWaiting) await queue.settle();
        if (failure) reply({ status: "error", execution_count: count, ...failure });
        else reply({ status: "ok", execution_count: count, user_expressions: {}, payload: [] });
        this.publishStatus("idle", message);
        return abortsWaiting;
      },
      abort: () => {
        this.publishStatus("busy", message);
        reply({ status: "aborted" });
        this.publishStatus("idle", message);
      },
    });
  };
}

/** Make tslab's `kernel_info_reply` true: versions of what really runs, and the protocol's status. */
export function repairKernelInfo(session: CellSession): void {
  const { version, typescript, jupyter } = session.tslab;
  const handler = jupyter.JupyterHandlerImpl.prototype as Record<string, unknown>;
  const handleKernel = handler.handleKernel as () => { language_info: object };
  handler.handleKernel = function (this: unknown) {
    const stock = handleKernel.call(this);
    return {
      ...stock,
      status: "ok",
      implementation_version: version,
      language_info: { ...stock.language_info, version: typescript.version },
      banner: `TypeScript ${typescript.version} on Node ${process.version}, tslab ${version} started by churnkit`,
    };
  };
  handler.handleShutdown = (request: { restart?: boolean }) => ({
    status: "ok",
    restart: request.restart === true,
  });
}

async function execute(
  server: ZmqServer,
  message: KernelMessage,
  session: CellSession,
  count: number,
  silent: boolean,
): Promise<CellOutcome> {
  const publish = (type: string, content: Record<string, unknown>) => {
    if (!silent) message.answer(server.connInfo.key, server.iopub, type, content);
  };
  const streams = new StreamBuffer((name, text) => publish("stream", { name, text }));
  const sink: CellSink = {
    stream: (name, text) => streams.write(name, text),
    display: (content, update) => {
      streams.flush();
      publish(update ? "update_display_data" : "display_data", { ...content });
    },
  };
  const { code } = message.content as unknown as ExecuteRequest;
  publish("execute_input", { code, execution_count: count });
  let outcome = await session.run(code, count, sink);
  streams.flush();
  try {
    if (outcome.result) publish("execute_result", { execution_count: count, ...outcome.result });
  } catch (error) {
    outcome = { failure: describeUnsendable(error) };
  }
  if (outcome.failure) publish("error", { ...outcome.failure });
  return outcome;
}

function respond(
  server: ZmqServer,
  socket: SendingSocket,
  message: KernelMessage,
  session: CellSession,
): void {
  const { key } = server.connInfo;
  const type = message.header.msg_type;
  const answers: Record<string, Answer> = {
    kernel_info_request: (its) => its.handleKernelInfo(socket, message),
    is_complete_request: (its) => its.handleIsComplete(socket, message),
    inspect_request: (its) => its.handleInspect(socket, message),
    complete_request: (its) => its.handleComplete(socket, message),
    comm_info_request: () => message.answer(key, socket, "comm_info_reply", { status: "ok", comms: {} }),
    history_request: () => message.answer(key, socket, "history_reply", { status: "ok", history: [] }),
    interrupt_request: () => {
      session.interrupt();
      message.answer(key, socket, "interrupt_reply", { status: "ok" });
    },
    shutdown_request: (its) => {
      its.handleShutdown(socket, message);
      its.close();
    },
  };
  try {
    answers[type]?.(server, socket, message);
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    const content = { status: "error", ename: failure.name, evalue: failure.message, traceback: [] };
    if (type.endsWith("_request")) message.answer(key, socket, type.replace(/_request$/, "_reply"), content);
  }
}
