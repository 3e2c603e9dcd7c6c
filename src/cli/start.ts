import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { openNotebooks } from "../node/jupyter/open-notebooks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const whereThingsAre = `
Notebooks     npm run notebooks        (the first is notebooks/00-start-here.ipynb)
Commands      npx churnkit --help
Reading       README.md, docs/
`;

/** Add `start`: show the Netflix result, say where things are, and open the notebooks if somebody is looking. */
export function startCommand(program: Command): void {
  program
    .command("start")
    .description("print the reproduced Netflix result and open the notebooks")
    .option("--only-notebooks", "open the notebooks at once, with or without a terminal")
    .action(async ({ onlyNotebooks = false }: { onlyNotebooks?: boolean }) => {
      if (!onlyNotebooks) {
        printHeadline();
        process.stdout.write(whereThingsAre);
        const away = whyNobodyLooks();
        if (away !== undefined) {
          process.stdout.write(`\nJupyterLab was not opened: ${away}. npm run notebooks opens it anyway.\n`);
          return;
        }
      }
      const report = (line: string) => void process.stderr.write(`${line}\n`);
      process.exitCode = await openNotebooks({ root, environment: process.env, report });
    });
}

/** Why no person can be taken to sit at this process, if so: continuous integration may have a terminal, but no reader. */
function whyNobodyLooks(): string | undefined {
  if (process.env.CI) return "CI is set";
  return process.stdin.isTTY && process.stdout.isTTY ? undefined : "this is not a terminal";
}

function printHeadline(): void {
  const script = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const { status } = spawnSync(process.execPath, [script, "run", "netflix-2011"], { stdio: "inherit" });
  if (status !== 0) throw new Error("the Netflix case could not be run");
}
