import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { type Calibration, calibrate } from "../calibration/calibrate.ts";
import type { CalibrationPlan } from "../calibration/calibration-plan.ts";
import { centralOf } from "../calibration/central.ts";
import { POSTERIOR_SIZE } from "../calibration/posterior.ts";
import { type Executor, inlineExecutor } from "../experiment/job.ts";
import { casesUnder } from "../node/data/cases-under.ts";
import { formatJson } from "../node/data/format-json.ts";
import { loadCase, loadSharedParameters } from "../node/data/load-case.ts";
import { loadPosterior } from "../node/data/load-posterior.ts";
import { packageDataDir } from "../node/data/package-data.ts";
import { posteriorOrigin } from "../node/data/posterior-file.ts";
import { writeBaselines } from "../node/data/write-baselines.ts";
import { isDoneSooner } from "../node/work-plan.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import { writeWhole } from "../node/write-whole.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { endingOnSignals } from "./end-on-signals.ts";
import { readCalibrationPlan } from "./read-calibration-plan.ts";
import { parseSubscribers, wholeNumber, workersOption } from "./run-options.ts";
import { stageBars } from "./stage-bars.ts";
import { UsageError } from "./usage-error.ts";

interface CalibrateCommandOptions {
  readonly write?: boolean;
  readonly evaluations: number;
  readonly subscribers?: number | "full";
  readonly seed?: number;
  readonly replicates?: number;
  readonly workers: number;
  readonly json?: boolean;
  readonly posterior?: boolean;
  readonly trials?: number;
}

/** `churnkit calibrate <case>`: fit the free parameters of a case's calibration plan. */
export function calibrateCommand(program: Command): void {
  program
    .command("calibrate")
    .description("fit the free parameters of a case to the figures that its calibration.json names")
    .argument("<case>", "id of a case that has a calibration.json")
    .addOption(
      new Option("--evaluations <n>", "trials after which a stage stops")
        .argParser(wholeNumber(1))
        .default(160),
    )
    .addOption(
      new Option("--subscribers <n>", "agents at the opening of a trial (default: the plan's)").argParser(
        parseSubscribers,
      ),
    )
    .addOption(
      new Option("--seed <n>", "first seed of a trial (default: the plan's seeds)").argParser(wholeNumber(0)),
    )
    .addOption(
      new Option(
        "--replicates <n>",
        "seeds of a trial, whose mean is fitted (default: the plan's)",
      ).argParser(wholeNumber(1)),
    )
    .addOption(workersOption())
    .option(
      "--posterior",
      "sample the posterior of all parameters instead: history matching, then ABC-SMC; stopped work is taken up again",
    )
    .addOption(
      new Option(
        "--trials <n>",
        `with --posterior: trials of a wave (default: ${POSTERIOR_SIZE.runs})`,
      ).argParser(wholeNumber(2)),
    )
    .option(
      "--write",
      "write the fitted values into data/parameters.json and what follows from them into the cases; with --posterior " +
        "data/posterior.csv, and its diagnostics into docs/validation.md",
    )
    .option("--json", "print one JSON document and nothing else on standard output")
    .addHelpText(
      "after",
      "\nExamples:\n  npx churnkit calibrate netflix-2011 --subscribers 5000 --evaluations 40" +
        "\n  npx churnkit calibrate netflix-2011 --posterior --trials 200",
    )
    .action(async (id: string, options: CalibrateCommandOptions, command: Command) => {
      checkTogether(options, command);
      const plan = adapted(calibrationPlan(id), options);
      const result = options.posterior
        ? await (await import("./calibrate-posterior.ts")).calibratePosterior(plan, options)
        : withShippedPosterior(await endingOnSignals(() => fitted(plan, options)));
      if (options.write && !options.posterior) {
        writeWhole(join(packageDataDir, "parameters.json"), formatJson(result.fitted));
        writeBaselines(result.fitted);
        process.stderr.write("the case bank follows from these values: npx churnkit code\n");
      }
      const { case: caseId, targets, parameters } = result;
      const { calibrationTables } = await import("./calibration-tables.ts");
      const document = { case: caseId, targets, parameters };
      process.stdout.write(
        `${options.json ? JSON.stringify(document, null, 2) : calibrationTables(result)}\n`,
      );
    });
}

/** @throws UsageError If an option does nothing beside the others. */
function checkTogether({ posterior, trials, subscribers }: CalibrateCommandOptions, command: Command): void {
  if (!posterior) {
    if (trials !== undefined) throw new UsageError("--trials", "--posterior beside it", "no --posterior");
    return;
  }
  const pointless = (["evaluations", "replicates"] as const).find(
    (name) => command.getOptionValueSource(name) === "cli",
  );
  if (pointless) throw new UsageError(`--${pointless}`, "no such option beside --posterior", "one");
  if (subscribers === "full")
    throw new UsageError("--subscribers", "a number of agents beside --posterior", subscribers);
}

/** The posterior that the package has, if it is one of this case. */
function withShippedPosterior(calibration: Calibration): Calibration {
  if (posteriorOrigin()?.case !== calibration.case) return calibration;
  const draws = loadPosterior();
  const parameters = calibration.parameters.map((parameter) => ({
    ...parameter,
    posterior: centralOf(draws.map((draw) => draw[parameter.id])),
  }));
  return { ...calibration, parameters };
}

function calibrationPlan(id: string): CalibrationPlan {
  const path = join(loadCase(id).folder, "calibration.json");
  if (existsSync(path)) return readCalibrationPlan(path);
  throw new ScenarioError([{ path: "", expected: "a case with a calibration.json", found: id }]);
}

/** The plan with the sizes of the command line. */
function adapted(
  plan: CalibrationPlan,
  { subscribers, seed, replicates }: CalibrateCommandOptions,
): CalibrationPlan {
  const first = seed ?? plan.seeds[0];
  const count = replicates ?? plan.seeds.length;
  const isPlans = seed === undefined && replicates === undefined;
  const seeds = isPlans ? plan.seeds : Array.from({ length: count }, (_, index) => first + index);
  return { ...plan, seeds, subscribers: subscribers ?? plan.subscribers };
}

async function fitted(plan: CalibrationPlan, { evaluations, workers }: CalibrateCommandOptions) {
  const bars = stageBars("trials at most");
  try {
    return await calibrate(plan, loadSharedParameters(), casesUnder(), {
      evaluations,
      executor: nearestExecutor(workers),
      onProgress: ({ stage, evaluations: done, most, best }) =>
        bars.update(stage, Math.min(done, most), most, `stage ${stage}, best loss ${best.toFixed(3)}`),
    });
  } finally {
    bars.stop();
  }
}

/** The few runs of a step of the search are done before threads for them would have started. */
function nearestExecutor(workers: number): Executor {
  const onThreads = workerExecutor(workers);
  return (jobs, options) => (isDoneSooner(jobs) ? inlineExecutor : onThreads)(jobs, options);
}
