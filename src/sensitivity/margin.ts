import type { Draw } from "../market/draw.ts";
import type { Evidence } from "../market/evidence.ts";
import type { Parameters } from "../market/parameter.ts";
import { priorOf, priorQuantile } from "../market/prior.ts";
import { didYouMean } from "../scenario/nearest.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { quantileOfSorted, sorted } from "../statistics/quantile.ts";

/** What is believed of one parameter by itself. */
export interface Margin {
  readonly id: string;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly meaning?: string;
  readonly over: "prior" | "posterior";
  /** Its central 90 %. */
  readonly low: number;
  readonly high: number;
  /** The value below which it lies with a given probability, 0..1. */
  at(share: number): number;
}

/** Which parameters, and by what they are believed. */
export interface MarginOptions {
  /** Ids; all that are uncertain by default. */
  readonly ids?: readonly string[];
  /** Joint draws of the posterior: of the parameters that they have, their margins count instead of the priors. */
  readonly draws?: readonly Draw[];
}

const RULES = { ids: OPTION.list, draws: OPTION.list } satisfies Record<keyof MarginOptions, unknown>;

/**
 * The margins of parameters: the prior of each (see `priorQuantile`), or the quantiles of its values in the posterior's
 * draws. A parameter whose range has no width is left out unless it is asked for.
 *
 * @throws TypeError If there is no such option, or an option is not of its kind.
 * @throws RangeError If an id is unknown; names the nearest.
 */
export function marginsOf(parameters: Parameters, options: MarginOptions = {}): Margin[] {
  checkOptions(options, RULES);
  const { ids, draws } = options;
  const known = Object.keys(parameters);
  const unknown = ids?.find((id) => !Object.hasOwn(parameters, id));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, known);
    throw new RangeError(
      `invalid parameters; must be ids of parameters: ${unknown}${hint === undefined ? "" : ` (${hint})`}`,
    );
  }
  const chosen = ids === undefined ? known : [...new Set(ids)];
  const margins = chosen.map((id) => {
    const values =
      draws?.[0] !== undefined && Object.hasOwn(draws[0], id) ? draws.map((draw) => draw[id]) : [];
    return values.length === 0 ? priorMargin(parameters, id) : posteriorMargin(parameters, id, values);
  });
  return ids === undefined ? margins.filter(({ low, high }) => low < high) : margins;
}

function priorMargin(parameters: Parameters, id: string): Margin {
  const parameter = parameters[id];
  const [low, high] = priorOf(parameter).range;
  return {
    ...known(parameters, id),
    over: "prior",
    low,
    high,
    at: (share) => priorQuantile(parameter, share),
  };
}

function posteriorMargin(parameters: Parameters, id: string, values: readonly number[]): Margin {
  const ascending = sorted(values);
  const at = (share: number): number => quantileOfSorted(ascending, share);
  return { ...known(parameters, id), over: "posterior", low: at(0.05), high: at(0.95), at };
}

function known(parameters: Parameters, id: string) {
  const { unit, evidence, meaning } = parameters[id];
  return { id, unit, evidence, ...(meaning !== undefined && { meaning }) };
}
