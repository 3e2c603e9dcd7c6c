import { join } from "node:path";
import type { CaseUnder } from "../calibration/calibrate.ts";
import type { Parameters } from "../market/parameter.ts";
import { type Case, loadCase } from "../node/data/load-case.ts";
import { reckoned } from "../node/data/reckoned.ts";
import { readTextFile } from "../node/data/text-file.ts";

/** Loads cases under given shared parameters: their own overrides kept, their reckoned parts reckoned anew. */
export function casesUnder(): CaseUnder {
  const known = new Map<string, Case & { own: Parameters }>();
  return (id, shared) => {
    let loaded = known.get(id);
    if (!loaded) {
      const found = loadCase(id);
      const file = JSON.parse(readTextFile(join(found.folder, "scenario.json"))) as {
        parameters?: Parameters;
      };
      loaded = { ...found, own: file.parameters ?? {} };
      known.set(id, loaded);
    }
    const { scenario, observed, folder, own } = loaded;
    const parameters = { ...shared, ...own };
    return { scenario: reckoned({ ...scenario, parameters }, folder, parameters), observed };
  };
}
