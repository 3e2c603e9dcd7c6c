import { type Command, Option } from "commander";
import { counterfactualOf } from "../experiment/compare.ts";
import { formatJson } from "../node/data/format-json.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import { type OneAtATime, swingsOf } from "../sensitivity/one-at-a-time.ts";
import type { PointRunOptions } from "../sensitivity/point-runs.ts";
import { type Sensitivity, type SensitivityMethod, sensitivities } from "../sensitivity/sensitivity.ts";
import { StoppedError } from "../simulation/simulate.ts";
import { progressBar } from "./progress-bar.ts";
import {
  addSizeOptions,
  agentsFor,
  CASE_ARGUMENT,
  collect,
  type SizeOptions,
  wholeNumber,
} from "./run-options.ts";
import { oneAtATimeDocument, sensitivityDocument } from "./sensitivity-document.ts";
import {
  type PlacedQuestion,
  questionAgain,
  type SensitivityManifest,
  sensitivityManifestText,
} from "./sensitivity-manifest.ts";
import { askedCase, type QuestionOptions, sensitivityQuestion } from "./sensitivity-question.ts";
import { oneAtATimeTable, sensitivityTable, terminalTable } from "./sensitivity-table.ts";
import { INTERRUPTED, stopOnInterrupt } from "./stop-on-interrupt.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";
import { checkOut, type FolderFiles, writeFolder } from "./write-folder.ts";

