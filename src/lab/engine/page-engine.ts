import type { Outcome } from "../../simulation/outcome.ts";
import { simulate } from "../../simulation/simulate.ts";
import type { Engine, RunRequest } from "./engine.ts";

/** Runs in the page itself, where it may start no thread: one run a slice of time, so that the page can draw between. */
export class PageEngine implements Engine {
  readonly isApart = false;
  private epoch = 0;

  run(request: RunRequest): Promise<Outcome> {
    const { epoch } = this;
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (epoch !== this.epoch) return;
        const { scenario, ...options } = request;
        try {
          resolve(simulate(scenario, options));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  cancel(): void {
    this.epoch++;
  }

  end(): void {
    this.cancel();
  }
}
