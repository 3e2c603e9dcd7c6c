import { isAttentionPossible } from "./attention.ts";
import { areTiesPossible } from "./word-of-mouth.ts";

/** The value of a parameter; undefined if there is no such parameter. */
export type ParameterValues = (id: string) => number | undefined;

/** Parameters that cannot have any values together. */
export interface ParameterBond {
  readonly ids: readonly string[];
  /** Whether they can have these values together; true if one of them is not there. */
  isPossible(values: ParameterValues): boolean;
}

/**
 * All there are: active subscribers cannot think more than once a renewal, whatever share is inert; and there is an upper
 * limit to ties.
 */
export const parameterBonds: readonly ParameterBond[] = [
  bond(["attention.ordinary", "attention.inertShare", "attention.inertRatio"], isAttentionPossible),
  bond(["wordOfMouth.ties"], (ties) => areTiesPossible(Math.round(ties))),
];

/** Whether parameters can be together at all; points where they cannot have no prior probability. */
export function arePossible(values: ParameterValues): boolean {
  return parameterBonds.every(({ isPossible }) => isPossible(values));
}

function bond<const Ids extends readonly string[]>(
  ids: Ids,
  areValuesPossible: (...values: { [K in keyof Ids]: number }) => boolean,
): ParameterBond {
  return {
    ids,
    isPossible(values) {
      const found = ids.map(values);
      return found.includes(undefined) || areValuesPossible(...(found as { [K in keyof Ids]: number }));
    },
  };
}
