#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { ScenarioError } from "../scenario/issue.ts";
import { acceptCommand } from "./accept.ts";
import { baselinesCommand } from "./baselines.ts";
import { calibrateCommand } from "./calibrate.ts";
import { casesCommand } from "./cases.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare.ts";
import { notebookCommand } from "./notebook.ts";
import { runCommand } from "./run.ts";
import { schemaCommand } from "./schema.ts";
import { startCommand } from "./start.ts";
import { UsageError } from "./usage-error.ts";

const program = new Command("churnkit")
  .description("How subscribers react to price hikes, rebrandings and competitor offers.")
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

for (const add of [
  casesCommand,
  runCommand,
  compareCommand,
  calibrateCommand,
  checkCommand,
  schemaCommand,
  notebookCommand,
  startCommand,
  baselinesCommand,
  acceptCommand,
]) {
  add(program);
}
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Report an error on standard error, one line a problem; 2 for what the user can mend, 1 for a failed run. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ScenarioError || error instanceof UsageError || error instanceof RangeError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
