import { cautionsOf } from "../scenario/cautions.ts";
import { formatWarning } from "../scenario/warning.ts";
import type { CaseToRun } from "./run-options.ts";

/** Say on standard error what a scenario asks of the model that nothing supports, and what of its case is not shown. */
export function sayCautions({
  scenario,
  isObservedApart,
  remarks = [],
}: Pick<CaseToRun, "scenario" | "isObservedApart" | "remarks">): void {
  const apart = `what was observed of ${scenario.id} counts others besides these subscribers, and is not shown`;
  for (const caution of [
    ...cautionsOf(scenario).map((caution) => formatWarning(caution)),
    ...(isObservedApart ? [apart] : []),
    ...remarks,
  ]) {
    process.stderr.write(`note: ${caution}\n`);
  }
}
