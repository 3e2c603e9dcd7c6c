import type { Parameter } from "../market/parameter.ts";
import { priorQuantile } from "../market/prior.ts";
import { normalCdf } from "../random/normal.ts";

/** The value of a parameter at a score; scores are standard normal under the prior. */
export function valueAtScore(parameter: Parameter, score: number): number {
  return priorQuantile(parameter, normalCdf(score));
}

/** Scores beyond this are further out than a prior says anything about. */
const FURTHEST = 6;

/** The score of a value, by bisection; at most 6, for values at or beyond the limits. */
export function scoreOfValue(parameter: Parameter, value: number): number {
  let [low, high] = [-FURTHEST, FURTHEST];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (valueAtScore(parameter, middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
