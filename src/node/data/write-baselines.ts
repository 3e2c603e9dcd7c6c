/** Script `npm run baselines`: writes the reckoned parts of the scenarios that have a `baseline.json`. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../scenario/scenario.ts";
import { formatJson } from "./format-json.ts";
import { joiningBaseline } from "./joining-baseline.ts";
import { listCases, loadSharedParameters, packageDataDir } from "./load-case.ts";
import { readTextFile, writeTextFile } from "./text-file.ts";

const parameters = loadSharedParameters();
for (const id of listCases()) {
  const folder = join(packageDataDir, id);
  if (!existsSync(join(folder, "baseline.json"))) continue;
  const path = join(folder, "scenario.json");
  const scenario = JSON.parse(readTextFile(path)) as Scenario;
  const { start, until, latest = until } = scenario;
  const { trialDays } = scenario.joining;
  const { opening, baseline } = joiningBaseline(folder, { start, latest, trialDays }, parameters);
  const joining = { ...scenario.joining, baseline };
  writeTextFile(path, formatJson({ ...scenario, opening, joining }));
  for (const { from, newJoiners, returns } of baseline) {
    const [total, low, high] = (["value", "low", "high"] as const).map(
      (key) => ((newJoiners[key] ?? 0) + (returns[key] ?? 0)) / 1e6,
    );
    console.log(
      `${id} ${from}: ${total.toFixed(2)} M [${low.toFixed(2)}-${high.toFixed(2)}] join, ${newJoiners.source}`,
    );
  }
  console.log(`${id}: ${opening.source}`);
}
