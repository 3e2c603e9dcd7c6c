import { type Command, Option } from "commander";
import {
  type Change,
  type Comparison,
  comparisonOf,
  counterfactualOf,
  jobsOfBoth,
} from "../experiment/compare.ts";
import { daysCsv } from "../experiment/days-csv.ts";
import { ledgerCsv } from "../experiment/ledger-csv.ts";
import { summarisePeriods } from "../experiment/replicate.ts";
import { spreadOf } from "../experiment/spread.ts";
import type { MarketEvent } from "../market/event.ts";
import { formatJson } from "../node/data/format-json.ts";
import { readTextFile } from "../node/data/text-file.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { openingPeople } from "../simulation/outlook.ts";
import { doJobs } from "./do-jobs.ts";
import { endingOnSignals } from "./end-on-signals.ts";
import { drawnText } from "./ensemble-text.ts";
import { farewellOf, isEnsemble } from "./is-ensemble.ts";
import { manifestText, recorded } from "./manifest.ts";
import {
  addRunOptions,
  agentsFor,
  CASE_ARGUMENT,
  type CaseToRun,
  caseFrom,
  collect,
  drawnFor,
  type RunOptions,
  runText,
} from "./run-options.ts";
import { sayCautions } from "./say-cautions.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";
import { checkOut, type FolderFiles, writeFolder } from "./write-folder.ts";

interface CompareOptions extends RunOptions {
  readonly without: readonly string[];
  readonly with?: string;
  readonly name?: string;
}

/** `churnkit compare <case> --without ID | --with FILE | --set …`: two worlds with the same subscribers and luck. */
export function compareCommand(program: Command): void {
  addRunOptions(
    program
      .command("compare")
      .description("run a case beside the same case with a difference, subscribers and their luck unchanged")
      .argument("<case>", CASE_ARGUMENT)
      // A second case gets an answer of its own.
      .allowExcessArguments(),
  )
    .addOption(
      new Option(
        "--without <event>",
        'remove an event, and those that refer to it; repeatable; "all" removes every event',
      )
        .argParser(collect)
        .default([], "none"),
    )
    .option("--with <file>", "add the event of a JSON file, or a list of events")
    .option(
      "--name <text>",
      "what the changed world is called in the table and the chart (default: the changes)",
    )
    .addHelpText(
      "after",
      '\nDifferences are those of --without, --with and --set together: the changed world less the case.\n\nExample:\n  npx churnkit compare netflix-2011 --without qwikster --replicates 10\n  npx churnkit compare netflix-2011 --set events.price.prices.both-1=12.99 --name "three dollars"\n  npx churnkit compare netflix-2011 --without price --subscribers 20000 --draws 200 --resume runs.jsonl',
    )
    .action((id: string, options: CompareOptions, { args }: Command) => {
      const { without, set } = options;
      if (args.length > 1) {
        const hint = "say what is different with --set path=value, --with events.json or --without EVENT";
        throw new UsageError("<case>", "one case", `${args.length}: ${args.join(", ")}`, hint);
      }
      if (without.length === 0 && options.with === undefined && set.length === 0) {
        throw new UsageError("compare", "--without EVENT, --with FILE or --set path=value", "none of them");
      }
      const events = options.with === undefined ? {} : { with: eventsFrom(options.with) };
      const change = { without, ...events, set };
      return endingOnSignals(() => {
        const input = { ...caseFrom(id), ...drawnFor(id, options, []) };
        return compareWorlds(input, change, options, options.with);
      }, farewellOf(options));
    });
}

/**
 * Compare and report.
 *
 * @param file Where the events of `change.with` come from, for messages.
 */
