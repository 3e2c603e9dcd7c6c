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
  const exponents = price.map((dollars, index) => (liking[index] - dollars - burden[index]) / scale);
  const isUsable = exponents.every((size, index) => !available[index] || Math.abs(size) <= MOST_EXPONENT);
  if (!worth || !isUsable) return undefined;
  return { worth, rest: exponents.map((size, index) => (available[index] ? exp(size) : 0)) };
}
