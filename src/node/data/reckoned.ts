import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Parameters } from "../../market/parameter.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { joiningBaseline } from "./joining-baseline.ts";

/**
 * A scenario with the parts that are reckoned from earlier quarters, its opening tenures and joining baseline, as they
 * follow from given shared parameters. A case without a `baseline.json` has no such parts and comes back as it is.
 */
export function reckoned<T extends Scenario>(scenario: T, folder: string, parameters: Parameters): T {
  if (!existsSync(join(folder, "baseline.json"))) return scenario;
  const { start, until, latest = until } = scenario;
  const { trialDays } = scenario.joining;
  const { opening, baseline } = joiningBaseline(folder, { start, latest, trialDays }, parameters);
  return { ...scenario, opening, joining: { ...scenario.joining, baseline } };
}
