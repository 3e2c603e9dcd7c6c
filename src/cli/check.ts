import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { loadCaseFolder, loadScenarioFile } from "../node/data/load-case.ts";
import { packageDataDir } from "../node/data/package-data.ts";
import { formatIssue, ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { formatWarning } from "../scenario/warning.ts";
import { warningsOf } from "../scenario/warnings.ts";

/** Exit code for input that cannot be used. */
const badInput = 2;

/**
 * Add `check`: say everything that is wrong with a scenario file or a case's folder. Problems go to standard error, a line each;
 * with `--json`, `{ ok, issues }` also goes to standard output. What is allowed but probably not meant is warned of on standard
 * error, with `--json` under `warnings`, and does not count as wrong.
 */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .description("say everything that is wrong with a scenario file")
    .argument("<scenario.json>", "path of the file, or folder of a case")
    .addHelpText("after", "\nExample:\n  npx churnkit check my-scenario.json")
    .option("--json", "print { ok, issues, warnings? } as JSON")
    .action((path: string, { json = false }: { json?: boolean }) => {
      const result = checked(path);
      const ok = "scenario" in result;
      const issues = ok ? [] : result.issues;
      const warnings = ok ? warningsOf(result.scenario) : [];
      const document = { ok, issues, ...(warnings.length > 0 && { warnings }) };
      if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      else if (ok) process.stdout.write(`${path}: fine, ${contents(result)}\n`);
      for (const warning of warnings) process.stderr.write(`warning: ${formatWarning(warning, path)}\n`);
      if (ok) return;
      process.stderr.write(`${issues.map((issue) => formatIssue(issue, result.file)).join("\n")}\n`);
      process.exitCode = badInput;
    });
}

/** What is sound: a scenario, and of a case's folder what was observed. */
type Sound = { readonly scenario: Scenario; readonly observed?: readonly Observation[] };

function checked(path: string): Sound | { file: string; issues: readonly ScenarioIssue[] } {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  try {
    return isFolder ? loadCaseFolder(path) : { scenario: loadScenarioFile(path) };
  } catch (error) {
    // A fault of the shared parameters is the package's own, not the file's.
    if (!(error instanceof ScenarioError) || error.file === undefined) throw error;
    const { file, issues } = error;
    if (resolve(file) === join(packageDataDir, "parameters.json")) throw error;
    return { file, issues };
  }
}

function contents({ scenario: { plans, rivals, events }, observed }: Sound): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const parts = [
    count(Object.keys(plans).length, "plan"),
    count(Object.keys(rivals ?? {}).length, "rival"),
    count(events.length, "event"),
    ...(observed === undefined ? [] : [count(observed.length, "observed value")]),
  ];
  return parts.join(", ");
}
