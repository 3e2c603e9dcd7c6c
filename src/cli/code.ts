import type { Command } from "commander";
import { listCodedCases, loadCodingRules, writeCodedScenarios } from "../node/data/coded-cases.ts";
import { loadSharedParameters } from "../node/data/load-case.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { didYouMean } from "../scenario/nearest.ts";

/** `churnkit code`: make the scenarios of coded cases anew; for maintainers. */
export function codeCommand(program: Command): void {
  program
    .command("code", { hidden: true })
    .argument("[cases...]", "ids of cases; all that are coded if none is given")
    .description("make scenarios from coding.json and the coding rules, and write them beside it")
    .action((ids: readonly string[]) => {
      const known = listCodedCases();
      for (const id of ids) {
        if (known.includes(id)) continue;
        const hint = didYouMean(id, known);
        const issue = { path: "", expected: `a coded case: ${known.join(", ")}`, found: id };
        throw new ScenarioError([hint === undefined ? issue : { ...issue, hint }]);
      }
      const rules = loadCodingRules();
      const shared = loadSharedParameters();
      for (const id of ids.length > 0 ? ids : known) {
        for (const name of writeCodedScenarios(id, rules, shared))
          process.stdout.write(`wrote data/${name}\n`);
      }
    });
}
