import { cautionsOf } from "../scenario/cautions.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Say on standard error what a scenario asks of the model that nothing supports. */
export function sayCautions(scenario: Scenario): void {
  for (const caution of cautionsOf(scenario)) process.stderr.write(`note: ${caution}\n`);
}
