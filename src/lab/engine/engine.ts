import type { Scenario } from "../../scenario/scenario.ts";
import type { Outcome } from "../../simulation/outcome.ts";

/** One run. */
export interface RunRequest {
  readonly scenario: Scenario;
  readonly subscribers: number;
  readonly seed: number;
  readonly keepPersons?: boolean;
  /** Number of a subscriber whose diary is kept. */
  readonly follow?: number;
}

/** Where runs are done. One run at a time; a second one waits for the first. */
export interface Engine {
  /** Whether it runs beside the page, so that the page never waits for it. */
  readonly isApart: boolean;
  run(request: RunRequest): Promise<Outcome>;
  /** Drop what is running and waiting; their promises never settle. */
  cancel(): void;
  /** Cancel, and leave no thread behind; a later run starts one again. */
  end(): void;
}
