import { jobsOf } from "../experiment/replicate.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import type { SimulateOptions } from "../simulation/simulate.ts";
import { outcomeExecutor } from "./worker-executor.ts";

/** How a run on several threads is done. */
export interface WorkerRunOptions
  extends Pick<SimulateOptions, "subscribers" | "seed" | "until" | "keepPersons" | "shouldStop"> {
  /** Number of threads; one a processor by default. */
  readonly workers?: number;
  /** Called as the run advances, with the share that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

const RULES = {
  subscribers: OPTION.agents,
  seed: OPTION.number,
  until: OPTION.date,
  keepPersons: OPTION.flag,
  workers: OPTION.number,
  onProgress: OPTION.called,
  shouldStop: OPTION.called,
} satisfies Record<keyof WorkerRunOptions, unknown>;

/**
 * Run a scenario once on worker threads: what `simulate` gives, to the bit, whatever the number of workers. From 250,000
 * agents on the subscribers are shared out over all threads; a smaller run is done on one. The calling thread stays free.
 *
 * @throws TypeError If there is no such option, an option is not of its kind, or the first argument is no scenario.
 * @throws RangeError If an option is out of range, or the run does not fit into memory.
 * @throws StoppedError If `shouldStop` asked for it.
 * @example
 * const run = await simulateOnWorkers(netflix.scenario, { subscribers: "full", workers: 4 });
 */
export async function simulateOnWorkers(
  scenario: Scenario,
  options: WorkerRunOptions = {},
): Promise<Outcome> {
  checkScenario(scenario);
  checkOptions(options, RULES);
  const { workers, keepPersons = false, onProgress, shouldStop, ...size } = options;
  const jobs = jobsOf(scenario, size).map((job) => ({ ...job, keepPersons }));
  const [outcome] = await outcomeExecutor(workers)(jobs, {
    ...(onProgress && { onProgress }),
    ...(shouldStop && { shouldStop }),
  });
  return outcome;
}
