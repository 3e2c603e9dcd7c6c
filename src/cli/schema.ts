import type { Command } from "commander";
import { formatJson } from "../node/data/format-json.ts";
import { scenarioJsonSchema } from "../scenario/json-schema.ts";

/** Add `schema`: print the JSON Schema of scenario files. */
export function schemaCommand(program: Command): void {
  program
    .command("schema")
    .description("print the JSON Schema of a scenario file, for editors")
    .addHelpText("after", "\nExample:\n  npx churnkit schema > scenario.schema.json")
    .option("--json", "no effect: a JSON Schema is JSON")
    .action(() => {
      process.stdout.write(formatJson(scenarioJsonSchema()));
    });
}
