import type { Outcome } from "../../simulation/outcome.ts";
import type { Engine, RunRequest } from "./engine.ts";

interface Answer {
  readonly id: number;
  readonly outcome?: Outcome;
  readonly error?: string;
}

/** Runs on a thread of their own. */
export class WorkerEngine implements Engine {
  readonly isApart = true;
  private readonly start: () => Worker;
  private worker: Worker | undefined;
  private readonly waiting = new Map<
    number,
    { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }
  >();
  private next = 0;

  /**
   * @param start Starts a thread that does `serveRuns`.
   * @param first One that has been started already.
   */
  constructor(start: () => Worker, first?: Worker) {
    this.start = start;
    if (first) this.worker = this.listening(first);
  }

  run(request: RunRequest): Promise<Outcome> {
    const worker = this.started();
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...request });
    });
  }

  cancel(): void {
    // A thread with nothing to do is as good as a new one, and there at once.
    if (this.waiting.size > 0) this.end();
  }

  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.waiting.clear();
  }

  private started(): Worker {
    this.worker ??= this.listening(this.start());
    return this.worker;
  }

  private listening(worker: Worker): Worker {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const asked = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.outcome) asked?.resolve(data.outcome);
      else asked?.reject(new Error(data.error ?? "the run gave nothing"));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of this.waiting.values())
        reject(new Error(event.message || "the engine’s thread ended"));
      this.waiting.clear();
      this.worker = undefined;
    };
    return worker;
  }
}
