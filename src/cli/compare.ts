import { type Command, Option } from "commander";
import { type Change, type Comparison, comparisonOf, jobsOfBoth } from "../experiment/compare.ts";
import { daysCsv } from "../experiment/days-csv.ts";
import { ledgerCsv } from "../experiment/ledger-csv.ts";
import { summarisePeriods } from "../experiment/replicate.ts";
import { spreadOf } from "../experiment/spread.ts";
import type { MarketEvent } from "../market/event.ts";
import { formatJson } from "../node/data/format-json.ts";
import { readTextFile } from "../node/data/text-file.ts";
import { quote, ScenarioError } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Period } from "../simulation/outcome.ts";
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
import {
  changedWorld,
  haveSameOpening,
  namesOf,
  type OtherScenario,
  otherWorld,
  type SecondWorld,
} from "./second-world.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";
import { checkOut, type FolderFiles, writeFolder } from "./write-folder.ts";

interface CompareOptions extends RunOptions {
  readonly without: readonly string[];
  readonly with?: string;
  readonly name?: string;
}

const NO_INTERVAL =
  "One run of each world, without an interval: --replicates 20 shows what is luck, --draws 100 also how far the parameters are known.";

/** `churnkit compare <case> <other> | --without ID | --with FILE | --set …`: two worlds with the same subscribers and luck. */
export function compareCommand(program: Command): void {
  addRunOptions(
    program
      .command("compare")
      .description("run a case beside the same case with a difference, subscribers and their luck unchanged")
      .argument("<case>", CASE_ARGUMENT)
      .argument("[other]", "a second scenario file or case, in the place of --without, --with and --set"),
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
      '\nDifferences are those of --without, --with and --set together: the changed world less the case. With a second\nscenario they are the second less the first; a person has the same luck in both.\n\nExample:\n  npx churnkit compare netflix-2011 --without qwikster --replicates 10\n  npx churnkit compare netflix-2011 --set events.price.prices.both-1=12.99 --name "three dollars"\n  npx churnkit compare netflix-2011 --without price --subscribers 20000 --draws 200 --resume runs.jsonl',
    )
    .action((id: string, second: string | undefined, options: CompareOptions) => {
      const { without, set } = options;
      const isChanged = without.length > 0 || options.with !== undefined || set.length > 0;
      if (second === undefined && !isChanged) {
        throw new UsageError("compare", "--without EVENT, --with FILE or --set path=value", "none of them");
      }
      if (second !== undefined && isChanged) {
        throw new UsageError("compare", "either a second scenario or --without, --with and --set", "both");
      }
      const events = options.with === undefined ? {} : { with: eventsFrom(options.with) };
      const change = { without, ...events, set };
      return endingOnSignals(() => {
        const input = { ...caseFrom(id), ...drawnFor(id, options, []) };
        if (second === undefined) return compareWorlds(input, { change, file: options.with }, options);
        const [first, name] = namesOf(id, second);
        const names = [first, options.name ?? name] as const;
        const { scenario } = caseFrom(second);
        return compareWorlds(
          input,
          { other: { scenario, names, place: second, ...drawnFor(second, options, []) } },
          options,
        );
      }, farewellOf(options));
    });
}

/** What is beside a case: a change of it, whose events may come from a file, or another scenario. */
export type Beside =
  | { readonly change: Change; readonly file?: string | undefined }
  | { readonly other: OtherScenario };

