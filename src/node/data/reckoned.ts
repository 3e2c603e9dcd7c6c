import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Parameters } from "../../market/parameter.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { baselineReckoner } from "./joining-baseline.ts";

/** Puts the reckoned parts into a scenario, as they follow from given shared parameters. */
export type Reckon = <T extends Scenario>(scenario: T, parameters: Parameters) => T;

/**
 * How the parts of a scenario that are reckoned from earlier quarters, its opening tenures and joining baseline, follow
 * from shared parameters. A case without a `baseline.json` has no such parts: its scenarios come back as they are.
 *
 * @param run Its days and its free trial; what is reckoned does not depend on anything else of it.
 * @param folder The case's folder, whose tables are read here, once.
 */
export function reckoner(run: Scenario, folder: string): Reckon {
  if (!existsSync(join(folder, "baseline.json"))) return (scenario) => scenario;
  const { start, until, latest = until } = run;
  const reckon = baselineReckoner(folder, { start, latest, trialDays: run.joining.trialDays });
  return (scenario, parameters) => {
    const { opening, baseline } = reckon(parameters);
    return { ...scenario, opening, joining: { ...scenario.joining, baseline } };
  };
}

/** A scenario with its reckoned parts as they follow from given shared parameters. */
export function reckoned<T extends Scenario>(scenario: T, folder: string, parameters: Parameters): T {
  return reckoner(scenario, folder)(scenario, parameters);
}
