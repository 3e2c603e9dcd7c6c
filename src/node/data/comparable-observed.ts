import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Observation } from "../../scenario/observation.ts";
import { codingFile } from "../../validation/coded-world.ts";
import { parseCoding } from "../../validation/parse-coding.ts";
import { codingRulesOf } from "./coded-cases.ts";
import type { Case } from "./load-case.ts";
import { readTextFile } from "./text-file.ts";

/**
 * What was observed of the very people whom a case's scenario counts, to stand beside them: everything, unless the case
 * is coded and its sheet says that the event touches a part of the people (`people.touched`) or that others are counted
 * than those who pay (`people.counts`). The scenario then is of that part, the observations of all.
 *
 * @throws ScenarioError If the coding has mistakes.
 */
export function comparableObserved({
  folder,
  observed,
}: Pick<Case, "folder" | "observed">): readonly Observation[] {
  const path = join(folder, codingFile({ sheet: 1 }));
  if (observed.length === 0 || !existsSync(path)) return observed;
  const { people } = parseCoding(readTextFile(path), codingRulesOf(folder), path);
  return people.touched === undefined && people.counts === "people" ? observed : [];
}
