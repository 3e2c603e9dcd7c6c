import { ordinaryAttention } from "../behaviour/attention.ts";
import { smallWorld } from "../behaviour/word-of-mouth.ts";
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

/** A key and a number of places for asking whether there could be such ties. */
const ANY_KEY = { k0: 0, k1: 0 };
const MANY_PLACES = 1000;

/**
 * Whether parameters can be together. Active subscribers cannot think more than once a renewal, whatever share is inert; and
 * there is an upper limit to ties. Other points have no prior probability.
 *
 * @param value Of a parameter; undefined if there is no such parameter.
 */
export function arePossible(value: (id: string) => number | undefined): boolean {
  const [mean, inertShare, inertRatio, ties] = [
    value("attention.ordinary"),
    value("attention.inertShare"),
    value("attention.inertRatio"),
    value("wordOfMouth.ties"),
  ];
  try {
    if (mean !== undefined && inertShare !== undefined && inertRatio !== undefined)
      ordinaryAttention(mean, inertShare, inertRatio);
    if (ties !== undefined) smallWorld(ANY_KEY, MANY_PLACES, Math.round(ties), 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
