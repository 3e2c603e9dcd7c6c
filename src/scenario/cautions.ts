import { moneyCaution } from "./money-caution.ts";
import { priceCautions } from "./price-cautions.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** What a scenario asks of the model that nothing supports: money of another size, prices that rise too far for it. */
export function cautionsOf(scenario: Scenario): Warning[] {
  return [...moneyCaution(scenario), ...priceCautions(scenario)];
}
