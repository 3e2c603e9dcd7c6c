import { setTimeout as delay } from "node:timers/promises";

/** One waiting request. */
export interface QueuedExecution {
  /** Run it; true when the requests that were waiting when it failed are to be dropped. */
  run(): Promise<boolean>;
  /** Answer that it was not run. */
  abort(): void;
}

const settleStep = 10;
const settleSteps = 50;

/**
 * Run requests one after the other, and drop those that waited when one failed.
 *
 * A failing request that ran without a pause leaves later ones unread in the socket. They are waited for before the
 * failure is answered, because what a client sends after the answer must not be dropped.
 */
export class ExecutionQueue {
  readonly #waiting: QueuedExecution[] = [];
  #running = false;
  #received = 0;

  add(execution: QueuedExecution): void {
    this.#received++;
    this.#waiting.push(execution);
    if (!this.#running) void this.#runAll();
  }

  /** Wait until no more requests arrive. */
  async settle(): Promise<void> {
    for (let step = 0; step < settleSteps; step++) {
      const before = this.#received;
      await delay(settleStep);
      if (this.#received === before) return;
    }
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const abortsWaiting = await next.run();
      if (abortsWaiting) for (const dropped of this.#waiting.splice(0)) dropped.abort();
    }
    this.#running = false;
  }
}
