import { existsSync } from "node:fs";
import { join } from "node:path";
import Table from "cli-table3";
import { type Command, Option } from "commander";
import { loadCase } from "../node/data/load-case.ts";
import { readTextFile } from "../node/data/text-file.ts";
import { type Candidate, type Objective, type Optimisation, optimise } from "../policy/optimise.ts";
import { describePolicy, type PolicySpace } from "../policy/policy-space.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { agentsOf } from "../simulation/simulate.ts";
import { format, signed } from "./period-table.ts";
import { progressBar } from "./progress-bar.ts";
import { addSizeOptions, type SizeOptions, wholeNumber } from "./run-options.ts";

interface OptimiseCommandOptions extends SizeOptions {
  readonly objective: Objective;
  readonly budget: number;
  readonly until?: string;
  readonly atLeastSubscribers?: number;
  readonly atLeastContribution?: number;
  readonly json?: boolean;
}

/** `churnkit optimise <case>`: search the firm's policies of a case. */
export function optimiseCommand(program: Command): void {
  addSizeOptions(
    program
      .command("optimise")
      .description("search what the firm could have done: price, timing, words, offers; shows the frontier")
      .argument("<case>", "id of a case that has a policy.json"),
  )
    .addOption(
      new Option("--objective <name>", "what is to be as large as possible")
        .choices(["contribution", "subscribers", "trust"])
        .default("contribution"),
    )
    .addOption(new Option("--budget <runs>", "most runs").argParser(wholeNumber(2)).default(300))
    .addOption(new Option("--until <date>", "last day"))
    .addOption(
      new Option("--at-least-subscribers <people>", "constraint: subscribers at the end").argParser(
        wholeNumber(0),
      ),
    )
    .addOption(
      new Option("--at-least-contribution <money>", "constraint: contribution over the run").argParser(
        wholeNumber(0),
      ),
    )
    .option("--json", "print one JSON document and nothing else on standard output")
    .addHelpText(
      "after",
      "\nExample:\n  npx churnkit optimise netflix-2011 --subscribers 5000 --replicates 2 --budget 200",
    )
    .action((id: string, { workers: _, json = false, ...options }: OptimiseCommandOptions) => {
      const { scenario, folder } = loadCase(id);
      const space = policySpace(id, folder);
      const bar = progressBar("runs");
      const result = optimise(scenario, space, {
        ...options,
        subscribers: agentsOf(scenario, options.subscribers),
        onProgress: (runs, budget) => bar.update(runs, budget),
      });
      bar.stop();
      process.stdout.write(
        json ? `${JSON.stringify(document(id, result), null, 2)}\n` : `${report(space, result)}\n`,
      );
    });
}

function policySpace(id: string, folder: string): PolicySpace {
  const path = join(folder, "policy.json");
  if (!existsSync(path)) {
    throw new ScenarioError([{ path: "", expected: "a case with a policy.json", found: id }]);
  }
  return JSON.parse(readTextFile(path)) as PolicySpace;
}

function document(id: string, { objective, runs, history, frontier }: Optimisation): object {
  const value = (candidate: Candidate): object => {
    const { mean, p05, p95 } = candidate[objective];
    return { mean, p05, p95 };
  };
  return {
    case: id,
    objective,
    runs,
    history: value(history),
    frontier: frontier.map((candidate) => ({ policy: candidate.policy, value: value(candidate) })),
  };
}

function report(space: PolicySpace, { history, frontier, runs }: Optimisation): string {
  const table = new Table({
    head: ["policy", "contribution", "against history", "subscribers", "against history", "goodwill damage"],
    colWidths: [60],
    wordWrap: true,
    colAligns: ["left", "right", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const candidate of [history, ...frontier]) {
    table.push([
      describePolicy(space, candidate.policy),
      format(candidate.contribution.mean, "money"),
      signed(candidate.contribution.mean - history.contribution.mean, "money"),
      format(candidate.subscribers.mean, "people"),
      signed(candidate.subscribers.mean - history.subscribers.mean, "people"),
      (-candidate.trust.mean).toFixed(2),
    ]);
  }
  return `${table}\n${runs} runs; first line: what was done; the others: policies that no other beats in both columns.`;
}
