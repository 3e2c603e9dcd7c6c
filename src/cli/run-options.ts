import { existsSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDay } from "../market/date.ts";
import { type Case, listCases, loadCase, loadCaseFolder, loadScenarioFile } from "../node/data/load-case.ts";
import { defaultWorkers } from "../node/worker-executor.ts";
import { applySettings } from "../scenario/assign.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Options that every command which runs a scenario has. */
export interface RunOptions {
  readonly subscribers: number | "full";
  readonly seed: number;
  readonly replicates: number;
  readonly workers: number;
  readonly until?: string;
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
}

/** Add the common options to a command. */
export function addRunOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--subscribers <n>", 'agents at the opening, or "full" for one per real subscriber')
        .argParser(parseSubscribers)
        .default(100_000, "100000"),
    )
    .addOption(new Option("--seed <n>", "seed of the first replicate").argParser(wholeNumber(0)).default(1))
    .addOption(
      new Option("--replicates <n>", "runs with the seeds that follow").argParser(wholeNumber(1)).default(1),
    )
    .addOption(
      new Option("--workers <n>", "threads")
        .argParser(wholeNumber(1))
        .default(defaultWorkers(), "one a processor"),
    )
    .addOption(new Option("--until <date>", "last day").argParser(parseUntil))
    .option(
      "--set <path=value>",
      "change the scenario; repeatable, e.g. events.price.prices.both-1=12.99",
      collect,
      [],
    )
    .option("--json", "print one JSON document and nothing else on standard output")
    .option("--out <dir>", "write ledger.csv, summary.json, manifest.json and charts into this folder");
}

/** Gather the values of a repeatable option. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function parseSubscribers(text: string): number | "full" {
  return text === "full" ? "full" : wholeNumber(1)(text);
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`expected a whole number from ${least}.`);
    }
    return value;
  };
}

function parseUntil(text: string): string {
  if (parseDay(text) === undefined) throw new InvalidArgumentError("expected a calendar date YYYY-MM-DD.");
  return text;
}

/**
 * The case or scenario file that an argument names: a case id, a folder with a `scenario.json`, or a JSON file.
 *
 * @throws ScenarioError If there is no such thing or it has mistakes.
 */
export function caseFrom(argument: string): Pick<Case, "scenario" | "observed"> {
  if (listCases().includes(argument)) return loadCase(argument);
  if (argument.endsWith(".json")) return { scenario: loadScenarioFile(argument), observed: [] };
  if (existsSync(`${argument}/scenario.json`)) return loadCaseFolder(argument);
  return loadCase(argument);
}

/** A scenario after `--set`. @throws ScenarioError If a path is unknown or the result is not valid. */
export function settled(scenario: Scenario, settings: readonly string[]): Scenario {
  if (settings.length === 0) return scenario;
  const result = applySettings(scenario, settings);
  if (!result.ok) throw new ScenarioError(result.issues);
  return result.scenario;
}
