import { Command, CommanderError } from "commander";
import { engineVersion } from "../node/engine-version.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { commandLineProblem } from "./command-line-problem.ts";
import { UsageError } from "./usage-error.ts";

/** Each command is loaded when it is asked for: most of the time to start is the time to load. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  cases: async () => (await import("./cases.ts")).casesCommand,
  run: async () => (await import("./run.ts")).runCommand,
  compare: async () => (await import("./compare.ts")).compareCommand,
  attribute: async () => (await import("./attribute.ts")).attributeCommand,
  optimise: async () => (await import("./optimise.ts")).optimiseCommand,
  calibrate: async () => (await import("./calibrate.ts")).calibrateCommand,
  validate: async () => (await import("./validate.ts")).validateCommand,
  sensitivity: async () => (await import("./sensitivity.ts")).sensitivityCommand,
  lab: async () => (await import("./lab.ts")).labCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  schema: async () => (await import("./schema.ts")).schemaCommand,
  notebook: async () => (await import("./notebook.ts")).notebookCommand,
  start: async () => (await import("./start.ts")).startCommand,
  baselines: async () => (await import("./baselines.ts")).baselinesCommand,
  levers: async () => (await import("./levers.ts")).leversCommand,
  code: async () => (await import("./code.ts")).codeCommand,
  drivers: async () => (await import("./drivers.ts")).driversCommand,
  accept: async () => (await import("./accept.ts")).acceptCommand,
};

/**
 * Run a command line; sets the exit code of the process.
 *
 * @param args As after `churnkit`.
 */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  try {
    const [name] = args;
    const program = emptyProgram();
    for (const load of loadersFor(name)) (await load())(program);
    if (name === undefined) program.outputHelp();
    else await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function loadersFor(name: string | undefined): readonly (() => Promise<(program: Command) => void>)[] {
  if (name === "-V" || name === "--version") return [];
  return Object.hasOwn(commands, name ?? "") ? [commands[name as string]] : Object.values(commands);
}

function emptyProgram(): Command {
  return new Command("churnkit")
    .description(
      "How subscribers react to price hikes, rebrandings and competitor offers: one simulated subscriber at a time.",
    )
    .version(engineVersion, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText(
      "after",
      `
Examples:
  npx churnkit run netflix-2011                           the third quarter of 2011, beside what was observed
  npx churnkit compare netflix-2011 --without qwikster    the same subscribers without the rebranding
  npx churnkit help run                                   options of a command

Exit codes: 0 fine, 1 the run failed, 2 the command or a file has mistakes; mistakes are a line each on standard error.`,
    )
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });
}

/** Report an error on standard error, one line a problem; 2 for what the user can mend, 1 for a failed run. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const mistake = mistakeOf(error);
  if (mistake !== undefined) {
    process.stderr.write(`${mistake}\n`);
    return 2;
  }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  const detail = process.env.CHURNKIT_DEBUG
    ? stack
    : `${message.replaceAll("\n", " ")} (CHURNKIT_DEBUG=1 tells more)`;
  process.stderr.write(`churnkit: ${detail}\n`);
  return 1;
}

function mistakeOf(error: unknown): string | undefined {
  if (error instanceof CommanderError) return commandLineProblem(error);
  if (error instanceof ScenarioError || error instanceof UsageError) return error.message;
  // How the engine words what it does not accept; other RangeErrors are the language's own.
  const isInput =
    error instanceof RangeError && /^invalid .+; must be |: expected .+, found /.test(error.message);
  return isInput
    ? error.message
        .replace(/^invalid (.+); must be (.+): (.*)$/s, "$1: expected $2, found $3")
        .replace(/^(subscribers|seed|workers|until): /, "--$1: ")
    : undefined;
}
