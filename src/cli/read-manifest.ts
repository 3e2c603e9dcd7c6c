import { z } from "zod";
import { readTextFile } from "../node/data/text-file.ts";
import { engineVersion } from "../node/engine-version.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shapeIssues } from "../scenario/shape.ts";
import { type DrawnRecord, type DrawnWorlds, recordedWorlds } from "./drawn-worlds.ts";
import type { Manifest, ValidationManifest } from "./manifest.ts";
import type { OtherScenario } from "./second-world.ts";

const drawnRecord = z.strictObject({
  posterior: z.string(),
  kept: z.array(z.string()),
  undrawn: z.array(z.string()).optional(),
  from: z.string().optional(),
});

const scenarioManifest = z.strictObject({
  engine: z.string(),
  command: z.enum(["run", "compare", "attribute", "sensitivity", "validate"]),
  options: z.strictObject({
    subscribers: z.union([z.literal("full"), z.int().min(1)]),
    seed: z.int().min(0),
    replicates: z.int().min(1),
    draws: z.int().min(1).optional(),
    until: z.string().optional(),
  }),
  isEnsemble: z.literal(true).optional(),
  set: z.array(z.string()).optional(),
  change: z
    .strictObject({ without: z.array(z.string()), set: z.array(z.string()), with: z.unknown().optional() })
    .optional(),
  other: z
    .strictObject({
      names: z.tuple([z.string(), z.string()]),
      scenario: z.looseObject({}),
      drawn: drawnRecord.optional(),
    })
    .optional(),
  name: z.string().optional(),
  attribution: z
    .strictObject({
      period: z.string().optional(),
      quantity: z.string(),
      rounds: z.int().min(1),
      group: z.array(z.string()),
      vary: z.array(z.string()),
    })
    .optional(),
  sensitivity: z
    .strictObject({
      from: z.string().optional(),
      method: z.enum(["sobol", "morris", "one-at-a-time"]),
      quantity: z.array(z.string()),
      period: z.string().optional(),
      parameters: z.string().optional(),
      over: z.enum(["prior", "posterior"]),
      posterior: z.string().optional(),
      without: z.array(z.string()),
      points: z.int().min(2).optional(),
      most: z.int().min(1),
      chance: z.literal(true).optional(),
    })
    .optional(),
  fittedUntil: z.string().optional(),
  isChanged: z.literal(true).optional(),
  drawn: drawnRecord.optional(),
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

const validationManifest = z.strictObject({
  engine: z.string(),
  command: z.literal("validate"),
  options: z.strictObject({ subscribers: z.int().min(1), draws: z.int().min(2) }),
  validation: z.strictObject({
    cases: z.array(z.string()).optional(),
    caseDir: z.string().optional(),
    inputs: z.string(),
  }),
});

/** Parts that one command has, and must have. */
const PARTS = [
  { command: "attribute", part: "attribution", expected: "what was attributed" },
  { command: "sensitivity", part: "sensitivity", expected: "what was asked" },
] as const;

/** A manifest of a scenario that was read, with the worlds of its draws. */
export type ReadManifest = Omit<Manifest, "drawn" | "other"> & {
  readonly drawn?: DrawnWorlds;
  readonly other?: OtherScenario;
};

/**
 * Read a manifest.
 *
 * @param posterior File of the draws in place of the package's.
 * @throws ScenarioError If it is not one, or was written by another version of the engine.
 */
export function readManifest(path: string, posterior?: string): ReadManifest | ValidationManifest {
  const json = parseJsonText(readTextFile(path));
  if (!json.ok) throw new ScenarioError(json.issues, path);
  const { command } = (json.value ?? {}) as Partial<Manifest | ValidationManifest>;
  if (command === "validate") {
    checkManifest(validationManifest, json.value, path);
    return json.value as ValidationManifest;
  }
  const parsed = checkManifest(scenarioManifest, json.value, path);
  for (const { part, expected, ...of } of PARTS) {
    if ((command === of.command) === (parsed[part] !== undefined)) continue;
    const issue = { path: part, hint: `the command is ${command}` };
    const isMissing = command === of.command;
    const sides = isMissing ? { expected, found: "nothing" } : { expected: "nothing", found: "an object" };
    throw new ScenarioError([{ ...issue, ...sides }], path);
  }
  const { drawn, other, ...manifest } = json.value as Manifest;
  const { draws } = manifest.options;
  const drawnOf = (record: DrawnRecord | undefined): { readonly drawn?: DrawnWorlds } => {
    if (record === undefined || draws === undefined) return {};
    const options = { draws, ...(posterior !== undefined && { posterior }) };
    return { drawn: recordedWorlds(record, options, path) };
  };
  const scenarioOf = (value: unknown): Scenario => {
    const result = parseScenario(value);
    if (!result.ok) throw new ScenarioError(result.issues, path);
    return result.scenario;
  };
  return {
    ...manifest,
    scenario: scenarioOf(parsed.scenario),
    ...drawnOf(drawn),
    ...(other && {
      other: { names: other.names, scenario: scenarioOf(other.scenario), ...drawnOf(other.drawn) },
    }),
  };
}

function checkManifest<Shape extends { readonly engine: string }>(
  schema: z.ZodType<Shape>,
  value: unknown,
  path: string,
): Shape {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ScenarioError(shapeIssues(schema, value).issues, path);
  const { engine } = parsed.data;
  if (engine === engineVersion) return parsed.data;
  const hint = `npx churnkit@${engine} repeats it`;
  throw new ScenarioError([{ path: "engine", expected: engineVersion, found: engine, hint }], path);
}
