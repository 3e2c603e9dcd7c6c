import { join } from "node:path";
import type { CalibrationPlan } from "../../src/calibration/calibration-plan.ts";
import { readCalibrationPlan } from "../../src/cli/read-calibration-plan.ts";
import { packageDataDir } from "../../src/node/data/package-data.ts";

/** The shipped plan. */
export const plan: CalibrationPlan = readCalibrationPlan(
  join(packageDataDir, "netflix-2011/calibration.json"),
);

/** A stage of the shipped plan. */
export function stageOf<Kind extends "figures" | "mood">(id: string, kind: Kind) {
  const stage = plan.stages.find((one) => one.id === id);
  if (stage?.kind !== kind) throw new Error(`no ${kind} stage ${id}`);
  return stage as Extract<CalibrationPlan["stages"][number], { kind: Kind }>;
}
