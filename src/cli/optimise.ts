import { dirname } from "node:path";
import Table from "cli-table3";
import { type Command, Option } from "commander";
import { grouped } from "../chart/grouped.ts";
import { loadPolicySpace } from "../node/data/policy-space.ts";
import { outcomeExecutor } from "../node/worker-executor.ts";
import type { Candidate, Objective } from "../policy/candidate.ts";
import { type Optimisation, optimise } from "../policy/optimise.ts";
import { describePolicy, type PolicySpace } from "../policy/policy-space.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import { format, signed } from "./period-table.ts";
import { progressBar } from "./progress-bar.ts";
import {
  addSizeOptions,
  agentsFor,
  CASE_ARGUMENT,
  caseFrom,
  parseUntil,
  runText,
  type SizeOptions,
  wholeNumber,
} from "./run-options.ts";
import { INTERRUPTED, stopOnInterrupt } from "./stop-on-interrupt.ts";
import { UsageError } from "./usage-error.ts";

/** With fewer agents than this the luck of a run is told of. */
const FEW = 20_000;

const NOISE = `With fewer than ${grouped(FEW)} agents luck weighs much: a difference between policies that is smaller than the spread of seeds is noise.`;

interface OptimiseCommandOptions extends SizeOptions {
  readonly objective: Objective;
  readonly budget: number;
  readonly until?: string;
  readonly atLeastSubscribers?: number;
  readonly atLeastContribution?: number;
  readonly policy?: string;
  readonly json?: boolean;
}

/** `churnkit optimise <case|scenario.json>`: search the firm's policies. */
export function optimiseCommand(program: Command): void {
  addSizeOptions(
    program
      .command("optimise")
      .description("search what the firm could have done: price, timing, words, offers; shows the frontier")
      .argument("<case>", `${CASE_ARGUMENT}; with a policy.json beside it, or --policy`),
  )
    .addOption(
      new Option("--objective <name>", "what is to be as large as possible")
        .choices(["contribution", "subscribers", "trust"])
        .default("contribution"),
    )
    .addOption(new Option("--budget <runs>", "most runs").argParser(wholeNumber(2)).default(300))
    .addOption(new Option("--until <date>", "last day (default: the scenario's)").argParser(parseUntil))
    .option("--policy <file>", "levers of your own, in the form of a case's policy.json")
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
      "\nExample:\n  npx churnkit optimise netflix-2011 --subscribers 5000 --replicates 2 --budget 200\n  npx churnkit optimise my-scenario.json --policy my-policy.json",
    )
    .action(async (id: string, options: OptimiseCommandOptions) => {
      const { policy, workers, json = false, ...limits } = options;
      const { scenario, folder = dirname(id) } = caseFrom(id);
      const space = loadPolicySpace({ scenario, folder }, policy);
      const subscribers = agentsFor(scenario, options);
      const least = 2 * options.replicates;
      if (options.budget < least) {
        throw new UsageError(
          "--budget",
          `at least ${least} runs, of history and one other policy`,
          `${options.budget}`,
        );
      }
      const bar = progressBar("runs");
      const signal = stopOnInterrupt();
      let result: Optimisation;
      try {
        result = await optimise(scenario, space, {
          ...limits,
          subscribers,
          executor: outcomeExecutor(workers),
          onProgress: (runs, budget) => bar.update(runs, budget),
          shouldStop: () => signal.stopped,
        });
      } finally {
        bar.stop();
        signal.forget();
      }
      const people = openingPeople(scenario) / subscribers;
      const text = json
        ? JSON.stringify(document(scenario.id, space, result), null, 2)
        : [
            `${scenario.title}: ${runText(options, subscribers, people, scenario.unit)}\n`,
            report(space, result),
            ...(subscribers < FEW ? [NOISE] : []),
          ].join("\n");
      process.stdout.write(`${text}\n`);
      if (result.stopped) {
        process.stderr.write(`Stopped after ${result.runs} runs; this is what they found.\n`);
        process.exitCode = INTERRUPTED;
      }
    });
}

function document(id: string, space: PolicySpace, optimisation: Optimisation): object {
  const { objective, runs, history, frontier } = optimisation;
  const summary = (candidate: Candidate, of: Objective): object => {
    const { mean, p05, p95 } = candidate[of];
    return { mean, p05, p95 };
  };
  return {
    case: id,
    objective,
    runs,
    history: summary(history, objective),
    frontier: frontier.map((candidate) => ({
      policy: candidate.policy,
      title: describePolicy(space, candidate.policy),
      value: summary(candidate, objective),
      contribution: summary(candidate, "contribution"),
      subscribers: summary(candidate, "subscribers"),
      trust: summary(candidate, "trust"),
    })),
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
  if (frontier.length === 0) {
    return `${table}\n${runs} runs; no policy that was tried keeps the constraints. The line is what was done.`;
  }
  return `${table}\n${runs} runs; first line: what was done; the others: policies that no other beats in both columns.\nWhat a policy costs to carry out is not counted, except discounts and compensation.`;
}
