import type { Scenario } from "#engine/scenario/scenario.js";

/** A scenario with other values of parameters. @throws RangeError If it lacks one. */
export function withValues(scenario: Scenario, values: Readonly<Record<string, number>>): Scenario {
  const parameters = { ...scenario.parameters };
  for (const [name, value] of Object.entries(values)) {
    if (!parameters[name]) throw new RangeError(`unknown parameter: ${name}`);
    parameters[name] = { ...parameters[name], value };
  }
  return { ...scenario, parameters };
}