interface SensitivityCommandOptions extends SizeOptions, QuestionOptions {
  readonly method: SensitivityMethod | "one-at-a-time";
  readonly without: readonly string[];
  readonly points?: number;
  readonly most?: number;
  readonly chance?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** So many parameters are kept of the screening by default. */
const MOST = 10;

/** `churnkit sensitivity <case>`: which parameters a figure depends on. */
export function sensitivityCommand(program: Command): void {
  addSizeOptions(
    program
      .command("sensitivity")
      .description("find which parameters a figure depends on, over what is believed of them")
      .argument("<case>", CASE_ARGUMENT),
    20_000,
  )
    .addOption(
      new Option(
        "--method <name>",
        "sobol: shares of the variance, for the parameters that a screening finds most influential; morris: that screening, for all; one-at-a-time: each from low to high, the others as they are",
      )
        .choices(["sobol", "morris", "one-at-a-time"])
        .default("sobol"),
    )
    .addOption(
      new Option(
        "--quantity <name>",
        "figure of a quarter, such as closing, cancellations, monthlyChurn, closing.dvd; repeatable, from the same runs",
      )
        .argParser(collect)
        .default([], "the case's headline"),
    )
    .addOption(new Option("--period <quarter>", "such as 2011Q3 (default: the headline's)"))
    .addOption(
      new Option(
        "--without <event>",
        'ask what an event changes: the world with it less the world without; repeatable; "all" for every event',
      )
        .argParser(collect)
        .default([], "none"),
    )
    .option("--parameters <ids>", "ids, separated by commas (default: all that are uncertain)")
    .addOption(
      new Option(
        "--over <belief>",
        "move parameters over their priors, or over the posterior's margins where it has them (default: posterior if there is a data/posterior.csv, else prior)",
      ).choices(["prior", "posterior"]),
    )
    .addOption(
      new Option(
        "--points <n>",
        "sobol: rows of the design (default 64; a power of two is best); morris: trajectories (default 10)",
      ).argParser(wholeNumber(2)),
    )
    .addOption(
      new Option(
        "--most <n>",
        `sobol: how many parameters are kept of the screening (default ${MOST})`,
      ).argParser(wholeNumber(1)),
    )
    .option("--chance", "count the luck as a parameter too: a seed of its own for every point")
    .option("--json", "print one JSON document and nothing else on standard output")
    .option("--out <dir>", "write summary.json, manifest.json and charts/ into this folder")
    .addHelpText(
      "after",
      "\nExamples:\n  npx churnkit sensitivity netflix-2011\n  npx churnkit sensitivity netflix-2011 --method one-at-a-time --out tornado\n  npx churnkit sensitivity netflix-2011 --without price --parameters attention.notice,choice.scale,goodwill.scale",
    )
    .action((id: string, options: SensitivityCommandOptions) => {
      if (options.method !== "sobol" && options.most !== undefined)
        throw new UsageError("--most", "--method sobol beside it", `--method ${options.method}`);
      const found = askedCase(id);
      const from = found.folder === undefined ? {} : { from: id };
      return answer({ ...from, ...sensitivityQuestion(found, options) }, options);
    });
}

/** Ask again what a manifest says. @param path The manifest, for messages. */
export function sensitivityAgain(
  manifest: SensitivityManifest,
  options: SizeOptions & { readonly json?: boolean; readonly out?: string },
  path: string,
): Promise<void> {
  return answer(questionAgain(manifest, path), { ...options, ...manifest.sensitivity });
}

/** Ask, and report what is found; on Ctrl-C what is found so far. */
async function answer(question: PlacedQuestion, options: SensitivityCommandOptions): Promise<void> {
  const { method, json = false, out, workers, seed, replicates, without } = options;
  const { scenario, under, margins, figures } = question;
  agentsFor(scenario, options);
  const pointless = (["points", "chance"] as const).find((name) => options[name] !== undefined);
  if (method === "one-at-a-time" && pointless !== undefined)
    throw new UsageError(`--${pointless}`, "--method sobol or morris beside it", `--method ${method}`);
  onBehalfOf("--without", () => counterfactualOf(scenario, { without }));
  if (out !== undefined) checkOut(out, { command: "sensitivity", scenario: scenario.id });
  const { points, most = MOST, chance = false } = options;
  const bar = progressBar("runs");
  const signal = stopOnInterrupt();
  const how: PointRunOptions = {
    ...{ seed, replicates, without, subscribers: options.subscribers },
    executor: workerExecutor(workers),
    onProgress: (runs, all) => bar.update(runs, all),
    shouldStop: () => signal.stopped,
  };
  let found: Found;
  try {
    found =
      method === "one-at-a-time"
        ? swingsFound(await swingsOf(under, margins, figures, how))
        : influencesFound(
            await sensitivities(under, margins, figures, {
              ...how,
              ...{ method, most, chance },
              ...(points !== undefined && { points }),
            }),
          );
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
    process.stderr.write("Stopped before there was anything to show.\n");
    process.exitCode = INTERRUPTED;
    return;
  } finally {
    bar.stop();
    signal.forget();
  }
  if (out !== undefined) {
    const manifest = sensitivityManifestText(question, { ...options, most });
    writeFolder(out, { ...(await filesOf(found)), "manifest.json": manifest });
  }
  process.stdout.write(json ? `${JSON.stringify(found.document, null, 2)}\n` : `${found.text}\n`);
  if (out !== undefined && !json) process.stdout.write(`\nFiles: ${out}\n`);
  if (found.stopped) process.exitCode = INTERRUPTED;
}

/** What was found, in every form. */
interface Found {
  readonly document: object;
  readonly text: string;
  readonly stopped: boolean;
  readonly swings: readonly OneAtATime[];
  readonly influences: readonly Sensitivity[];
}

function swingsFound(swings: readonly OneAtATime[]): Found {
  return {
    document: oneAtATimeDocument(swings),
    text: swings.map((one) => terminalTable(oneAtATimeTable(one))).join("\n\n"),
    stopped: swings[0].stopped,
    swings,
    influences: [],
  };
}

function influencesFound(influences: readonly Sensitivity[]): Found {
  return {
    document: sensitivityDocument(influences),
    text: influences.map((one) => terminalTable(sensitivityTable(one))).join("\n\n"),
    stopped: influences[0].stopped,
    swings: [],
    influences,
  };
}

async function filesOf({ document, swings, influences }: Found): Promise<FolderFiles> {
  const [{ chart }, { chartFiles }] = await Promise.all([
    import("../chart/chart.ts"),
    import("./chart-files.ts"),
  ]);
  const results = [...swings, ...influences];
  const charts = results.map((one, index) => [
    index === 0 ? "tornado" : `tornado-${one.quantity}`,
    chart.tornado(one),
  ]);
  const map = influences.length > 1 ? { map: chart.sensitivityMap(influences) } : {};
  return {
    "summary.json": formatJson(document),
    ...(await chartFiles({ ...Object.fromEntries(charts), ...map })),
  };
}
