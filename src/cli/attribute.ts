import { type Command, Option } from "commander";
import { type AttributeOptions, attributionPlan } from "../experiment/attribute.ts";
import type { Attribution } from "../experiment/attribution.ts";
import { formatJson } from "../node/data/format-json.ts";
import { hasPosterior } from "../node/data/load-posterior.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import { attributionDocument, sharesCsv } from "./attribution-document.ts";
import { attributionTable } from "./attribution-table.ts";
import { doAttributions } from "./do-attributions.ts";
import { type DrawnWorlds, drawnWorlds } from "./drawn-worlds.ts";
import { endingOnSignals } from "./end-on-signals.ts";
import { drawnText } from "./ensemble-text.ts";
import { type AttributionAsked, manifestText, recorded, recordedQuestion } from "./manifest.ts";
import {
  addRunOptions,
  agentsFor,
  CASE_ARGUMENT,
  type CaseToRun,
  caseFrom,
  collect,
  type RunOptions,
  runText,
  settled,
  wholeNumber,
} from "./run-options.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";
import { variations, variedShares } from "./varied-shares.ts";
import { checkOut, type FolderFiles, writeFolder } from "./write-folder.ts";

/** So many draws and seeds, with 20,000 agents, take about a minute on two processors for Netflix's eleven groups of events. */
const DRAWS = 12;

interface AttributeCommandOptions extends RunOptions, AttributionAsked {
  readonly write?: boolean;
}

/** `churnkit attribute <case>`: whose fault it was. */
export function attributeCommand(program: Command): void {
  addRunOptions(
    program
      .command("attribute")
      .description("share a figure out over the events that made it: what cost how many (Shapley values)")
      .argument("<case>", CASE_ARGUMENT),
    { subscribers: 20_000, draws: DRAWS, out: "shares.csv, summary.json, manifest.json and charts/" },
  )
    .addOption(new Option("--period <quarter>", "such as 2011Q3 (default: the headline's)"))
    .addOption(
      new Option("--quantity <name>", "closing, cancellations, monthlyChurn, closing.dvd, ...").default(
        "closing",
      ),
    )
    .addOption(
      new Option(
        "--group <name=id,id>",
        "lump events, with those that refer to them, into one share; repeatable",
      )
        .argParser(collect)
        .default([], "an event with those that refer to it"),
    )
    .addOption(
      new Option(
        "--rounds <n>",
        "with more than eight groups orders are sampled: rounds of n(n-1) runs for each draw and seed",
      )
        .argParser(wholeNumber(1))
        .default(2),
    )
    .addOption(
      new Option(
        "--vary <path=low,high>",
        "show, too, how the shares move with one value of the scenario, all else as it is; the id of a parameter alone takes the range of its prior; repeatable",
      )
        .argParser(collect)
        .default([], "none"),
    )
    .addOption(new Option("--write", "write the section of docs/validation.md").hideHelp())
    .addHelpText("after", HELP)
    .action((id: string, options: AttributeCommandOptions) => endingOnSignals(() => answer(id, options), ""));
}

const HELP = `
The total is the figure with all events less the figure without any, in the same world with the same luck; an event
before the first day counts for what it does from then on. Up to eight groups are exact; --group makes them fewer.

Examples:
  npx churnkit attribute netflix-2011
  npx churnkit attribute netflix-2011 --period 2011Q4 --quantity closing.dvd --draws 0 --replicates 5
  npx churnkit attribute netflix-2011 --group blockbuster=blockbuster-trial,blockbuster-trial-price,blockbuster-contest,blockbuster-movie-pass --group redbox=redbox-games,redbox-price --vary events.qwikster.severity=0.3,0.8`;

function answer(id: string, options: AttributeCommandOptions): Promise<void> {
  checkTogether(options);
  const scenario = settled(caseFrom(id).scenario, options.set);
  agentsFor(scenario, options);
  const drawn = drawnFor(id, options);
  const { draws: _, ...rest } = options;
  if (drawn === undefined) return attributeWorld({ scenario }, options, rest);
  return attributeWorld({ scenario, drawn }, options, { ...rest, draws: drawn.draws.length });
}

/**
 * Attribute and report.
 *
 * @param asked What is attributed, as the options of the command have it.
 */
