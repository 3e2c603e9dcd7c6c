import type { Command } from "commander";
import { loadScenarioFile } from "../node/data/load-case.ts";
import { formatIssue, ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Exit code for input that cannot be used. */
const badInput = 2;

/**
 * Add `check`: say everything that is wrong with a scenario file. Problems go to standard error, a line each;
 * with `--json`, `{ ok, issues }` also goes to standard output.
 */
export function checkCommand(program: Command): void {
  program
    .command("check")
    .description("say everything that is wrong with a scenario file")
    .argument("<scenario.json>", "path of the file")
    .addHelpText("after", "\nExample:\n  npx churnkit check my-scenario.json")
    .option("--json", "print { ok, issues } as JSON")
    .action((path: string, { json = false }: { json?: boolean }) => {
      const result = checked(path);
      const issues = "issues" in result ? result.issues : [];
      const ok = "scenario" in result;
      if (json) process.stdout.write(`${JSON.stringify({ ok, issues }, null, 2)}\n`);
      else if ("scenario" in result) process.stdout.write(`${path}: fine, ${contents(result.scenario)}\n`);
      if (ok) return;
      process.stderr.write(`${issues.map((issue) => formatIssue(issue, path)).join("\n")}\n`);
      process.exitCode = badInput;
    });
}

function checked(path: string): { scenario: Scenario } | { issues: readonly ScenarioIssue[] } {
  try {
    return { scenario: loadScenarioFile(path) };
  } catch (error) {
    // A fault of the shared parameters is the package's own, not the file's.
    if (error instanceof ScenarioError && error.file === path) return { issues: error.issues };
    throw error;
  }
}

function contents({ plans, rivals, events }: Scenario): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const parts = [
    count(Object.keys(plans).length, "plan"),
    count(Object.keys(rivals ?? {}).length, "rival"),
    count(events.length, "event"),
  ];
  return parts.join(", ");
}
