import { readFileSync } from "node:fs";
import Table from "cli-table3";
import { type Command, Option } from "commander";
import { type Change, type Comparison, compare } from "../experiment/compare.ts";
import { summarisePeriods } from "../experiment/replicate.ts";
import { spreadOf } from "../experiment/spread.ts";
import type { MarketEvent } from "../market/event.ts";
import { formatJson } from "../node/data/format-json.ts";
import { readTextFile, writeTextFile } from "../node/data/text-file.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import type { Period } from "../simulation/outcome.ts";
import { agentsOf } from "../simulation/simulate.ts";
import { summarise } from "../statistics/summarise.ts";
import { format, signed } from "./period-table.ts";
import { progressBar } from "./progress-bar.ts";
import { addRunOptions, caseFrom, collect, type RunOptions } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";

interface CompareOptions extends RunOptions {
  readonly without: readonly string[];
  readonly with?: string;
}

/** `churnkit compare <case> --without ID | --with FILE | --set …`: two worlds with the same subscribers and luck. */
export function compareCommand(program: Command): void {
  addRunOptions(
    program
      .command("compare")
      .description("run a case beside the same case with a difference, subscribers and luck unchanged")
      .argument("<case>", "case id, folder of a case, or scenario.json"),
  )
    .addOption(
      new Option(
        "--without <event>",
        "remove an event and those that refer to it; repeatable; all removes every event",
      )
        .argParser(collect)
        .default([], "none"),
    )
    .option("--with <file>", "add the event or events of a JSON file")
    .action(async (id: string, options: CompareOptions) => {
      const { scenario } = caseFrom(id);
      const change = changeFrom(options);
      const agents = agentsOf(scenario, options.subscribers);
      const bar = progressBar("%");
      const comparison = await compare(scenario, change, {
        subscribers: options.subscribers,
        seed: options.seed,
        replicates: options.replicates,
        ...(options.until === undefined ? {} : { until: options.until }),
        executor: workerExecutor(options.workers),
        onProgress: (share) => bar.update(Math.floor(share * 100), 100),
      });
      bar.stop();
      const document = {
        scenario: scenario.id,
        seed: options.seed,
        replicates: options.replicates,
        agents,
        removed: comparison.removed,
        added: comparison.added,
        base: { periods: summarisePeriods(comparison.base) },
        counterfactual: { periods: summarisePeriods(comparison.counterfactual) },
        difference: summarisedDifference(comparison),
      };
      if (options.out !== undefined) {
        writeTextFile(`${options.out}/comparison.json`, formatJson(document));
      }
      process.stdout.write(options.json ? `${JSON.stringify(document, null, 2)}\n` : report(comparison));
    });
}

function summarisedDifference({ difference }: Comparison): readonly object[] {
  return difference.length === 1
    ? difference[0]
    : difference[0].map((_, index) => spreadOf(difference.map((periods) => periods[index])));
}

function changeFrom(options: CompareOptions): Change {
  if (options.without.length === 0 && options.with === undefined && options.set.length === 0) {
    throw new UsageError("compare: expected a difference: --without EVENT, --with FILE or --set path=value");
  }
  return {
    without: options.without,
    set: options.set,
    ...(options.with === undefined ? {} : { with: eventsFrom(options.with) }),
  };
}

function eventsFrom(path: string): MarketEvent | MarketEvent[] {
  const text = path === "-" ? readFileSync(0, "utf8") : readTextFile(path);
  try {
    return JSON.parse(text) as MarketEvent | MarketEvent[];
  } catch (error) {
    throw new UsageError(`${path}: expected JSON, found ${(error as Error).message}`);
  }
}

const QUANTITIES = ["grossAdditions", "cancellations", "closing", "revenue"] as const;

function report({ removed, added, base, counterfactual, difference }: Comparison): string {
  const several = base.length > 1;
  const changes = [
    ...(removed.length > 0 ? [`without ${removed.join(", ")}`] : []),
    ...(added.length > 0 ? [`with ${added.join(", ")}`] : []),
  ];
  const table = new Table({
    head: [
      "",
      "as it was",
      changes.join("; ") || "changed",
      "difference",
      ...(several ? ["5 % to 95 %"] : []),
    ],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  base[0].forEach(({ period }, index) => {
    const column = (runs: readonly (readonly Period[])[], pick: (period: Period) => number) =>
      summarise(runs.map((periods) => pick(periods[index])));
    const row = (label: string, pick: (period: Period) => number, unit: "people" | "money"): void => {
      const change = column(difference, pick);
      table.push([
        `${period} ${label}`,
        format(column(base, pick).mean, unit),
        format(column(counterfactual, pick).mean, unit),
        signed(change.mean, unit),
        ...(several ? [`${signed(change.p05, unit)} to ${signed(change.p95, unit)}`] : []),
      ]);
    };
    for (const quantity of QUANTITIES) {
      row(quantity, (figures) => figures[quantity], quantity === "revenue" ? "money" : "people");
    }
    for (const family of Object.keys(base[0][index].byPlan)) {
      row(`closing ${family}`, (figures) => figures.byPlan[family] ?? 0, "people");
    }
  });
  return `${table}\n`;
}
