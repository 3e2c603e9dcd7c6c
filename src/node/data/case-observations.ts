import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Observation } from "../../scenario/observation.ts";
import { observationColumns, readObserved } from "./observed.ts";
import { type CaseOptions, packageDataDir } from "./package-data.ts";
import { readTable } from "./read-table.ts";

/**
 * Everything observed of a case: the rows of its `observed.csv`, and of the quantities that it lacks those of its
 * `series.csv` (other measures of other people: a panel, a survey, sales), as far as the folder has them. An index whose
 * level before is 100 is turned into a change.
 *
 * @throws ScenarioError If a file has mistakes.
 */
export function loadSeries(id: string, { dataDir = packageDataDir }: CaseOptions = {}): Observation[] {
  const observed = join(dataDir, id, "observed.csv");
  const series = join(dataDir, id, "series.csv");
  const rows = existsSync(observed) ? readObserved(observed) : [];
  const others = existsSync(series) ? readTable(series, observationColumns) : [];
  const own = new Set(rows.map(({ quantity }) => quantity));
  return [...rows, ...others.filter(({ quantity }) => !own.has(quantity)).map(asChange)];
}

function asChange(row: Observation): Observation {
  return row.unit === "index" ? { ...row, value: row.value / 100 - 1, unit: "fraction" } : row;
}
