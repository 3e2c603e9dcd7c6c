import { type Command, Option } from "commander";
import { hasPosterior } from "../node/data/load-posterior.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import { sensitivity } from "../sensitivity/sensitivity.ts";
import { progressBar } from "./progress-bar.ts";
import { addSizeOptions, type SizeOptions, wholeNumber } from "./run-options.ts";
import { askedCase, sensitivityQuestion } from "./sensitivity-question.ts";
import { markdownTable, sensitivityTable } from "./sensitivity-table.ts";
import { writeSection } from "./write-section.ts";

interface DriversOptions extends SizeOptions {
  readonly points: number;
  readonly write?: boolean;
}

/** What is asked: the level, and what the price rise changed; before the calibration's figures were seen and after. */
const QUESTIONS = [
  { without: [], over: "prior" },
  { without: [], over: "posterior" },
  { without: ["price"], over: "posterior" },
] as const;

/** `churnkit drivers`: which parameters Netflix's third quarter of 2011 depends on; for maintainers. */
export function driversCommand(program: Command): void {
  addSizeOptions(
    program
      .command("drivers", { hidden: true })
      .description("Sobol indices of Netflix's third quarter of 2011, over priors and posterior"),
    20_000,
  )
    .addOption(new Option("--points <n>", "rows of the design").argParser(wholeNumber(2)).default(64))
    .option("--write", "write the tables into docs/validation.md")
    .action(async ({ points, write, ...size }: DriversOptions) => {
      const tables: string[] = [];
      for (const question of QUESTIONS.filter(({ over }) => over === "prior" || hasPosterior())) {
        const table = await tableOf(question, points, size);
        process.stdout.write(`${table}\n\n`);
        tables.push(table);
      }
      if (write)
        writeSection("docs/validation.md", "drivers", "churnkit drivers --write", tables.join("\n\n"));
    });
}

async function tableOf(
  { without, over }: (typeof QUESTIONS)[number],
  points: number,
  { subscribers, seed, replicates, workers }: SizeOptions,
): Promise<string> {
  const { under, margins, figures } = sensitivityQuestion(askedCase("netflix-2011"), { quantity: [], over });
  const bar = progressBar("runs");
  try {
    const found = await sensitivity(under, margins, figures[0], {
      ...{ method: "sobol", points, chance: true, without, subscribers, seed, replicates },
      executor: workerExecutor(workers),
      onProgress: (runs, all) => bar.update(runs, all),
    });
    const event = without.map((id) => ` --without ${id}`).join("");
    const size = `--points ${points} --subscribers ${subscribers} --seed ${seed} --replicates ${replicates}`;
    const command = `npx churnkit sensitivity netflix-2011${event} --over ${over} --chance ${size}`;
    return `\`${command}\`:\n\n${markdownTable(sensitivityTable(found))}`;
  } finally {
    bar.stop();
  }
}
