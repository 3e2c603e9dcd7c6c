import { basename, isAbsolute } from "node:path";
import type { Command } from "commander";
import { labPage } from "../lab/lab-page.ts";
import { listCases } from "../node/data/load-case.ts";
import { engineVersion } from "../node/engine-version.ts";
import { digestOf, labScript } from "../node/lab/lab-script.ts";
import { CASE_ARGUMENT, caseFrom } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";
import { checkWritableFile, writeFile } from "./write-file.ts";

interface LabOptions {
  readonly all?: boolean;
  readonly out: string;
}

/** `churnkit lab <case>`: the interactive panel as one HTML file. */
export function labCommand(program: Command): void {
  program
    .command("lab")
    .description("write the interactive panel of a case as one HTML file that works offline")
    .argument("[case...]", CASE_ARGUMENT)
    .option("--all", "every case that comes with the kit, with a picker")
    .option("--out <file.html>", "where to write it", "lab.html")
    .addHelpText("after", "\nExample:\n  npx churnkit lab netflix-2011 --out lab.html")
    .action((ids: readonly string[], { all = false, out }: LabOptions) => {
      if (all === ids.length > 0) {
        throw new UsageError("<case>", "either a case or --all", all ? "both" : "neither");
      }
      checkWritableFile("--out", out);
      const cases = (all ? listCases() : ids).map((id) => {
        const { scenario, observed, isObservedApart, fittedUntil, remarks } = caseFrom(id);
        // Who gets the page need not know where on this machine the case lies.
        const argument = isAbsolute(id) ? basename(id) : id;
        return {
          scenario,
          observed,
          ...(isObservedApart && { isObservedApart }),
          ...(remarks && { remarks }),
          ...(fittedUntil !== undefined && { fittedUntil }),
          ...(argument !== scenario.id && { argument }),
        };
      });
      const twice = cases
        .map(({ scenario }) => scenario.id)
        .find((id, index, all) => all.indexOf(id) < index);
      if (twice !== undefined)
        throw new UsageError("<case>", "cases with ids of their own", `${twice} twice`);
      const title = cases.length === 1 ? cases[0].scenario.title : "churnkit: the lab";
      const data = { cases, version: engineVersion };
      writeFile("--out", out, labPage({ title, data, script: labScript(), digest: digestOf }));
      process.stderr.write(`${out}: open it in a browser; it asks nothing of any network.\n`);
    });
}
