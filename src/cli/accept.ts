import { join } from "node:path";
import { type Command, Option } from "commander";
import type { MoodReading, MoodStage } from "../calibration/calibration-plan.ts";
import { moodMisses } from "../calibration/mood-fit.ts";
import { type Case, loadCase } from "../node/data/load-case.ts";
import { readSourceTable } from "../node/data/quarterly-history.ts";
import { readReadings } from "../node/data/readings.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import type { Observation } from "../scenario/observation.ts";
import { type NetflixCase, netflix2007Acceptance, netflix2011Acceptance } from "../validation/acceptance.ts";
import { withDrawn } from "../validation/drawn-acceptance.ts";
import { acceptanceMarkdown, acceptanceTable } from "./acceptance-table.ts";
import { drawnWorlds } from "./drawn-worlds.ts";
import { readCalibrationPlan } from "./read-calibration-plan.ts";
import { addSizeOptions, type SizeOptions, wholeNumber } from "./run-options.ts";
import { writeSection } from "./write-section.ts";

/** Agents under a draw at most: what the draws differ by is far above the luck of so many. */
const DRAWN_AGENTS = 10_000;

/** Options of `churnkit accept`. */
interface AcceptOptions extends SizeOptions {
  readonly draws: number;
  readonly write?: boolean;
}

/** `churnkit accept`: the acceptance table of the Netflix cases; for maintainers. */
export function acceptCommand(program: Command): void {
  addSizeOptions(
    program.command("accept", { hidden: true }).description("run the acceptance table of the Netflix cases"),
  )
    .addOption(
      new Option("--draws <n>", `draws of the parameters, each with at most ${DRAWN_AGENTS} agents`)
        .argParser(wholeNumber(0))
        .default(0),
    )
    .option("--write", "write the table into docs/validation.md")
    .action(async (options: AcceptOptions) => {
      const { subscribers, seed, replicates, draws } = options;
      const rows = await rowsFor(options);
      const drawn = draws === 0 ? "" : ` --draws ${draws}`;
      const command = `npx churnkit accept --subscribers ${subscribers} --seed ${seed} --replicates ${replicates}${drawn}`;
      process.stdout.write(`${acceptanceTable(rows, command)}\n`);
      if (options.write) {
        const text = acceptanceMarkdown(rows, command);
        writeSection("docs/validation.md", "acceptance", "churnkit accept --write", text);
      }
    });
}

async function rowsFor({ subscribers, seed, replicates, draws, workers }: AcceptOptions) {
  const executor = workerExecutor(workers);
  const netflix = netflixCase(loadCase("netflix-2011"));
  const earlier = loadCase("netflix-2007");
  const runs = { subscribers, seed, replicates, executor };
  const rows = [
    ...(await netflix2011Acceptance(netflix, runs)),
    ...(await netflix2007Acceptance(earlier, runs)),
  ];
  if (draws === 0) return rows;
  const agents = subscribers === "full" ? DRAWN_AGENTS : Math.min(subscribers, DRAWN_AGENTS);
  const [worlds, earlierWorlds] = [netflix, earlier].map(({ scenario }) =>
    drawnWorlds(scenario.id, [], { draws }).of(scenario),
  );
  const underDraws = [];
  for (let draw = 0; draw < draws; draw++) {
    // On this thread: such small runs are over before another thread has begun.
    const one = { subscribers: agents, seed: seed + draw };
    underDraws.push([
      ...(await netflix2011Acceptance({ ...netflix, scenario: worlds[draw] }, one)),
      ...(await netflix2007Acceptance({ ...earlier, scenario: earlierWorlds[draw] }, one)),
    ]);
  }
  return withDrawn(rows, underDraws);
}

/** The case with what was published and read beside its `observed.csv`. */
export function netflixCase({ scenario, observed, folder }: Case): NetflixCase {
  const { stages } = readCalibrationPlan(join(folder, "calibration.json"));
  const stage = stages.find((one): one is MoodStage => one.kind === "mood") as MoodStage;
  const widest = (kind: MoodReading["quantity"]) =>
    Math.max(...stage.readings.filter(({ quantity }) => quantity === kind).map(({ tolerance }) => tolerance));
  const known = (file: string) =>
    readSourceTable(join(folder, file)).filter((row): row is Observation & typeof row =>
      ["reported", "derived", "rounded"].includes(row.status),
    );
  return {
    scenario,
    observed,
    published: [...known("quarterly.csv"), ...known("contribution.csv")],
    readings: readReadings(join(folder, "readings.csv")),
    mood: {
      calm: stage.calm.value,
      tolerance: { posts: widest("posts"), buzz: widest("buzz") },
      points: (world) => moodMisses(world, stage).points,
    },
  };
}
