import { type Calibration, type CaseUnder, presentFit } from "../calibration/calibrate.ts";
import type { CalibrationPlan } from "../calibration/calibration-plan.ts";
import { POSTERIOR_SIZE, type Posterior, type PosteriorSize, posterior } from "../calibration/posterior.ts";
import { type PosteriorReport, posteriorReport } from "../calibration/posterior-report.ts";
import { atPriors } from "../calibration/posterior-space.ts";
import type { Parameters } from "../market/parameter.ts";
import { limitsOf, priorOf } from "../market/prior.ts";
import { type BatchFile, openBatchFile } from "../node/data/batch-file.ts";
import { casesUnder } from "../node/data/cases-under.ts";
import { loadSharedParameters } from "../node/data/load-case.ts";
import { type PosteriorOrigin, writePosterior } from "../node/data/posterior-file.ts";
import { engineVersion } from "../node/engine-version.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import { fnv1a64 } from "../random/stream.ts";
import { endingOnSignals } from "./end-on-signals.ts";
import { posteriorMarkdown, provenanceMarkdown } from "./posterior-markdown.ts";
import { stageBars } from "./stage-bars.ts";
import { writeSection } from "./write-section.ts";

/** What of the command line concerns the posterior. */
export interface PosteriorCommandOptions {
  readonly write?: boolean;
  readonly subscribers?: number | "full";
  readonly seed?: number;
  readonly trials?: number;
  readonly workers: number;
}

/** Where trials are kept until their draws are written. */
const KEPT_FOLDER = "out";

/**
 * Sample the posterior of a plan, and write it and what it shows if that is asked for.
 *
 * @returns The present fit, with the posterior of every parameter that was searched.
 */
export async function calibratePosterior(
  plan: CalibrationPlan,
  options: PosteriorCommandOptions,
): Promise<Calibration> {
  const shared = loadSharedParameters();
  const size = sizeOf(options);
  const caseUnder = casesUnder();
  const inputs = inputsHash(plan, shared, caseUnder, size);
  const path = `${KEPT_FOLDER}/posterior-${plan.case}.jsonl`;
  const kept = openBatchFile(path, inputs);
  if (kept.found > 0) process.stderr.write(`going on with ${kept.found} batches of trials kept in ${path}\n`);
  const found = await endingOnSignals(
    () => sampled(plan, shared, caseUnder, size, kept, options.workers),
    `Stopped; finished batches of trials are kept in ${path}, and the same command goes on with them`,
  );
  const report = posteriorReport(found);
  const origin: PosteriorOrigin = {
    case: plan.case,
    command: commandOf(plan, options),
    engine: engineVersion,
    inputs,
    size,
    trials: found.trials,
    effectiveSampleSize: Math.round(report.effectiveSampleSize),
    searched: found.space.ids,
  };
  if (options.write) {
    writeAll(found, report, origin);
    kept.remove();
  } else process.stderr.write(`all trials are kept in ${path}: with --write they are not done again\n`);
  return withPosterior(
    await presentFit(plan, shared, caseUnder, workerExecutor(options.workers)),
    report.parameters,
  );
}

/** A fit with what the posterior says of each parameter that was searched. */
function withPosterior(fit: Calibration, reports: PosteriorReport["parameters"]): Calibration {
  const parameters = reports
    .filter(({ searched }) => searched)
    .map(({ id, posterior: central }) => {
      const { mean, range } = priorOf(fit.fitted[id]);
      const prior = { mean, p05: range[0], p95: range[1] };
      return { id, prior, fitted: fit.fitted[id].value, posterior: central };
    });
  return { ...fit, parameters };
}

function writeAll(found: Posterior, report: PosteriorReport, origin: PosteriorOrigin): void {
  const command = "churnkit calibrate --posterior --write";
  writePosterior(found, origin);
  writeSection("data/README.md", "posterior", command, provenanceMarkdown(found, origin));
  writeSection("docs/validation.md", "posterior", command, posteriorMarkdown(found, report, origin));
}

async function sampled(
  plan: CalibrationPlan,
  shared: Parameters,
  caseUnder: CaseUnder,
  size: PosteriorSize,
  kept: BatchFile,
  workers: number,
): Promise<Posterior> {
  const bars = stageBars("trials");
  try {
    return await posterior(plan, shared, caseUnder, {
      size,
      executor: workerExecutor(workers),
      kept,
      onProgress: ({ stage, done, all }) => bars.update(stage, done, all, stage),
    });
  } finally {
    bars.stop();
  }
}

/** Fewer trials are divided as the shipped ones are. */
function sizeOf({ subscribers, seed = POSTERIOR_SIZE.seed, trials }: PosteriorCommandOptions): PosteriorSize {
  const share = trials === undefined ? 1 : trials / POSTERIOR_SIZE.runs;
  const agents = typeof subscribers === "number" ? subscribers : POSTERIOR_SIZE.subscribers;
  return {
    ...POSTERIOR_SIZE,
    seed,
    runs: trials ?? POSTERIOR_SIZE.runs,
    particles: Math.max(2, Math.round(POSTERIOR_SIZE.particles * share)),
    subscribers: agents,
    finalSubscribers: Math.round((POSTERIOR_SIZE.finalSubscribers * agents) / POSTERIOR_SIZE.subscribers),
  };
}

function commandOf(plan: CalibrationPlan, { subscribers, seed, trials }: PosteriorCommandOptions): string {
  const given = Object.entries({ subscribers, seed, trials })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` --${name} ${value}`);
  return `npx churnkit calibrate ${plan.case} --posterior${given.join("")} --write`;
}

/** A hash of everything that the draws follow from; what was fitted before is no part of it. */
function inputsHash(
  plan: CalibrationPlan,
  shared: Parameters,
  caseUnder: CaseUnder,
  size: PosteriorSize,
): string {
  const middle = atPriors(shared);
  const numbers = (parameters: Parameters) =>
    Object.entries(parameters).map(([id, parameter]) => [id, parameter.value, limitsOf(parameter)]);
  const cases = [...new Set(plan.stages.map((stage) => stage.case))].map((id) => {
    const { scenario, observed } = caseUnder(id, middle);
    return [{ ...scenario, parameters: numbers(scenario.parameters) }, observed];
  });
  const inputs = JSON.stringify([engineVersion, plan, numbers(middle), cases, size]);
  return fnv1a64(inputs).toString(16).padStart(16, "0");
}