export async function compareWorlds(
  input: CaseToRun,
  change: Change,
  options: RunOptions & Pick<CompareOptions, "name">,
  file = "--with",
): Promise<void> {
  const { scenario, observed, drawn } = input;
  const { seed, replicates, out, name } = options;
  const agents = agentsFor(scenario, options);
  const other = changed(scenario, change, file);
  agentsFor(other.scenario, options);
  if (out !== undefined) checkOut(out, { command: "compare", scenario: scenario.id });
  sayCautions({ ...input, scenario: other.scenario });
  const changes = [...other.labels, ...(change.set ?? []).map(settingLabel)].join("; ");
  const label = name ?? changes;
  const { runs, files } = await (isEnsemble(options) ? asEnsembles : plain)(input, other.scenario, {
    change,
    label,
    options,
  });
  const comparison = comparisonOf(other, runs);
  const document = {
    scenario: scenario.id,
    seed,
    replicates,
    ...(drawn && {
      draws: drawn.draws.length,
      kept: drawn.kept,
      ...(drawn.undrawn && { undrawn: drawn.undrawn }),
    }),
    agents,
    removed: comparison.removed,
    added: comparison.added,
    base: { periods: summarisePeriods(comparison.base, observed) },
    counterfactual: { periods: summarisePeriods(comparison.counterfactual) },
    difference: summarisedDifference(comparison),
  };
  if (out !== undefined) {
    writeFolder(out, {
      "summary.json": formatJson(document),
      "manifest.json": manifestText({
        ...input,
        command: "compare",
        change,
        ...(name !== undefined && { name }),
        options: recorded(options),
      }),
      ...(await files()),
    });
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const { comparisonTable } = await import("./comparison-table.ts");
  const lines = [
    `${scenario.title}: ${runText(options, agents, openingPeople(scenario) / agents, scenario.unit)}`,
    ...(name === undefined ? [] : [`${name}: ${changes}`]),
    comparisonTable(comparison, label),
    ...(drawn === undefined ? [] : [drawnText(drawn, scenario)]),
    ...(out === undefined ? [] : [`Files: ${out}`]),
  ];
  process.stdout.write(`${lines.join("\n\n")}\n`);
}

/** What a way of running both worlds gives: quarters of each run, those of the case first, and what only it can write. */
interface Ran {
  readonly runs: readonly (readonly Period[])[];
  readonly files: () => Promise<FolderFiles>;
}

interface Asked {
  readonly change: Change;
  readonly label: string;
  readonly options: RunOptions;
}

/** Both worlds with their ledgers. */
async function plain({ scenario }: CaseToRun, other: Scenario, { label, options }: Asked): Promise<Ran> {
  const jobs = onBehalfOf("--seed", () => jobsOfBoth(scenario, other, options));
  const { runs, outcomes } = await doJobs(jobs, options.workers, options.out !== undefined);
  const files = async () => {
    const base = outcomes.slice(0, options.replicates);
    const counterfactual = outcomes.slice(options.replicates);
    const { chartFiles, comparisonChartsOf } = await import("./chart-files.ts");
    const charts = comparisonChartsOf(base, counterfactual, label, scenario);
    return { "ledger.csv": ledgerCsv({ base, counterfactual }), ...(await chartFiles(charts)) };
  };
  return { runs, files };
}

/** Both worlds, quarters and evenings kept. */
async function asEnsembles(input: CaseToRun, other: Scenario, { change, options }: Asked): Promise<Ran> {
  const { scenario, drawn, observed, fittedUntil } = input;
  const { compareEnsembles } = await import("./run-ensemble.ts");
  const { base, counterfactual } = await compareEnsembles(scenario, other, change, drawn, options);
  const files = async () => {
    const { chartFiles, ensembleChartsOf } = await import("./chart-files.ts");
    const { fan } = ensembleChartsOf(base, observed, scenario, fittedUntil);
    const { fan: changedFan } = ensembleChartsOf(counterfactual, [], other, undefined);
    const charts = await chartFiles({ fan, "fan-changed": changedFan });
    return { "days.csv": daysCsv({ base, counterfactual }), ...charts };
  };
  return { runs: [...base.runs, ...counterfactual.runs].map(({ periods }) => periods), files };
}

/** The changed world. Every mistake names the option or the file that has it. */
function changed(scenario: Scenario, { without = [], with: events, set = [] }: Change, file: string) {
  const steps: readonly (readonly [string, Change])[] = [
    ["--without", { without }],
    ...(events === undefined ? [] : [[file, { with: events }] as const]),
    ["--set", { set }],
  ];
  const removed: string[] = [];
  const added: string[] = [];
  let next = scenario;
  for (const [place, step] of steps) {
    const result = onBehalfOf(place, () => counterfactualOf(next, step));
    next = result.scenario;
    removed.push(...result.removed);
    added.push(...result.added);
  }
  const labels = [
    ...(removed.length > 0 ? [`without ${without.includes("all") ? "any event" : removed.join(", ")}`] : []),
    ...(added.length > 0 ? [`with ${added.join(", ")}`] : []),
  ];
  return { scenario: next, removed, added, labels };
}

function eventsFrom(path: string): MarketEvent | MarketEvent[] {
  const json = parseJsonText(readTextFile(path));
  if (!json.ok) throw new ScenarioError(json.issues, path);
  return json.value as MarketEvent | MarketEvent[];
}

function summarisedDifference({ difference }: Comparison): readonly object[] {
  return difference.length === 1
    ? difference[0]
    : difference[0].map((_, index) => spreadOf(difference.map((periods) => periods[index])));
}

/** A setting as it was given; of an object only its place, which is long enough. */
function settingLabel(setting: string): string {
  const [path, value] = [setting.slice(0, setting.indexOf("=")), setting.slice(setting.indexOf("=") + 1)];
  return value.trimStart().startsWith("{") ? `other ${path.trim()}` : setting;
}
