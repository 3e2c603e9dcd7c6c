import type { Command } from "commander";
import { loadCase } from "../node/data/load-case.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import {
  type AcceptanceRow,
  netflix2007Acceptance,
  netflix2011Acceptance,
} from "../validation/acceptance.ts";
import { format } from "./period-table.ts";
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
      const table = markdown(
        rows,
        `npx churnkit accept --subscribers ${subscribers} --seed ${seed} --replicates ${replicates}`,
      );
      process.stdout.write(`${table}\n`);
      if (options.write) writeSection("docs/validation.md", "acceptance", "churnkit accept --write", table);
    });
}

function markdown(rows: readonly AcceptanceRow[], command: string): string {
  const lines = [
    `\`${command}\` (means and central 90 % over the seeds):`,
    "",
    "| quantity | observed | simulated, mean | 5 % to 95 % | aim | within | role |",
    "|---|---|---|---|---|---|---|",
  ];
  for (const { quantity, role, observed, simulated, aim, within, unit } of rows) {
    const figure = (value: number): string =>
      value === Number.POSITIVE_INFINITY ? "…" : format(value, unit);
    lines.push(
      `| ${[
        quantity,
        observed === undefined ? "" : figure(observed),
        figure(simulated.mean),
        `${figure(simulated.p05)} to ${figure(simulated.p95)}`,
        aim ? `${figure(aim[0])} to ${figure(aim[1])}` : "",
        within === undefined ? "" : within ? "yes" : "**no**",
        role,
      ].join(" | ")} |`,
    );
  }
  return lines.join("\n");
}
