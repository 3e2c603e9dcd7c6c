import { existsSync } from "node:fs";
import { join } from "node:path";
import { listCases } from "../node/data/load-case.ts";
import { packageDataDir } from "../node/data/package-data.ts";
import { readCalibrationPlan } from "./read-calibration-plan.ts";

/** The last day of a case whose figures a calibration of the kit's cases was fitted to; undefined if there is none. */
export function fittedUntil(id: string): string | undefined {
  return listCases()
    .map((name) => join(packageDataDir, name, "calibration.json"))
    .filter((path) => existsSync(path))
    .flatMap((path) => readCalibrationPlan(path).stages)
    .filter((stage) => stage.kind === "figures" && stage.case === id)
    .map(({ until }) => until)
    .sort()
    .at(-1);
}
