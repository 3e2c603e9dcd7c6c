import { join } from "node:path";
import type { Parameters } from "../../market/parameter.ts";
import { loadParametersText } from "../../scenario/parse.ts";
import { type CaseOptions, packageDataDir } from "./package-data.ts";
import { readTextFile } from "./text-file.ts";

/** The behavioural parameters that every case shares, `parameters.json`. */
export function sharedParameters({ dataDir = packageDataDir }: CaseOptions = {}): Parameters {
  const path = join(dataDir, "parameters.json");
  return loadParametersText(readTextFile(path), path);
}
