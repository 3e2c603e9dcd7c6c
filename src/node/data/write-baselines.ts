import { join } from "node:path";
import type { Parameters } from "../../market/parameter.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { writeWhole } from "../write-whole.ts";
import { formatJson } from "./format-json.ts";
import { readJsonFile } from "./json-file.ts";
import { listCases } from "./load-case.ts";
import { packageDataDir } from "./package-data.ts";
import { reckoned } from "./reckoned.ts";

/**
 * Write the reckoned parts of the scenarios that have a `baseline.json`.
 *
 * @returns Ids of the cases written.
 */
export function writeBaselines(parameters: Parameters, dataDir: string = packageDataDir): string[] {
  const written: string[] = [];
  for (const id of listCases({ dataDir })) {
    const folder = join(dataDir, id);
    const path = join(folder, "scenario.json");
    const scenario = readJsonFile(path) as Scenario;
    const next = reckoned(scenario, folder, parameters);
    if (next === scenario) continue;
    writeWhole(path, formatJson(next));
    written.push(id);
  }
  return written;
}
