import type { Command } from "commander";
import { jobsOf, summarisePeriods } from "../experiment/replicate.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { openingPeople } from "../simulation/course.ts";
import { periodsOf } from "../simulation/periods.ts";
import { agentsOf, simulate } from "../simulation/simulate.ts";
import { engineVersion } from "./engine.ts";
import { periodTable } from "./period-table.ts";
import { progressBar } from "./progress-bar.ts";
import { readManifest, writeRun } from "./run-folder.ts";
import { addRunOptions, caseFrom, type RunOptions, settled } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";

/** `churnkit run <case|scenario.json>`: run a case beside what was observed. */
export function runCommand(program: Command): void {
  addRunOptions(
    program
      .command("run")
      .description("run a case or a scenario file and show it beside what was observed")
      .argument("[case]", "case id, folder of a case, or scenario.json"),
  )
    .option("--from <manifest.json>", "repeat the run of a manifest that --out wrote")
    .action(async (id: string | undefined, options: RunOptions & { from?: string }) => {
      if ((id === undefined) === (options.from === undefined)) {
        throw new UsageError("run: expected either a case or --from manifest.json");
      }
      const recorded = options.from === undefined ? undefined : readManifest(options.from);
      const { scenario: loaded, observed } = recorded ?? caseFrom(id as string);
      await run(recorded ? loaded : settled(loaded, options.set), observed, {
        ...options,
        ...recorded?.options,
      });
    });
}

/** Run and report. */
export async function run(
  scenario: Scenario,
  observed: readonly Observation[],
  options: RunOptions,
): Promise<void> {
  const { seed, replicates, subscribers, workers } = options;
  const until = options.until === undefined ? {} : { until: options.until };
  const began = performance.now();
  const agents = agentsOf(scenario, subscribers);
  const bar = progressBar("%");
  const onProgress = (share: number): void => bar.update(Math.floor(share * 100), 100);
  const jobs = jobsOf(scenario, { subscribers, seed, replicates, ...until });
  // The days' ledger is wanted only where it is written; between threads only the quarters' figures travel.
  const outcomes =
    options.out === undefined
      ? []
      : jobs.map((job, index) =>
          simulate(job.scenario, {
            ...job,
            onDay: (done, days) => onProgress((index + done / days) / jobs.length),
          }),
        );
  const runs =
    outcomes.length > 0
      ? outcomes.map((outcome) => periodsOf(outcome))
      : await workerExecutor(workers)(jobs, { onProgress });
  bar.stop();
  const periods = summarisePeriods(runs, observed);
  const summary = {
    scenario: scenario.id,
    seed,
    replicates,
    agents,
    peoplePerAgent: openingPeople(scenario) / agents,
    engine: engineVersion,
  };
  const seconds = Number(((performance.now() - began) / 1000).toFixed(3));
  if (options.out !== undefined) {
    await writeRun(options.out, scenario, observed, { subscribers, seed, replicates, ...until }, outcomes, {
      ...summary,
      periods,
    });
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...summary, seconds, periods }, null, 2)}\n`);
    return;
  }
  const lines = [
    `${scenario.title}: ${agents.toLocaleString("en")} agents, each for ${Math.round(summary.peoplePerAgent).toLocaleString("en")} people; ${replicates > 1 ? `seeds ${seed} to ${seed + replicates - 1}` : `seed ${seed}`}`,
    ...periods.map((period) => periodTable(period, scenario.currency)),
    `${seconds} s. What was fitted and what was predicted: docs/validation.md`,
  ];
  process.stdout.write(`${lines.join("\n\n")}\n`);
}
