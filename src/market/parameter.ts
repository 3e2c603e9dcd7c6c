import type { Evidence } from "./evidence.ts";

/** A behavioural parameter: a number never appears in the engine without these five. */
export interface Parameter {
  readonly value: number;
  /** Unit in words, e.g. `probability per renewal`, `dollars per month`. */
  readonly unit: string;
  /** Roughly the central 90 % of what the evidence supports, both ends included. */
  readonly range: readonly [number, number];
  readonly evidence: Evidence;
  readonly source: string;
  /** What the parameter means, in a sentence. */
  readonly meaning?: string;
  /** Set by `churnkit calibrate`: the prior that the fitted value started from. */
  readonly prior?: { readonly mean: number; readonly range: readonly [number, number] };
}

/** Parameters by dotted name, e.g. `attention.notice`. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** Whether a unit says that a parameter lies from 0 to 1: a share or a probability of something. */
export function isShareUnit(unit: string): boolean {
  return unit.startsWith("probability") || unit.startsWith("share");
}

/**
 * The value of a parameter.
 *
 * @throws RangeError If the scenario does not have it.
 */
export function parameterValue(parameters: Parameters, id: string): number {
  const parameter = parameters[id];
  if (parameter === undefined)
    throw new RangeError(
      `missing parameter; a complete scenario must have it: ${id} (loadScenarioFile of churnkit/node, or parseScenario, fills in what a file does not set)`,
    );
  return parameter.value;
}
