import { z } from "zod";
import type { Change } from "../experiment/compare.ts";
import { formatJson } from "../node/data/format-json.ts";
import { readTextFile } from "../node/data/text-file.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import type { Observation } from "../scenario/observation.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shapeIssues } from "../scenario/shape.ts";
import { type DrawnRecord, type DrawnWorlds, recordedWorlds } from "./drawn-worlds.ts";
import { engineVersion } from "./engine.ts";
import type { RunOptions } from "./run-options.ts";

/** The options that decide what a run gives; with the scenario they make it again, byte for byte. */
export type RecordedOptions = Pick<RunOptions, "subscribers" | "seed" | "replicates" | "draws" | "until">;

/** What is attributed, as the options of `attribute` have it. */
export interface AttributionAsked {
  readonly period?: string;
  readonly quantity: string;
  readonly rounds: number;
  readonly group: readonly string[];
  readonly vary: readonly string[];
}

/** All that decides what a command gives. */
export interface Manifest {
  readonly engine: string;
  readonly command: "run" | "compare" | "attribute";
  readonly options: RecordedOptions;
  /** What `run --set` changed; the scenario has it. */
  readonly set?: readonly string[];
  /** Of `compare`. */
  readonly change?: Change;
  /** Of `attribute`. */
  readonly attribution?: AttributionAsked;
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
  /** Last day whose observations the model was fitted to; charts say it. */
  readonly fittedUntil?: string;
  /** True if `--set` changed the scenario. */
  readonly isChanged?: boolean;
  /** The draws, if the options have any. */
  readonly drawn?: DrawnRecord;
}

const manifestSchema = z.strictObject({
  engine: z.string(),
  command: z.enum(["run", "compare", "attribute"]),
  options: z.strictObject({
    subscribers: z.union([z.literal("full"), z.int().min(1)]),
    seed: z.int().min(0),
    replicates: z.int().min(1),
    draws: z.int().min(1).optional(),
    until: z.string().optional(),
  }),
  set: z.array(z.string()).optional(),
  change: z
    .strictObject({ without: z.array(z.string()), set: z.array(z.string()), with: z.unknown().optional() })
    .optional(),
  attribution: z
    .strictObject({
      period: z.string().optional(),
      quantity: z.string(),
      rounds: z.int().min(1),
      group: z.array(z.string()),
      vary: z.array(z.string()),
    })
    .optional(),
  fittedUntil: z.string().optional(),
  isChanged: z.literal(true).optional(),
  drawn: z
    .strictObject({
      posterior: z.string(),
      kept: z.array(z.string()),
      from: z.string().optional(),
    })
    .optional(),
  scenario: z.looseObject({}),
  observed: z.array(
    z.strictObject({
      quantity: z.string(),
      from: z.string(),
      to: z.string(),
      value: z.number(),
      unit: z.string(),
      status: z.enum(["reported", "derived", "rounded", "guidance"]),
      source: z.string(),
    }),
  ),
});

/** The options that a manifest keeps, in a fixed order and without those that were not given. */
export function recorded({ subscribers, seed, replicates, draws, until }: RunOptions): RecordedOptions {
  return {
    subscribers,
    seed,
    replicates,
    ...(draws !== undefined && { draws }),
    ...(until !== undefined && { until }),
  };
}

/** What is attributed, in a fixed order and without what was not given. */
export function recordedQuestion({
  period,
  quantity,
  rounds,
  group,
  vary,
}: AttributionAsked): AttributionAsked {
  return { ...(period !== undefined && { period }), quantity, rounds, group, vary };
}

/** The text of a manifest. */
export function manifestText(manifest: Omit<Manifest, "engine">): string {
  const { command, options, set, change, attribution, fittedUntil, isChanged, drawn, scenario, observed } =
    manifest;
  const optional = {
    ...(set && set.length > 0 && { set }),
    ...(change && { change }),
    ...(attribution && { attribution }),
    ...(fittedUntil !== undefined && { fittedUntil }),
    ...(isChanged && { isChanged }),
    ...(drawn && { drawn: recordOf(drawn) }),
  };
  return formatJson({ engine: engineVersion, command, options, ...optional, scenario, observed });
}

function recordOf({ posterior, kept, from }: DrawnRecord): DrawnRecord {
  return { posterior, kept, ...(from !== undefined && { from }) };
}

/** A manifest that was read, with the worlds of its draws. */
export type ReadManifest = Omit<Manifest, "drawn"> & { readonly drawn?: DrawnWorlds };

/**
 * Read a manifest.
 *
 * @param posterior File of the draws in place of the package's.
 * @throws ScenarioError If it is not one, or was written by another version of the engine.
 */
export function readManifest(path: string, posterior?: string): ReadManifest {
  const json = parseJsonText(readTextFile(path));
  if (!json.ok) throw new ScenarioError(json.issues, path);
  const parsed = manifestSchema.safeParse(json.value);
  if (!parsed.success) throw new ScenarioError(shapeIssues(manifestSchema, json.value).issues, path);
  const { engine, command, attribution } = parsed.data;
  if ((command === "attribute") !== (attribution !== undefined)) {
    const expected = command === "attribute" ? "what was attributed" : "nothing";
    const found = attribution === undefined ? "nothing" : "an object";
    throw new ScenarioError(
      [{ path: "attribution", expected, found, hint: `the command is ${command}` }],
      path,
    );
  }
  if (engine !== engineVersion) {
    const hint = `npx churnkit@${engine} repeats it`;
    throw new ScenarioError([{ path: "engine", expected: engineVersion, found: engine, hint }], path);
  }
  const scenario = parseScenario(parsed.data.scenario);
  if (!scenario.ok) throw new ScenarioError(scenario.issues, path);
  const { drawn, ...manifest } = json.value as Manifest;
  const { draws } = manifest.options;
  return {
    ...manifest,
    scenario: scenario.scenario,
    ...(drawn !== undefined &&
      draws !== undefined && {
        drawn: recordedWorlds(drawn, { draws, ...(posterior !== undefined && { posterior }) }, path),
      }),
  };
}
