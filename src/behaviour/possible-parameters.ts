import { ordinaryAttention } from "./attention.ts";
import { smallWorld } from "./word-of-mouth.ts";

/** The value of a parameter; undefined if there is no such parameter. */
export type ParameterValues = (id: string) => number | undefined;

/** Parameters that cannot have any values together. */
export interface ParameterBond {
  readonly ids: readonly string[];
  /** Whether they can have these values together; true if one of them is not there. */
  isPossible(values: ParameterValues): boolean;
}

/** A key and a number of places for asking whether there could be such ties. */
const ANY_KEY = { k0: 0, k1: 0 };
const MANY_PLACES = 1000;

/**
 * All there are: active subscribers cannot think more than once a renewal, whatever share is inert; and there is an upper
 * limit to ties.
 */
export const parameterBonds: readonly ParameterBond[] = [
  bond(["attention.ordinary", "attention.inertShare", "attention.inertRatio"], ordinaryAttention),
  bond(["wordOfMouth.ties"], (ties) => smallWorld(ANY_KEY, MANY_PLACES, Math.round(ties), 0)),
];

/** Whether parameters can be together at all; points where they cannot have no prior probability. */
export function arePossible(values: ParameterValues): boolean {
  return parameterBonds.every(({ isPossible }) => isPossible(values));
}

/** @param check Throws a RangeError at values that cannot be. */
function bond<const Ids extends readonly string[]>(
  ids: Ids,
  check: (...values: { [K in keyof Ids]: number }) => unknown,
): ParameterBond {
  return {
    ids,
    isPossible(values) {
      const found = ids.map(values);
      if (found.includes(undefined)) return true;
      try {
        check(...(found as { [K in keyof Ids]: number }));
        return true;
      } catch (error) {
        if (error instanceof RangeError) return false;
        throw error;
      }
    },
  };
}
