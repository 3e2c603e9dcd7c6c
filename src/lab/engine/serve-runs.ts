import { freeze } from "../../scenario/frozen.ts";
import { simulate } from "../../simulation/simulate.ts";
import type { RunRequest } from "./engine.ts";

/** What the thread of the engine is asked for, and its answers. */
export interface RunMessage extends RunRequest {
  readonly id: number;
}

interface WorkerScope {
  onmessage: ((message: { readonly data: RunMessage }) => void) | null;
  postMessage(message: unknown): void;
}

/** Be the engine's thread: answer each request with its outcome or the reason why there is none. */
export function serveRuns(scope: WorkerScope): void {
  scope.onmessage = ({ data }) => {
    const { id, scenario, ...options } = data;
    try {
      // What came is nobody else's: frozen as it is, the run need not copy it.
      scope.postMessage({ id, outcome: simulate(freeze(scenario), options) });
    } catch (error) {
      scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
