import { isShareUnit, type Parameter, type Parameters } from "../market/parameter.ts";
import { componentsOf } from "../scenario/component-check.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** A behavioural parameter as a slider shows it. */
export interface ParameterLever {
  readonly id: string;
  readonly parameter: Parameter;
  readonly original: number;
  /** Ends of the slider: beyond the range by half its width where the unit allows it. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Whether the value lies outside what the evidence supports. */
  readonly isOutside: boolean;
}

/** Parameters by the part of behaviour that they belong to, in the order of the file. */
export function parameterGroups(
  parameters: Parameters,
  originals: Parameters,
): ReadonlyMap<string, readonly ParameterLever[]> {
  const groups = new Map<string, ParameterLever[]>();
  for (const [id, parameter] of Object.entries(parameters)) {
    const original = originals[id]?.value ?? parameter.value;
    const lever = leverOf(id, parameter, original);
    const group = id.slice(0, id.indexOf("."));
    groups.set(group, [...(groups.get(group) ?? []), lever]);
  }
  return groups;
}

/** Parameters that move something in a scenario: without the tastes for components that no plan has. */
export function usedParameters(scenario: Scenario): Parameters {
  const components = componentsOf(scenario);
  const isUsed = (id: string) => {
    const component = /^taste\.([^.]+)\./.exec(id)?.[1];
    // Tastes for two components go together; with one there is nothing to go with.
    return component === undefined
      ? id !== "taste.correlation" || components.size > 1
      : components.has(component);
  };
  return Object.fromEntries(Object.entries(scenario.parameters).filter(([id]) => isUsed(id)));
}

/** Steps of a slider from end to end. */
const STEPS = 400;

function leverOf(id: string, parameter: Parameter, original: number): ParameterLever {
  const [low, high] = parameter.range;
  const beyond = (high - low) / 2;
  const least = low >= 0 ? Math.max(0, low - beyond) : low - beyond;
  const most = isShareUnit(parameter.unit) ? Math.min(1, high + beyond) : high + beyond;
  const { value } = parameter;
  const min = Math.min(least, value, original);
  const max = Math.max(most, value, original);
  return {
    id,
    parameter,
    original,
    min,
    max,
    step: stepFor(max - min),
    isOutside: value < low || value > high,
  };
}

/** The power of ten that gives at least `STEPS` steps. */
function stepFor(width: number): number {
  let step = 1;
  while (width / step < STEPS && step > 1e-6) step /= 10;
  return Number(step.toFixed(6));
}

/** The name of a parameter in words: `Word of mouth: per tie`. */
export function parameterTitle(id: string): string {
  const split = id.indexOf(".");
  return `${inWords(id.slice(0, split))}: ${inWords(id.slice(split + 1)).toLowerCase()}`;
}

/** A name of code in words: `Per tie`. */
export function inWords(name: string): string {
  const words = name
    .replaceAll(".", " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words[0].toUpperCase() + words.slice(1);
}
