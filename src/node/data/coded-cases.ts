import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Parameters } from "../../market/parameter.ts";
import { codedDocument, codingFile, scenarioFile } from "../../validation/coded-world.ts";
import type { Coding } from "../../validation/coding.ts";
import type { CodingRules } from "../../validation/coding-rules.ts";
import { parseCoding, parseCodingRules } from "../../validation/parse-coding.ts";
import { writeWhole } from "../write-whole.ts";
import { formatJson } from "./format-json.ts";
import { type CaseOptions, packageDataDir } from "./package-data.ts";
import { readTextFile } from "./text-file.ts";

/** The coding rules, `coding-rules.json` in the folder of data. */
export function loadCodingRules({ dataDir = packageDataDir }: CaseOptions = {}): CodingRules {
  const path = join(dataDir, "coding-rules.json");
  return parseCodingRules(readTextFile(path), path);
}

/** The coding rules of a case by its folder: those that lie beside it, else the package's. */
export function codingRulesOf(folder: string): CodingRules {
  const dataDir = join(folder, "..");
  return existsSync(join(dataDir, "coding-rules.json")) ? loadCodingRules({ dataDir }) : loadCodingRules();
}

/** Ids of the cases that are coded: the folders with a `coding.json`, in alphabetical order. */
export function listCodedCases({ dataDir = packageDataDir }: CaseOptions = {}): string[] {
  return readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dataDir, entry.name, codingFile({ sheet: 1 }))))
    .map(({ name }) => name)
    .sort();
}

/**
 * The codings of a case, by the number of their sheets.
 *
 * @throws ScenarioError If a file has mistakes.
 */
export function loadCodings(
  id: string,
  rules: CodingRules,
  { dataDir = packageDataDir }: CaseOptions = {},
): Coding[] {
  const folder = join(dataDir, id);
  return readdirSync(folder)
    .filter((name) => /^coding(\.event-\d+)?\.json$/.test(name))
    .map((name) => parseCoding(readTextFile(join(folder, name)), rules, join(folder, name)))
    .sort((a, b) => a.sheet - b.sheet);
}

/** The text of the central scenario of a coding, as it is stored beside it. */
export function codedScenarioText(coding: Coding, rules: CodingRules, shared: Parameters): string {
  return formatJson(codedDocument(coding, rules, shared).scenario);
}

/**
 * Write the central scenarios of a case's codings.
 *
 * @returns Paths of the files, relative to the folder of data.
 */
export function writeCodedScenarios(
  id: string,
  rules: CodingRules,
  shared: Parameters,
  options: CaseOptions = {},
): string[] {
  const { dataDir = packageDataDir } = options;
  return loadCodings(id, rules, options).map((coding) => {
    const name = join(id, scenarioFile(coding));
    writeWhole(join(dataDir, name), codedScenarioText(coding, rules, shared));
    return name;
  });
}