/** Compare and report. */
export async function compareWorlds(
  input: CaseToRun,
  beside: Beside,
  options: RunOptions & Pick<CompareOptions, "name">,
): Promise<void> {
  const { scenario, observed, drawn } = input;
  const { seed, replicates, out, name } = options;
  const agents = agentsFor(scenario, options);
  const other =
    "other" in beside
      ? otherWorld(scenario, beside.other, options.until)
      : changedWorld(scenario, beside.change, beside.file ?? "--with");
  agentsFor(other.scenario, options);
  if (out !== undefined) checkOut(out, { command: "compare", scenario: scenario.id });
  sayCautions({ ...input, scenario: other.scenario });
  if (!haveSameOpening(scenario, other.scenario)) {
    process.stderr.write("note: the two worlds do not begin with the same subscribers\n");
  }
  const names = [other.names[0], name ?? other.names[1]] as const;
  const { runs, files } = await (isEnsemble(options) ? asEnsembles : plain)(input, other, {
    change: "change" in beside ? beside.change : {},
    names,
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
        ...beside,
        ...(name !== undefined && { name }),
        options: recorded(options),
        isEnsemble: isEnsemble(options),
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
    ...(name === undefined || other.changes === "" ? [] : [`${name}: ${other.changes}`]),
    comparisonTable(comparison, names),
    ...(comparison.base.length === 1 && drawn === undefined ? [NO_INTERVAL] : []),
    ...(drawn === undefined ? [] : [drawnText(drawn, scenario)]),
    ...otherDrawnText(input, other, names[1]),
    ...(out === undefined ? [] : [`Files: ${out}`]),
  ];
  process.stdout.write(`${lines.join("\n\n")}\n`);
}

/** What was drawn in another scenario, if it is not what was drawn in the first. */
function otherDrawnText({ scenario, drawn }: CaseToRun, other: SecondWorld, name: string): string[] {
  if (drawn === undefined || other.drawn === undefined) return [];
  const text = drawnText(other.drawn, other.scenario);
  return text === drawnText(drawn, scenario) ? [] : [`${name}: ${text}`];
}

/** What a way of running both worlds gives: quarters of each run, those of the case first, and what only it can write. */
interface Ran {
  readonly runs: readonly (readonly Period[])[];
  readonly files: () => Promise<FolderFiles>;
}

interface Asked {
  readonly change: Change;
  readonly names: readonly [string, string];
  readonly options: RunOptions;
}

/** Both worlds with their ledgers. */
async function plain({ scenario }: CaseToRun, other: SecondWorld, { names, options }: Asked): Promise<Ran> {
  const jobs = onBehalfOf("--seed", () => jobsOfBoth(scenario, other.scenario, options));
  const { runs, outcomes } = await doJobs(jobs, options.workers, options.out !== undefined);
  const files = async () => {
    const base = outcomes.slice(0, options.replicates);
    const counterfactual = outcomes.slice(options.replicates);
    const { chartFiles, comparisonChartsOf } = await import("./chart-files.ts");
    const charts = comparisonChartsOf(base, counterfactual, names, scenario);
    return { "ledger.csv": ledgerCsv({ base, counterfactual }), ...(await chartFiles(charts)) };
  };
  return { runs, files };
}

/** Both worlds, quarters and evenings kept. */
async function asEnsembles(input: CaseToRun, other: SecondWorld, { change, options }: Asked): Promise<Ran> {
  const { scenario, drawn, observed, fittedUntil } = input;
  const { compareEnsembles } = await import("./run-ensemble.ts");
  const { base, counterfactual } = await compareEnsembles(scenario, other, change, drawn, options);
  const files = async () => {
    const { chartFiles, ensembleChartsOf } = await import("./chart-files.ts");
    const { fan } = ensembleChartsOf(base, observed, scenario, fittedUntil);
    const { fan: changedFan } = ensembleChartsOf(counterfactual, [], other.scenario, undefined);
    const charts = await chartFiles({ fan, "fan-changed": changedFan });
    return { "days.csv": daysCsv({ base, counterfactual }), ...charts };
  };
  return { runs: [...base.runs, ...counterfactual.runs].map(({ periods }) => periods), files };
}

function eventsFrom(path: string): MarketEvent | MarketEvent[] {
  const json = parseJsonText(readTextFile(path));
  if (!json.ok) throw new ScenarioError(json.issues, path);
  if (typeof json.value === "object" && json.value !== null) return json.value as MarketEvent | MarketEvent[];
  const issue = { path: "", expected: "an event or a list of events", found: quote(json.value) };
  throw new ScenarioError([issue], path);
}

function summarisedDifference({ difference }: Comparison): readonly object[] {
  return difference.length === 1
    ? difference[0]
    : difference[0].map((_, index) => spreadOf(difference.map((periods) => periods[index])));
}
