import type { Change } from "../experiment/compare.ts";
import { formatJson } from "../node/data/format-json.ts";
import { engineVersion } from "../node/engine-version.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { SensitivityMethod } from "../sensitivity/sensitivity.ts";
import type { DrawnRecord } from "./drawn-worlds.ts";
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

/** What `sensitivity` was asked. */
export interface SensitivityAsked {
  /** Case, or its folder, from which worlds are reckoned anew; absent for a single scenario file. */
  readonly from?: string;
  readonly method: SensitivityMethod | "one-at-a-time";
  readonly quantity: readonly string[];
  readonly period?: string;
  readonly parameters?: string;
  readonly over: "prior" | "posterior";
  /** SHA-256 of the posterior's file, if it is asked over that. */
  readonly posterior?: string;
  readonly without: readonly string[];
  readonly points?: number;
  readonly most: number;
  readonly chance?: boolean;
}

/** What `validate` was asked. */
export interface ValidationAsked {
  /** Cases that are reported, if not all. */
  readonly cases?: readonly string[];
  /** Folder of cases that are not in the bank. */
  readonly caseDir?: string;
  /** SHA-256 of everything that was predicted with and held against. */
  readonly inputs: string;
}

/** All that decides what a command of one scenario gives. */
export interface Manifest {
  readonly engine: string;
  readonly command: "run" | "compare" | "attribute" | "sensitivity";
  readonly options: RecordedOptions;
  /** Of `run` and `compare`: true if quarters and evenings were kept and not ledgers, which makes other files. */
  readonly isEnsemble?: boolean;
  /** What `run --set` changed; the scenario has it. */
  readonly set?: readonly string[];
  /** Of `compare`. */
  readonly change?: Change;
  /** Of `compare` with a second scenario. */
  readonly other?: {
    readonly names: readonly [string, string];
    readonly scenario: Scenario;
    readonly drawn?: DrawnRecord;
  };
  /** Of `compare`: what the changed world is called. */
  readonly name?: string;
  /** Of `attribute`. */
  readonly attribution?: AttributionAsked;
  /** Of `sensitivity`. */
  readonly sensitivity?: SensitivityAsked;
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
  /** Last day whose observations the model was fitted to; charts say it. */
  readonly fittedUntil?: string;
  /** True if `--set` changed the scenario. */
  readonly isChanged?: boolean;
  /** The draws, if the options have any. */
  readonly drawn?: DrawnRecord;
}

/** All that decides what `validate` gives. */
export interface ValidationManifest {
  readonly engine: string;
  readonly command: "validate";
  readonly options: { readonly subscribers: number; readonly draws: number };
  readonly validation: ValidationAsked;
}

/** The options that a manifest keeps, in a fixed order and without those that were not given. */
export function recorded({ subscribers, seed, replicates, draws, until }: RecordedOptions): RecordedOptions {
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
  const { command, options, scenario, observed } = manifest;
  const { isEnsemble, set, change, other, name, attribution, sensitivity } = manifest;
  const { fittedUntil, isChanged, drawn } = manifest;
  const optional = {
    ...(isEnsemble && { isEnsemble }),
    ...(set && set.length > 0 && { set }),
    ...(change && { change }),
    ...(other && { other: otherRecord(other) }),
    ...(name !== undefined && { name }),
    ...(attribution && { attribution }),
    ...(sensitivity && { sensitivity }),
    ...(fittedUntil !== undefined && { fittedUntil }),
    ...(isChanged && { isChanged }),
    ...(drawn && { drawn: recordOf(drawn) }),
  };
  return formatJson({ engine: engineVersion, command, options, ...optional, scenario, observed });
}

function otherRecord({ names, scenario, drawn }: NonNullable<Manifest["other"]>): Manifest["other"] {
  return { names, ...(drawn && { drawn: recordOf(drawn) }), scenario };
}

function recordOf({ posterior, kept, undrawn, from }: DrawnRecord): DrawnRecord {
  return { posterior, kept, ...(undrawn && { undrawn }), ...(from !== undefined && { from }) };
}

/** The text of a manifest of `validate`. */
export function validationManifestText({
  options,
  validation,
}: Omit<ValidationManifest, "engine" | "command">): string {
  return formatJson({ engine: engineVersion, command: "validate", options, validation });
}
