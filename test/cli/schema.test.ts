import { Command } from "commander";
import { afterEach, expect, it, vi } from "vitest";
import { schemaCommand } from "../../src/cli/schema.ts";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

it("prints the JSON Schema, with and without --json", async () => {
  for (const options of [[], ["--json"]]) {
    let out = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      out += text;
      return true;
    });
    const program = new Command();
    schemaCommand(program);
    await program.parseAsync(["schema", ...options], { from: "user" });
    expect(JSON.parse(out)).toEqual(scenarioJsonSchema());
  }
});
