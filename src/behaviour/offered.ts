import { exp } from "../random/exp.ts";
import type { ChoiceConditions } from "./choice.ts";
import { worthOdds } from "./worth-odds.ts";

/** What a choice is among, as those see it who like the options by so many dollars per month. */
export interface Offered {
  readonly conditions: ChoiceConditions;
  readonly liking: Float64Array;
  /** Logit scale, dollars per month. */
  readonly scale: number;
}

/** Two factors of the odds of each option: of its worth to each type, and of all else. */
export interface Factors {
  readonly worth: Float64Array;
  readonly rest: Float64Array;
}

/** Sizes of an exponent up to which exponentials are multiplied instead of their exponents added. */
const MOST_EXPONENT = 100;

/** Undefined where an exponent is so large that a product could leave the floating range. */
export function factorsOf({ conditions, liking, scale }: Offered): Factors | undefined {
  const { available, price, burden } = conditions;
  const worth = worthOdds(conditions.worth, scale, MOST_EXPONENT);
  if (!worth) return undefined;
  const rest = new Float64Array(price.length);
  for (let index = 0; index < price.length; index++) {
    if (!available[index]) continue;
    const exponent = (liking[index] - price[index] - burden[index]) / scale;
    if (!(Math.abs(exponent) <= MOST_EXPONENT)) return undefined;
    rest[index] = exp(exponent);
  }
  return { worth, rest };
}
