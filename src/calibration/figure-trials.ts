import type { Executor, Job } from "../experiment/job.ts";
import type { Parameters } from "../market/parameter.ts";
import { fnv1a64 } from "../random/stream.ts";
import type { CaseUnder } from "./calibrate.ts";
import type { CalibrationPlan, FigureStage } from "./calibration-plan.ts";
import { simulatedFigure } from "./figure-fit.ts";
import type { KeptBatches } from "./kept-batches.ts";

/** Where and how trials are run. */
export interface TrialOptions {
  readonly subscribers: number;
  readonly executor: Executor;
  readonly kept: KeptBatches;
  /** What the trials are for: another purpose gives other luck. */
  readonly purpose: string;
  /** Every trial meets the same luck; by default each has its own. */
  readonly sameLuck?: boolean;
  /** Called as trials end, with how many have. */
  readonly onTrials?: (done: number) => void | Promise<void>;
}

/** Trials that are sent off together, and kept together. */
const BATCH = 250;

/** The stages of a plan that need simulated subscribers. */
export function figureStages(plan: CalibrationPlan): FigureStage[] {
  return plan.stages.filter((stage) => stage.kind === "figures");
}

/**
 * Simulated figures for every target of the plan's figure stages, stage by stage: one run of each stage's case a trial.
 *
 * @throws RangeError If a target lies outside the simulated days.
 */
export async function simulatedFigures(
  plan: CalibrationPlan,
  trials: readonly Parameters[],
  caseUnder: CaseUnder,
  { subscribers, executor, kept, purpose, sameLuck = false, onTrials }: TrialOptions,
): Promise<number[][]> {
  const stages = figureStages(plan);
  const firstSeed = seedFor(purpose);
  const figures: number[][] = [];
  for (let from = 0; from < trials.length; from += BATCH) {
    const batch = `${purpose}, ${subscribers} agents, from ${from}`;
    let found = kept.find(batch);
    if (!found) {
      const jobs = trials.slice(from, from + BATCH).flatMap((shared, index) =>
        stages.map(
          (stage): Job => ({
            scenario: caseUnder(stage.case, shared).scenario,
            seed: firstSeed + (sameLuck ? 0 : from + index),
            subscribers,
            until: stage.until,
          }),
        ),
      );
      const base = from;
      const runs = await executor(jobs, {
        onProgress: (share) => void onTrials?.(base + Math.floor((share * jobs.length) / stages.length)),
      });
      found = trials.slice(from, from + BATCH).map((_, trial) =>
        stages.flatMap((stage, index) => {
          const periods = runs[trial * stages.length + index];
          return stage.targets.map((target) => simulatedFigure(target, periods));
        }),
      );
      kept.keep(batch, found);
    }
    figures.push(...found.map((row) => [...row]));
    await onTrials?.(figures.length);
  }
  return figures;
}

/** Seeds that purposes are spread over: 2^40. */
const SEEDS = 0x10000000000n;

/** Far apart for different purposes. */
function seedFor(purpose: string): number {
  return Number(fnv1a64(purpose) % SEEDS);
}
