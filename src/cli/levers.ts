import type { Command } from "commander";
import type { Parameters } from "../market/parameter.ts";
import { loadCase } from "../node/data/load-case.ts";
import { workerExecutor } from "../node/worker-executor.ts";
import { type LeverRow, leverRows } from "../validation/levers.ts";
import { addSizeOptions, type SizeOptions } from "./run-options.ts";
import { writeSection } from "./write-section.ts";

/** `churnkit levers`: what each lever does, alone; for maintainers. */
export function leversCommand(program: Command): void {
  addSizeOptions(
    program
      .command("levers", { hidden: true })
      .description("pull each lever of the firm alone, in Netflix's third quarter of 2011"),
  )
    .option("--write", "write the table into docs/validation.md")
    .action(async (options: SizeOptions & { write?: boolean }) => {
      const { subscribers, seed, replicates, workers } = options;
      const { scenario } = loadCase("netflix-2011");
      const executor = workerExecutor(workers);
      const rows = await leverRows(scenario, { subscribers, seed, replicates, executor });
      const table = markdown(
        rows,
        scenario.parameters,
        `npx churnkit levers --subscribers ${subscribers} --seed ${seed} --replicates ${replicates}`,
      );
      process.stdout.write(`${table}\n`);
      if (options.write) writeSection("docs/validation.md", "levers", "churnkit levers --write", table);
    });
}

function markdown(rows: readonly LeverRow[], parameters: Parameters, command: string): string {
  const lines = [
    `\`${command}\` (means over the seeds ± standard error, thousands):`,
    "",
    "| what is different | in | expected | because of | found | as expected | the size rests on |",
    "|---|---|---|---|---|---|---|",
  ];
  for (const { lever, found, error, sign } of rows) {
    const rests = lever.restsOn.map((id) => `\`${id}\` (${parameters[id].evidence})`).join(", ");
    const size = `${thousands(found)}${error > 0 ? ` ± ${thousands(error).slice(1)}` : ""}`;
    const verdict = sign === lever.expected ? "yes" : sign === "0" ? "not told from nothing" : "**no**";
    const { name, measure, expected, source } = lever;
    lines.push(`| ${[name, measure, expected, source, size, verdict, rests].join(" | ")} |`);
  }
  return lines.join("\n");
}

/** A signed number of thousands, with one decimal where it is small. */
function thousands(value: number): string {
  const text = (Math.abs(value) / 1000).toFixed(Math.abs(value) < 1e5 ? 1 : 0);
  return `${value < 0 ? "-" : "+"}${text}`;
}
