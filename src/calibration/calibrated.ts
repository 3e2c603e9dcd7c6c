import type { Parameter, Parameters } from "../market/parameter.ts";
import { priorOf } from "../market/prior.ts";

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
