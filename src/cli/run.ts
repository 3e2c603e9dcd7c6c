import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { daysCsv } from "../experiment/days-csv.ts";
import { ensembleScores } from "../experiment/ensemble-scores.ts";
import { ledgerCsv } from "../experiment/ledger-csv.ts";
import { jobsOf, summarisePeriods } from "../experiment/replicate.ts";
import { formatJson } from "../node/data/format-json.ts";
import { listCases } from "../node/data/load-case.ts";
import { packageDataDir } from "../node/data/package-data.ts";
import { engineVersion } from "../node/engine-version.ts";
import { countedUnit } from "../scenario/counted-unit.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Period } from "../simulation/outcome.ts";
import { doJobs } from "./do-jobs.ts";
import { endingOnSignals } from "./end-on-signals.ts";
import { coverageText, drawnText } from "./ensemble-text.ts";
import { farewellOf, isEnsemble } from "./is-ensemble.ts";
import { manifestText, recorded } from "./manifest.ts";
import {
  addRunOptions,
  agentsFor,
  CASE_ARGUMENT,
  type CaseToRun,
  caseFrom,
  drawnFor,
  type RunOptions,
  runText,
  settledCase,
} from "./run-options.ts";
import { sayCautions } from "./say-cautions.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";
import { checkOut, type FolderFiles, writeFolder } from "./write-folder.ts";

/** Options that a manifest has an answer to. */
const IN_MANIFEST = ["subscribers", "seed", "replicates", "draws", "until", "set"] as const;

/** `churnkit run <case|scenario.json>`: run a case beside what was observed. */
export function runCommand(program: Command): void {
  addRunOptions(
    program
      .command("run")
      .description("run a case or a scenario file and show it beside what was observed")
      .argument("[case]", CASE_ARGUMENT),
  )
    .option("--from <manifest.json>", "repeat the run of a manifest that --out wrote, byte for byte")
    .addHelpText(
      "after",
      "\nA run that does not fit into the memory that is free is refused, with how many agents would; CHURNKIT_MEMORY_MB in the environment sets another limit.\n\nExample:\n  npx churnkit run netflix-2011 --subscribers 20000 --replicates 20 --out result\n  npx churnkit run netflix-2011 --subscribers 20000 --draws 200 --resume runs.jsonl",
    )
    .action(runOrRepeat);
}

async function runOrRepeat(
  id: string | undefined,
  options: RunOptions & { from?: string },
  command: Command,
): Promise<void> {
  const { from } = options;
  if ((id === undefined) === (from === undefined)) {
    const found = id === undefined ? "neither" : "both";
    throw new UsageError("<case>", "either a case or --from manifest.json", found);
  }
  if (id !== undefined) {
    return endingOnSignals(async () => {
      const input = settledCase(caseFrom(id), options.set);
      return run({ ...input, ...drawnFor(id, options, options.set) }, options);
    }, farewellOf(options));
  }
  const given = IN_MANIFEST.find((name) => command.getOptionValueSource(name) === "cli");
  if (given)
    throw new UsageError(`--${given}`, "no such option beside --from", "one", "the manifest says it");
  const { repeat } = await import("./repeat.ts");
  return repeat(from as string, options);
}

