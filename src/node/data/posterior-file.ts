import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Posterior, PosteriorSize } from "../../calibration/posterior.ts";
import type { Draw } from "../../market/draw.ts";
import { writeWhole } from "../write-whole.ts";
import { formatJson } from "./format-json.ts";
import { readJsonFile } from "./json-file.ts";
import { packageDataDir } from "./package-data.ts";

/** How the shipped posterior was made: `data/posterior.json`. */
export interface PosteriorOrigin {
  /** Case whose calibration plan it is given. */
  readonly case: string;
  readonly command: string;
  /** Version of the engine. */
  readonly engine: string;
  /** Hash of the plan, the priors, the cases and their observations, as they were then. */
  readonly inputs: string;
  readonly size: PosteriorSize;
  /** Trials that were run. */
  readonly trials: number;
  readonly effectiveSampleSize: number;
  /** Parameters that were searched; the others are drawn from their priors. */
  readonly searched: readonly string[];
}

/** Write `posterior.csv` and `posterior.json`. */
export function writePosterior(
  { rows }: Pick<Posterior, "rows">,
  origin: PosteriorOrigin,
  dataDir: string = packageDataDir,
): void {
  writeWhole(join(dataDir, "posterior.csv"), posteriorText(rows));
  writeWhole(join(dataDir, "posterior.json"), formatJson(origin));
}

/** Rows as the text of a `posterior.csv`. */
function posteriorText(rows: readonly Draw[]): string {
  const ids = Object.keys(rows[0]);
  return `${[ids.join(","), ...rows.map((row) => ids.map((id) => row[id]).join(","))].join("\n")}\n`;
}

/** How the shipped posterior was made; undefined if there is none. */
export function posteriorOrigin(dataDir: string = packageDataDir): PosteriorOrigin | undefined {
  const path = join(dataDir, "posterior.json");
  return existsSync(path) ? (readJsonFile(path) as PosteriorOrigin) : undefined;
}
