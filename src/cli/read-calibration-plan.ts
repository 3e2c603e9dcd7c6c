import type { CalibrationPlan } from "../calibration/calibration-plan.ts";
import { parseCalibrationPlan } from "../calibration/parse-calibration-plan.ts";
import { readTextFile } from "../node/data/text-file.ts";

/** Read a `calibration.json`. @throws ScenarioError If it has mistakes or is not there. */
export function readCalibrationPlan(path: string): CalibrationPlan {
  return parseCalibrationPlan(readTextFile(path), path);
}
