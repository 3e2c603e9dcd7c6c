import type { Parameter, Parameters } from "../market/parameter.ts";

/** Width of the central 90 % of a normal distribution in standard deviations. */
const CENTRAL_90 = 2 * 1.6448536269514722;

/** A prior belief about a parameter, read as a normal distribution cut at the ends of what makes sense. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
  readonly range: readonly [number, number];
}

/** The prior of a parameter: the one it had before it was calibrated, else its value and range. */
export function priorOf(parameter: Parameter): Prior {
  const { mean, range } = parameter.prior ?? { mean: parameter.value, range: parameter.range };
  return { mean, sd: (range[1] - range[0]) / CENTRAL_90, range };
}

/** Parameters with some values replaced as calibrated ones; each keeps its prior. */
export function calibrated(
  parameters: Parameters,
  values: Readonly<Record<string, number>>,
  source: string,
): Parameters {
  const next: Record<string, Parameter> = { ...parameters };
  for (const [id, value] of Object.entries(values)) {
    const parameter = parameters[id];
    const { mean, range } = priorOf(parameter);
    next[id] = { ...parameter, value, evidence: "calibrated", source, prior: { mean, range } };
  }
  return next;
}

/** Parameters with values replaced for a trial, nothing else changed. */
export function withValues(parameters: Parameters, values: Readonly<Record<string, number>>): Parameters {
  const next: Record<string, Parameter> = { ...parameters };
  for (const [id, value] of Object.entries(values)) next[id] = { ...parameters[id], value };
  return next;
}