export async function attributeWorld(
  { scenario, drawn }: Pick<CaseToRun, "scenario" | "drawn">,
  asked: AttributionAsked,
  options: RunOptions & { readonly write?: boolean },
): Promise<void> {
  const { json = false, out } = options;
  const { group, vary } = asked;
  const agents = agentsFor(scenario, options);
  if (out !== undefined) checkOut(out, { command: "attribute", scenario: scenario.id });
  const question = questionOf(asked, options);
  const plan = planned(() => attributionPlan(drawn === undefined ? scenario : drawn.of(scenario), question));
  const varied = planned(() => variations(scenario, vary, question));
  const plans = [plan, ...varied.flatMap(({ ends }) => ends.map((end) => end.plan))];
  const [result, ...ends] = await doAttributions(plans, scenario, drawn, options);
  const shares = varied.map((variation, index) =>
    variedShares(variation, ends.slice(2 * index, 2 * index + 2)),
  );
  const document = attributionDocument(result, shares);
  if (out !== undefined) {
    const record = {
      command: "attribute",
      options: recorded(options),
      attribution: recordedQuestion(asked),
    } as const;
    writeFolder(out, {
      "summary.json": formatJson(document),
      "shares.csv": sharesCsv(result),
      "manifest.json": manifestText({ ...record, scenario, observed: [], ...(drawn && { drawn }) }),
      ...(await chartsOf(result)),
    });
  }
  if (options.write) {
    const { writeAttributionSection } = await import("./attribution-section.ts");
    writeAttributionSection(result, shares, { ...options, group, vary });
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  const people = openingPeople(scenario) / agents;
  const lines = [
    `${scenario.title}: ${runText(options, agents, people, scenario.unit)}`,
    attributionTable(result, shares),
    ...(drawn === undefined ? [] : [drawnText(drawn, scenario)]),
    ...(out === undefined ? [] : [`Files: ${out}`]),
  ];
  process.stdout.write(`${lines.join("\n\n")}\n`);
}

/** What would be passed over in silence: a posterior that nothing is drawn from, a section whose command lacks an option. */
function checkTogether({ draws, posterior, write, set, until }: AttributeCommandOptions): void {
  if (draws === 0 && posterior !== undefined) {
    throw new UsageError("--posterior", "no such option beside --draws 0", posterior);
  }
  if (!write) return;
  const [name] = Object.entries({ set: set[0], until, posterior }).find(([, value]) => value) ?? [];
  if (name !== undefined) throw new UsageError(`--${name}`, "no such option beside --write", "one");
}

/** Draws of the posterior, unless none are wanted or there is no posterior. */
function drawnFor(id: string, options: RunOptions): DrawnWorlds | undefined {
  const { draws, posterior, set, replicates } = options;
  const wanted = draws ?? (posterior !== undefined || hasPosterior() ? Math.ceil(DRAWS / replicates) : 0);
  if (wanted === 0) return undefined;
  return drawnWorlds(id, set, { draws: wanted, ...(posterior !== undefined && { posterior }) });
}

function questionOf(
  { period, quantity, rounds, group }: AttributionAsked,
  { subscribers, seed, replicates, until }: RunOptions,
): AttributeOptions {
  return {
    ...(period !== undefined && { period }),
    ...(until !== undefined && { until }),
    ...{ quantity, rounds, subscribers, seed, replicates },
    groups: groupsOf(group),
  };
}

function groupsOf(texts: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const groups: Record<string, string[]> = {};
  for (const text of texts) {
    const match = /^([^=]+)=(.+)$/.exec(text);
    if (match === null) throw new UsageError("--group", "name=id,id", text);
    const [, name, ids] = match;
    const trimmed = ids.split(",").map((id) => id.trim());
    groups[name.trim()] = [...(groups[name.trim()] ?? []), ...trimmed];
  }
  return groups;
}

/** What is wrong with the question names the option that it came from. */
function planned<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const option = error instanceof RangeError && /^invalid (\w+);/.exec(error.message)?.[1];
    return onBehalfOf(option ? `--${option}` : "--group", () => {
      throw error;
    });
  }
}

async function chartsOf(result: Attribution): Promise<FolderFiles> {
  const [{ chart }, { chartFiles }] = await Promise.all([
    import("../chart/chart.ts"),
    import("./chart-files.ts"),
  ]);
  const isSum = result.quantity !== "monthlyChurn";
  const spoken = result.shares.filter(({ mean }) => mean !== 0);
  return chartFiles({
    ...(isSum && spoken.length > 0 && { attribution: chart.attribution(result) }),
    ...(isSum && spoken.length > 1 && { interactions: chart.interactions(result) }),
  });
}
