import type { Command } from "commander";
import { loadCase } from "../node/data/load-case.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import { netflix2007Acceptance, netflix2011Acceptance } from "../validation/acceptance.ts";
import { acceptanceMarkdown, acceptanceTable } from "./acceptance-table.ts";
import { addSizeOptions, type SizeOptions } from "./run-options.ts";
import { writeSection } from "./write-section.ts";

/** `churnkit accept`: the acceptance table of the Netflix cases; for maintainers. */
export function acceptCommand(program: Command): void {
  addSizeOptions(
    program.command("accept", { hidden: true }).description("run the acceptance table of the Netflix cases"),
  )
    .option("--write", "write the table into docs/validation.md")
    .action(async (options: SizeOptions & { write?: boolean }) => {
      const { subscribers, seed, replicates, workers } = options;
      const runs = { subscribers, seed, replicates, executor: workerExecutor(workers) };
      const rows = [
        ...(await netflix2011Acceptance(loadCase("netflix-2011"), runs)),
        ...(await netflix2007Acceptance(loadCase("netflix-2007"), runs)),
      ];
      const command = `npx churnkit accept --subscribers ${subscribers} --seed ${seed} --replicates ${replicates}`;
      process.stdout.write(`${acceptanceTable(rows, command)}\n`);
      if (options.write) {
        const text = acceptanceMarkdown(rows, command);
        writeSection("docs/validation.md", "acceptance", "churnkit accept --write", text);
      }
    });
}
