import type { StreamName } from "./output-streams.ts";

/** Writes of one turn of the event loop that are sent at once, so that a slow loop's lines show as they come. */
const directPerTurn = 100;
/** Messages of one turn beyond which only size and time send. */
const messagesPerTurn = 400;
const longestText = 65_536;
const longestWait = 100;

/**
 * Join bursts of printed text into few messages.
 *
 * A cell that prints 20,000 lines would otherwise send 20,000 messages: the socket of stock tslab loses those that
 * follow its 512th within one turn, and Jupyter's server drops what exceeds 1,000 a second.
 */
export class StreamBuffer {
  readonly #send: (name: StreamName, text: string) => void;
  #name: StreamName = "stdout";
  #text = "";
  #sent = 0;
  #lastSend = 0;
  #scheduled = false;

  constructor(send: (name: StreamName, text: string) => void) {
    this.#send = send;
  }

  write(name: StreamName, text: string): void {
    if (text === "") return;
    if (name !== this.#name) this.flush();
    this.#name = name;
    this.#text += text;
    this.#schedule();
    const waited = performance.now() - this.#lastSend > longestWait;
    if (this.#sent < directPerTurn || waited || this.#text.length >= longestText) this.flush();
    else if (this.#sent < messagesPerTurn) queueMicrotask(() => this.flush());
  }

  /** Send what is held back. */
  flush(): void {
    if (this.#text === "") return;
    const text = this.#text;
    this.#text = "";
    this.#sent++;
    this.#lastSend = performance.now();
    this.#send(this.#name, text);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
      this.#sent = 0;
    });
  }
}
