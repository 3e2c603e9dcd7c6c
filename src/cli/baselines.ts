import type { Command } from "commander";
import { loadSharedParameters } from "../node/data/load-case.ts";
import { writeBaselines } from "../node/data/write-baselines.ts";

/** `churnkit baselines`: reckon the joining baselines and opening tenures of the cases anew; for maintainers. */
export function baselinesCommand(program: Command): void {
  program
    .command("baselines", { hidden: true })
    .description(
      "reckon joining baselines and opening tenures from earlier quarters and write them into the scenarios",
    )
    .action(() => {
      for (const id of writeBaselines(loadSharedParameters())) console.log(`wrote data/${id}/scenario.json`);
    });
}