/** Run and report. */
export async function run(input: CaseToRun, options: RunOptions): Promise<void> {
  const { scenario, observed, drawn } = input;
  const { seed, replicates, out } = options;
  const agents = agentsFor(scenario, options);
  if (out !== undefined) checkOut(out, { command: "run", scenario: scenario.id });
  sayCautions(input);
  const began = performance.now();
  const { runs, files, scores } = await (isEnsemble(options) ? ensembleOf : plain)(input, options);
  const seconds = Number(((performance.now() - began) / 1000).toFixed(3));
  const summary = {
    scenario: scenario.id,
    seed,
    replicates,
    ...(drawn && {
      draws: drawn.draws.length,
      kept: drawn.kept,
      ...(drawn.undrawn && { undrawn: drawn.undrawn }),
    }),
    agents,
    peoplePerAgent: openingPeople(scenario) / agents,
    engine: engineVersion,
  };
  const periods = summarisePeriods(runs, observed);
  if (out !== undefined) {
    writeFolder(out, {
      "summary.json": formatJson({ ...summary, periods }),
      "manifest.json": manifestText({
        ...input,
        command: "run",
        options: recorded(options),
        isEnsemble: isEnsemble(options),
        set: options.set,
      }),
      ...(await files()),
    });
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...summary, seconds, periods }, null, 2)}\n`);
    return;
  }
  const [{ periodTable }, { figureText }, { needsAscii, quarterChart }] = await Promise.all([
    import("./period-table.ts"),
    import("./figure-text.ts"),
    import("./terminal-chart.ts"),
  ]);
  const most = (pick: (period: Period) => number): number =>
    Math.max(...runs.flatMap((run) => run.map(pick)));
  const text = figureText({
    people: most(({ opening, closing }) => Math.max(opening, closing)),
    money: most(({ revenue }) => revenue),
  });
  const lines = [
    `${scenario.title}: ${runText(options, agents, summary.peoplePerAgent, scenario.unit)}`,
    ...periods.map((period) => periodTable(period, scenario.currency, input, text)),
    quarterChart(periods, { ascii: needsAscii(process.env), unit: countedUnit(scenario) }),
    ...(drawn === undefined ? [] : [drawnText(drawn, scenario)]),
    ...(scores === undefined ? [] : [scores]),
    [`${seconds} s.`, ...(out === undefined ? [] : [`Files: ${out}.`]), lastWord(input)].join(" "),
  ];
  process.stdout.write(`${lines.join("\n\n")}\n`);
}

/** What is known of how far the model can be believed here. */
function lastWord({ scenario, folder, observed, isChanged, drawn }: CaseToRun): string {
  const isShipped =
    listCases().includes(scenario.id) &&
    (folder === undefined || dirname(resolve(folder)) === resolve(packageDataDir));
  if (!isShipped) {
    const interval = drawn === undefined ? " --draws 100 shows an interval." : "";
    const fitted = "The model was fitted to Netflix in 2010 and 2011, and nobody tested it on this firm.";
    return observed.length > 0 && isChanged ? `${fitted} ${CHANGED}${interval}` : `${fitted}${interval}`;
  }
  return isChanged ? CHANGED : "Fitted and predicted: docs/validation.md";
}

const CHANGED = "Changed by --set: what was observed is of the world as it was.";

/** What a way of running gives: quarters of each run, and what only it can write and say. */
interface Ran {
  readonly runs: readonly (readonly Period[])[];
  readonly files: () => Promise<FolderFiles>;
  readonly scores?: string;
}

/** Runs with their ledgers. */
async function plain({ scenario, observed, fittedUntil }: CaseToRun, options: RunOptions): Promise<Ran> {
  const jobs = onBehalfOf("--seed", () => jobsOf(scenario, options));
  const { runs, outcomes } = await doJobs(jobs, options.workers, options.out !== undefined);
  const files = async () => {
    const { chartFiles, chartsOf } = await import("./chart-files.ts");
    const charts = await chartFiles(chartsOf(outcomes, observed, scenario, fittedUntil));
    return { "ledger.csv": ledgerCsv({ base: outcomes }), ...charts };
  };
  return { runs, files };
}

/** Runs of which quarters and evenings are kept. */
async function ensembleOf(input: CaseToRun, options: RunOptions): Promise<Ran> {
  const { scenario, observed, fittedUntil, drawn } = input;
  const { runEnsemble } = await import("./run-ensemble.ts");
  const found = await runEnsemble(scenario, drawn, options);
  const files = async () => {
    const { chartFiles, ensembleChartsOf } = await import("./chart-files.ts");
    const charts = await chartFiles(ensembleChartsOf(found, observed, scenario, fittedUntil));
    return { "days.csv": daysCsv({ base: found }), ...charts };
  };
  const runs = found.runs.map(({ periods }) => periods);
  if (runs.length === 1) return { runs, files };
  return { runs, files, scores: coverageText(ensembleScores(found, observed), fittedUntil) };
}
