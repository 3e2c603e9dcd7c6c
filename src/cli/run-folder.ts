import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { isoOf, toDay } from "../market/date.ts";
import { formatJson } from "../node/data/format-json.ts";
import { readTextFile, writeTextFile } from "../node/data/text-file.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Observation } from "../scenario/observation.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { engineVersion } from "./engine.ts";
import type { RunOptions } from "./run-options.ts";

/** The options that decide what a run gives; with the scenario they make it again, byte for byte. */
export type RecordedOptions = Pick<RunOptions, "subscribers" | "seed" | "replicates" | "until">;

interface Manifest {
  readonly engine: string;
  readonly options: RecordedOptions;
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
}

/** Write what a run gave into a folder: `ledger.csv`, `summary.json`, `manifest.json`, `charts/`. No wall time is in them. */
export async function writeRun(
  folder: string,
  scenario: Scenario,
  observed: readonly Observation[],
  options: RecordedOptions,
  outcomes: readonly Outcome[],
  summary: object,
): Promise<void> {
  mkdirSync(join(folder, "charts"), { recursive: true });
  const rows = outcomes.flatMap(ledgerRows);
  writeTextFile(join(folder, "ledger.csv"), `${Papa.unparse(rows, { newline: "\n" })}\n`);
  writeTextFile(join(folder, "summary.json"), formatJson(summary));
  writeTextFile(
    join(folder, "manifest.json"),
    formatJson({ engine: engineVersion, options, scenario, observed } satisfies Manifest),
  );
}

/** The ledger as rows of agents per day and plan; opening + joined + returned + switchedIn - switchedOut - left = closing. */
export function ledgerRows(outcome: Outcome): Record<string, unknown>[] {
  const { ledger, plans, seed, peoplePerAgent } = outcome;
  const start = toDay(outcome.start);
  const rows: Record<string, unknown>[] = [];
  for (let day = 0; day < ledger.days; day++) {
    plans.forEach((plan, index) => {
      const cell = day * plans.length + index;
      rows.push({
        seed,
        date: isoOf(start + day),
        plan,
        peoplePerAgent,
        opening: day === 0 ? outcome.opening[index] : ledger.closing[cell - plans.length],
        joined: ledger.joined[cell],
        returned: ledger.returned[cell],
        switchedIn: ledger.switchedIn[cell],
        switchedOut: ledger.switchedOut[cell],
        leftBackground: ledger.leftBackground[cell],
        leftTrial: ledger.leftTrial[cell],
        leftChoice: ledger.leftChoice[cell],
        closing: ledger.closing[cell],
        revenue: Number((ledger.revenue[cell] * peoplePerAgent).toFixed(2)),
      });
    });
  }
  return rows;
}

/**
 * Read a manifest.
 *
 * @throws ScenarioError If it is not one, or was written by another version of the engine.
 */
export function readManifest(path: string): {
  scenario: Scenario;
  observed: readonly Observation[];
  options: RecordedOptions;
} {
  const fail = (place: string, expected: string, found: string): never => {
    throw new ScenarioError([{ path: place, expected, found }], path);
  };
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(readTextFile(path)) as Partial<Manifest>;
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    return fail("", "a manifest.json that run --out wrote", "text that is not JSON");
  }
  const { engine, options, scenario, observed = [] } = manifest;
  if (!options || !scenario)
    return fail("", "a manifest.json that run --out wrote", "JSON without options and scenario");
  if (engine !== engineVersion) return fail("engine", engineVersion, String(engine));
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new ScenarioError(parsed.issues, path);
  return { scenario: parsed.scenario, observed, options };
}
