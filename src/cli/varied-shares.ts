import { type AttributeOptions, type AttributionPlan, attributionPlan } from "../experiment/attribute.ts";
import type { Attribution } from "../experiment/attribution.ts";
import { priorOf } from "../market/prior.ts";
import { didYouMean } from "../scenario/nearest.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { settled } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";

/** The shares with one value of the scenario at either end of a range, all else as it is. */
export interface VariedShares {
  readonly path: string;
  readonly low: VariedEnd;
  readonly high: VariedEnd;
}

interface VariedEnd {
  readonly value: number;
  /** Mean share by event. */
  readonly shares: Readonly<Record<string, number>>;
}

/** A value and its range, before any run. */
export interface Variation {
  readonly path: string;
  readonly ends: readonly { readonly value: number; readonly plan: AttributionPlan }[];
}

/**
 * The attributions at both ends of each range that `--vary` names: `path=low,high` with a path as of `--set`, or the id of
 * a parameter alone for the range of its prior.
 *
 * @throws UsageError If a text is neither. @throws ScenarioError If a path is unknown.
 */
export function variations(
  scenario: Scenario,
  texts: readonly string[],
  options: AttributeOptions,
): Variation[] {
  return texts.map((text) => {
    const { path, range } = rangeOf(scenario, text);
    const ends = range.map((value) => ({
      value,
      plan: attributionPlan(settled(scenario, [`${path}=${value}`], "--vary"), options),
    }));
    return { path, ends };
  });
}

/** What the runs of a variation say. */
export function variedShares({ path, ends }: Variation, results: readonly Attribution[]): VariedShares {
  const [low, high] = ends.map(({ value }, index) => {
    const { shares } = results[index];
    return { value, shares: Object.fromEntries(shares.map(({ event, mean }) => [event, mean])) };
  });
  return { path, low, high };
}

function rangeOf({ parameters }: Scenario, text: string) {
  const at = text.indexOf("=");
  if (at < 0) {
    const id = text.replace(/^parameters\./, "");
    if (!Object.hasOwn(parameters, id)) {
      const hint = didYouMean(id, Object.keys(parameters));
      throw new UsageError("--vary", "path=low,high or the id of a parameter", text, hint);
    }
    return { path: `parameters.${id}`, range: priorOf(parameters[id]).range };
  }
  const range = text
    .slice(at + 1)
    .split(",")
    .map((end) => (end.trim() === "" ? Number.NaN : Number(end)));
  if (range.length !== 2 || !range.every(Number.isFinite)) {
    throw new UsageError("--vary", "path=low,high with two numbers", text);
  }
  return { path: text.slice(0, at).trim(), range };
}
