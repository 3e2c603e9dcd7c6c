import { pow } from "../random/exp.ts";
import { normalQuantile } from "../random/normal.ts";

/** How much one component is worth across the population, in dollars per month for one unit of it. */
export interface ComponentTaste {
  readonly mean: number;
  readonly sd: number;
  /** The worth of n units is n to this power times the worth of one. */
  readonly exponent: number;
}

/**
 * Equally likely types of subscriber by what each component is worth to them. Together they stand for a normal
 * distribution, cut at 0: nobody pays to be rid of a component.
 */
export interface TasteTypes {
  readonly count: number;
  readonly components: number;
  /** Dollars per month for one unit; `count` rows of `components`. */
  readonly worth: Float64Array;
}

/**
 * Spread `count` types evenly over the joint distribution of tastes.
 *
 * The points are an additive-recurrence lattice (Roberts 2018, the "R-sequence": steps by powers of the root of
 * `x^(d+1) = x + 1`), mapped through the normal quantile. The first two components may be correlated.
 *
 * @param correlation Of components 0 and 1, in (-1, 1); ignored with one component.
 * @returns Worth per type and component, not negative.
 */
export function tasteTypes(
  tastes: readonly ComponentTaste[],
  correlation: number,
  count: number,
): TasteTypes {
  const components = tastes.length;
  const worth = new Float64Array(count * components);
  let root = 2;
  for (let step = 0; step < 60; step++) root = pow(1 + root, 1 / (components + 1));
  for (let type = 0; type < count; type++) {
    const normals: number[] = [];
    for (let component = 0; component < components; component++) {
      // With one component the midpoints of equal slices are even more even than the recurrence.
      const point =
        components === 1 ? (type + 0.5) / count : (0.5 + (type + 1) * pow(root, -(component + 1))) % 1;
      normals.push(normalQuantile(point));
    }
    if (components > 1) {
      normals[1] = correlation * normals[0] + Math.sqrt(1 - correlation * correlation) * normals[1];
    }
    for (let component = 0; component < components; component++) {
      const { mean, sd } = tastes[component];
      worth[type * components + component] = Math.max(0, mean + sd * normals[component]);
    }
  }
  return { count, components, worth };
}

/**
 * Amount in which the worth of an option's components is counted: `units ^ exponent` per component.
 *
 * @param units Units of each component that the option gives; length = number of components.
 */
export function componentAmounts(tastes: readonly ComponentTaste[], units: readonly number[]): Float64Array {
  return Float64Array.from(tastes, (taste, component) =>
    units[component] > 0 ? pow(units[component], taste.exponent) : 0,
  );
}
