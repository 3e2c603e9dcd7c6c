import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { eachFor } from "../chart/each-for.ts";
import { grouped } from "../chart/grouped.ts";
import { parseDay } from "../market/date.ts";
import { caseRemarks } from "../node/data/case-remarks.ts";
import { comparableObserved } from "../node/data/comparable-observed.ts";
import { type Case, listCases, loadCase, loadCaseFolder, loadScenarioFile } from "../node/data/load-case.ts";
import { applySettings } from "../scenario/assign.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { didYouMean } from "../scenario/nearest.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { agentsOf, FEWEST_AGENTS, untilOf } from "../simulation/simulate.ts";
import { type DrawnWorlds, drawnWorlds } from "./drawn-worlds.ts";
import { fittedUntil } from "./fitted-until.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";

/** How large, how often and where: options of every command that simulates. */
export interface SizeOptions {
  readonly subscribers: number | "full";
  readonly seed: number;
  readonly replicates: number;
  readonly workers: number;
}

/** Options of every command that runs a scenario and reports it. */
export interface RunOptions extends SizeOptions {
  readonly until?: string;
  readonly set: readonly string[];
  /** Number of draws of the parameters; absent for the scenario's own values. */
  readonly draws?: number;
  /** File of draws in place of the package's. */
  readonly posterior?: string;
  /** File of finished runs. */
  readonly resume?: string;
  /** Whether quarters and evenings are kept and not ledgers, where a manifest says it; else the options do. */
  readonly isEnsemble?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** Argument of commands that run a case. */
export const CASE_ARGUMENT = "id of a case, folder of a case, or path of a scenario.json";

/**
 * Add the options of {@link SizeOptions} to a command.
 *
 * @param subscribers Agents unless it is told otherwise.
 */
export function addSizeOptions(command: Command, subscribers = 100_000): Command {
  return command
    .addOption(
      new Option(
        "--subscribers <n>",
        'agents at the opening, from 60; joiners come on top; "full" is one agent for each real subscriber',
      )
        .argParser(parseSubscribers)
        .default(subscribers, String(subscribers)),
    )
    .addOption(
      new Option("--seed <n>", "seed of the luck, from 0; of the first replicate if there are several")
        .argParser(wholeNumber(0))
        .default(1),
    )
    .addOption(
      new Option(
        "--replicates <n>",
        "runs, with this seed and those that follow; more than one gives means and quantiles",
      )
        .argParser(wholeNumber(1))
        .default(1),
    )
    .addOption(workersOption());
}

const RUN_FILES = "ledger.csv (with --draws or --resume: days.csv), summary.json, manifest.json and charts/";

/** What differs between the commands that have the options of {@link RunOptions}. */
export interface RunDefaults {
  readonly subscribers?: number;
  /** Number of draws unless another is given; it may then be 0. */
  readonly draws?: number;
  /** What `--out` writes. */
  readonly out?: string;
}

/** Add the options of {@link RunOptions} to a command. */
export function addRunOptions(command: Command, defaults: RunDefaults = {}): Command {
  const { subscribers, draws, out = RUN_FILES } = defaults;
  return addSizeOptions(command, subscribers)
    .addOption(
      new Option("--until <date>", "last day, YYYY-MM-DD (default: the scenario's)").argParser(parseUntil),
    )
    .addOption(
      new Option(
        "--set <path=value>",
        "change a value of the scenario, e.g. events.price.prices.both-1=12.99; repeatable",
      )
        .argParser(collect)
        .default([], "none"),
    )
    .addOption(
      new Option(
        "--draws <n>",
        `worlds with parameters drawn from the posterior, each with as many seeds as --replicates says${draws === undefined ? "" : ` (default: ${draws} divided by --replicates if there is a data/posterior.csv; 0 for the case's own values)`}`,
      ).argParser(wholeNumber(draws === undefined ? 1 : 0)),
    )
    .option("--posterior <file>", "draws from a file of your own in place of data/posterior.csv")
    .option(
      "--resume <file>",
      "keep finished runs in this file, and do only those that are not there yet: after Ctrl-C, or for more draws",
    )
    .option("--json", "print one JSON document and nothing else on standard output")
    .option("--out <dir>", `write ${out} into this folder`);
}

/** The option for the number of threads. */
export function workersOption(): Option {
  return new Option(
    "--workers <n>",
    "threads, for several runs or for one large one; the results do not depend on it",
  )
    .argParser(wholeNumber(1))
    .default(availableParallelism(), "one a processor");
}

/** Gather the values of a repeatable option. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** Parser of `--subscribers`: a whole number, or `full`. */
export function parseSubscribers(text: string): number | "full" {
  if (text === "full") return text;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= FEWEST_AGENTS) return value;
  const written = countWritten(text);
  const hint = written === undefined ? didYouMean(text, ["full"]) : `did you mean ${written}?`;
  throw new InvalidArgumentError(
    `expected a whole number from ${FEWEST_AGENTS} or "full"${hint ? ` (${hint})` : ""}`,
  );
}

/** A count as people write it, `3e6`, `3,000,000`, `3 million`; undefined for any other text. */
function countWritten(text: string): number | undefined {
  const match = /^(\d[\d,_' ]*(?:\.\d+)?(?:e\d+)?)\s*(k|thousand|m|million)?$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, digits, unit = ""] = match;
  const times = { "": 1, k: 1e3, t: 1e3, m: 1e6 }[unit.slice(0, 1).toLowerCase()] ?? 1;
  const count = Math.round(Number(digits.replace(/[,_' ]/g, "")) * times);
  return Number.isSafeInteger(count) && count >= FEWEST_AGENTS ? count : undefined;
}

/** Parser of whole numbers. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`expected a whole number from ${least}`);
  };
}

/** Parser of `--until`: a calendar date. */
export function parseUntil(text: string): string {
  if (parseDay(text) !== undefined) return text;
  throw new InvalidArgumentError("expected a calendar date YYYY-MM-DD");
}

/** A scenario, what was observed of it, and the last day whose observations the model was fitted to. */
export type CaseToRun = Pick<Case, "scenario" | "observed"> & {
  readonly fittedUntil?: string;
  /** Folder of the case; absent for a single scenario file. */
  readonly folder?: string;
  /** Whether figures were observed, but of other people besides those of the scenario, and so are left out. */
  readonly isObservedApart?: boolean;
  /** What is to be known of the case before its figures are read, in sentences. */
  readonly remarks?: readonly string[];
  /** Whether it is not as its file has it: then nothing that was observed was fitted or is predicted. */
  readonly isChanged?: boolean;
  /** The draws under which it is run. */
  readonly drawn?: DrawnWorlds;
};

/**
 * The case or scenario file that an argument names: a case id, a folder with a `scenario.json`, or a JSON file.
 *
 * @throws ScenarioError If there is no such thing or it has mistakes.
 */
export function caseFrom(argument: string): CaseToRun {
  if (listCases().includes(argument)) {
    const found = comparable(loadCase(argument));
    const last = fittedUntil(argument);
    return { ...found, ...(last !== undefined && { fittedUntil: last }) };
  }
  if (argument.endsWith(".json")) return { scenario: loadScenarioFile(argument), observed: [] };
  if (existsSync(`${argument}/scenario.json`)) return comparable(loadCaseFolder(argument));
  if (existsSync(argument)) {
    const issue = { path: "", expected: "a scenario.json, or a folder that has one", found: "another" };
    throw new ScenarioError([issue], argument);
  }
  const file = `${argument}.json`;
  if (!existsSync(file)) return onBehalfOf("<case>", () => loadCase(argument));
  const hint = `did you mean ${file}?`;
  throw new UsageError("<case>", "the id of a case, a folder or a scenario file", argument, hint);
}

/** A case with what can stand beside it. */
function comparable(found: Case): CaseToRun {
  const observed = comparableObserved(found);
  const remarks = caseRemarks(found, observed);
  return {
    ...found,
    observed,
    ...(observed.length < found.observed.length && { isObservedApart: true }),
    ...(remarks.length > 0 && { remarks }),
  };
}

/**
 * The draws that the options ask for, if they do.
 *
 * @param place As of {@link caseFrom}.
 * @param settings Those of the scenario, whose parameters keep what they are set to.
 */
export function drawnFor(
  place: string,
  { draws, posterior }: RunOptions,
  settings: readonly string[],
): { readonly drawn?: DrawnWorlds } {
  if (draws === undefined) {
    if (posterior === undefined) return {};
    throw new UsageError("--posterior", "--draws N beside it", "no --draws");
  }
  return {
    drawn: drawnWorlds(place, settings, { draws, ...(posterior !== undefined && { posterior }) }),
  };
}

/**
 * A scenario after `--set`.
 *
 * @param place Option that the settings came from.
 * @throws ScenarioError If a path is unknown or the result is not valid.
 */
export function settled(scenario: Scenario, settings: readonly string[], place = "--set"): Scenario {
  if (settings.length === 0) return scenario;
  const result = applySettings(scenario, settings);
  if (!result.ok) throw new ScenarioError(result.issues, place);
  return result.scenario;
}

/** A case after `--set`, which is another world unless only its last day is set. @throws ScenarioError As {@link settled}. */
export function settledCase(input: CaseToRun, settings: readonly string[]): CaseToRun {
  const { scenario, observed } = input;
  const set = settled(scenario, settings);
  const isSame = JSON.stringify({ ...set, until: scenario.until }) === JSON.stringify(scenario);
  return isSame ? { ...input, scenario: set } : { scenario: set, observed, isChanged: true };
}

/** Agents of a run whose options fit the scenario. @throws UsageError If they do not. */
export function agentsFor(
  scenario: Scenario,
  { subscribers, until }: Pick<RunOptions, "subscribers" | "until">,
): number {
  onBehalfOf("--until", () => untilOf(scenario, until));
  const place = openingPeople(scenario) < FEWEST_AGENTS ? "plans" : "--subscribers";
  return onBehalfOf(place, () => agentsOf(scenario, subscribers));
}

type Luck = Pick<RunOptions, "seed" | "replicates" | "draws">;

/** How it is run: `100,000 agents, each for 246 people; seed 1`. @param unit As of a scenario. */
export function runText(options: Luck, agents: number, peoplePerAgent: number, unit?: string): string {
  return `${grouped(agents)} agents, ${eachFor(peoplePerAgent, unit)}; ${luckText(options)}`;
}

function luckText({ seed, replicates, draws }: Luck): string {
  const runs = replicates * (draws ?? 1);
  const seeds = runs > 1 ? `seeds ${seed} to ${seed + runs - 1}` : `seed ${seed}`;
  if (draws === undefined) return seeds;
  return `${draws} draws x ${replicates} ${replicates === 1 ? "seed" : "seeds"}, central 90 % (${seeds})`;
}
