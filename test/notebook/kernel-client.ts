import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./built.ts";

interface Socket extends AsyncIterable<Buffer[]> {
  connect(address: string): void;
  close(): void;
  send(frames: (string | Buffer)[]): Promise<void>;
  subscribe(): void;
}

type Content = Record<string, never>;
export interface Message {
  readonly channel: "iopub" | "shell" | "control";
  readonly type: string;
  readonly parent: string;
  // biome-ignore lint/suspicious/noExplicitAny: the contents of a protocol whose shape is what the tests check
  readonly content: any;
}

const channels = ["shell", "iopub", "stdin", "control", "hb"] as const;
const delimiter = "<IDS|MSG>";
const session = randomUUID();

/** A Jupyter front end of a few lines, which shares no code with the kernel under test. */
export class KernelClient {
  readonly process: ChildProcess;
  readonly #key = randomUUID();
  readonly #file = join(tmpdir(), `kernel-${randomUUID()}.json`);
  readonly #messages: Message[] = [];
  readonly #sockets = new Map<string, Socket>();
  readonly #waiting = new Set<() => void>();

  constructor(ports: readonly number[], directory: string) {
    const named = Object.fromEntries(channels.map((name, at) => [`${name}_port`, ports[at]]));
    const connection = { ...named, ip: "127.0.0.1", transport: "tcp", key: this.#key };
    writeFileSync(this.#file, JSON.stringify({ ...connection, signature_scheme: "hmac-sha256" }));
    const script = `${root}dist/node/notebook/kernel-main.js`;
    this.process = spawn(process.execPath, [script, this.#file], { cwd: directory, stdio: "ignore" });
    const zmq = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"))("zeromq");
    for (const name of ["shell", "iopub", "control"] as const) {
      const socket: Socket = name === "iopub" ? new zmq.Subscriber() : new zmq.Dealer();
      socket.connect(`tcp://127.0.0.1:${ports[channels.indexOf(name)]}`);
      if (name === "iopub") socket.subscribe();
      this.#sockets.set(name, socket);
      void this.#listen(name, socket);
    }
  }

  static async start(directory: string): Promise<KernelClient> {
    for (;;) {
      const client = new KernelClient(await freePorts(channels.length), directory);
      if (await client.#answers()) return client;
      // Somebody took one of the ports before the kernel did, which ends it.
      client.close();
    }
  }

  /** Whether the kernel can be heard; not if it ends before. */
  async #answers(): Promise<boolean> {
    // A subscription takes a moment: the kernel is ready when its status is heard too.
    while (this.process.exitCode === null) {
      const id = this.send("kernel_info_request", {});
      if (await this.waitFor((one) => one.parent === id && isIdle(one), 1_000)) return true;
    }
    return false;
  }

  /** Send a request and return its id. */
  send(type: string, content: object, channel: "shell" | "control" = "shell"): string {
    const id = randomUUID();
    const header = { msg_id: id, msg_type: type, session, username: "", date: "", version: "5.3" };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const hash = createHmac("sha256", this.#key);
    for (const part of parts) hash.update(part);
    void this.#sockets.get(channel)?.send([delimiter, hash.digest("hex"), ...parts]);
    return id;
  }

  execute(code: string, options: object = {}): string {
    const defaults = { silent: false, store_history: true, allow_stdin: false, stop_on_error: true };
    return this.send("execute_request", { code, ...defaults, ...options });
  }

  /** Wait for a request's end and return what came of it, its reply last. */
  async ended(id: string): Promise<Message[]> {
    await this.expect((one) => one.parent === id && isIdle(one));
    const reply = await this.expect((one) => one.parent === id && one.channel !== "iopub");
    const published = this.#messages.filter(({ parent, channel }) => parent === id && channel === "iopub");
    return [...published.filter(({ type }) => type !== "status"), reply];
  }

  run(code: string, options: object = {}): Promise<Message[]> {
    return this.ended(this.execute(code, options));
  }

  async expect(matches: (message: Message) => boolean, patience = 20_000): Promise<Message> {
    const found = await this.waitFor(matches, patience);
    if (found === undefined) throw new Error(`no such message within ${patience} ms`);
    return found;
  }

  async waitFor(matches: (message: Message) => boolean, patience: number): Promise<Message | undefined> {
    const end = performance.now() + patience;
    for (;;) {
      const found = this.#messages.find(matches);
      const left = end - performance.now();
      if (found !== undefined || left <= 0) return found;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  close(): void {
    this.process.kill("SIGKILL");
    for (const socket of this.#sockets.values()) socket.close();
    rmSync(this.#file, { force: true });
  }

  async #listen(channel: Message["channel"], socket: Socket): Promise<void> {
    for await (const frames of socket) {
      const at = frames.findIndex((frame) => frame.toString() === delimiter);
      const [header, parent, , content] = frames.slice(at + 2).map((frame) => JSON.parse(frame.toString()));
      this.#messages.push({
        channel,
        type: header.msg_type,
        parent: (parent as Content).msg_id ?? "",
        content,
      });
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
    }
  }
}

function isIdle({ type, content }: Message): boolean {
  return type === "status" && content.execution_state === "idle";
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<Server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const address = server.address();
      const port = typeof address === "object" ? (address?.port ?? 0) : 0;
      return new Promise<number>((resolve) => server.close(() => resolve(port)));
    }),
  );
}
